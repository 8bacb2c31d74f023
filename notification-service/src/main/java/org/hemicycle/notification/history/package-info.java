/**
 * What became of mails to subscribers: found by subscriber, by notice or by address.
 *
 * <p>Nothing is written for it: the progress that chunks keep for themselves is the history, so it costs sending nothing.
 * It knows ids, times and reasons; an address only as a keyed hash, and no mail that was sent. It gives a subscriber their
 * part when they export it, and removes it when they want to be forgotten.
 */
@NullMarked
package org.hemicycle.notification.history;

import org.jspecify.annotations.NullMarked;
