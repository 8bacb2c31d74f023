/** What the tests share: servers that stand in for the services, and a gateway started as a user would start it. */
@NullMarked
package org.hemicycle.gateway;

import org.jspecify.annotations.NullMarked;
