/**
 * What the world has been told of a visit: numbered editions, and what differs between two of them for one person, for
 * the public and for staff.
 *
 * <p>Editions never change once they are told. When one is published is the visit's decision; whom to tell follows from
 * the differences computed here.
 */
@NullMarked
package org.hemicycle.events.edition;

import org.jspecify.annotations.NullMarked;
