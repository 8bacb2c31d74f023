/**
 * The delegation of a visit: who travels, when they come and go, and apart from that, for who may see it, how they are
 * reached and what they need.
 *
 * <p>Addresses and needs are asked for only on the page of one person, and never stand in a list.
 */
@NullMarked
package org.hemicycle.web.delegation;

import org.jspecify.annotations.NullMarked;
