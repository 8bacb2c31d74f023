/**
 * Bringing letters to mailboxes, a chunk of the audience at a time, with a record of what became of each.
 *
 * <p>It decides when to send, when to try again and when to give up, and keeps that in one document per chunk. Who is
 * concerned it asks at the moment of sending; how a mail looks and travels it leaves to {@code letter} and {@code mail}.
 */
@NullMarked
package org.hemicycle.notification.delivery;

import org.jspecify.annotations.NullMarked;
