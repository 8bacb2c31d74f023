/**
 * What was given up, with the reason, and the way back: mails after their last attempt, and messages nobody could read.
 *
 * <p>It lists and replays; the mails' records belong to {@code delivery}, the messages stay on their dead-letter topics.
 */
@NullMarked
package org.hemicycle.notification.deadletter;

import org.jspecify.annotations.NullMarked;
