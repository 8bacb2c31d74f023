/** The table of routes, tried over HTTP against servers that stand in for the services. */
@NullMarked
package org.hemicycle.gateway.route;

import org.jspecify.annotations.NullMarked;
