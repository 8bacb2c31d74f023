/**
 * Pages for who wants to be told: sign-up, confirmation, preferences, farewell.
 *
 * <p>A token in an address is an opaque word; notification-service alone can read it. Opening a page changes nothing,
 * because mail scanners open every link; only a button does.
 */
@NullMarked
package org.hemicycle.web.subscriber;

import org.jspecify.annotations.NullMarked;
