/**
 * Which path goes to which part of the system, how long that part may take, and what is said when it does not answer.
 * {@link Routes} is the whole table; the other types are what its columns mean. Who is signed in is decided next door,
 * in {@code session}; what a person may do with a record is decided by the services.
 */
@NullMarked
package org.hemicycle.gateway.route;

import org.jspecify.annotations.NullMarked;
