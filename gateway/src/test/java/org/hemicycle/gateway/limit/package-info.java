/** How much and how often. */
@NullMarked
package org.hemicycle.gateway.limit;

import org.jspecify.annotations.NullMarked;
