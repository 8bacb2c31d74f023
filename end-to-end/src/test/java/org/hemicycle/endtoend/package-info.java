/**
 * The whole system, started once with all its processes, and what must be true of it from outside: requests through the
 * gateway, mails in the catcher, pages in a browser, and the same after something was killed, doubled or stopped.
 *
 * <p>Nothing here knows the inside of a service; what it expects is written by hand, as users and neighbours see it.
 */
@NullMarked
package org.hemicycle.endtoend;

import org.jspecify.annotations.NullMarked;
