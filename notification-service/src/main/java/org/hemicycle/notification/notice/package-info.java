/**
 * What subscribers are to be told: each message that concerns them becomes one notice, however often it arrives, and
 * several changes in quick succession become one notice of their net difference.
 *
 * <p>It decides whom a message concerns and how urgent it is, and cuts the work into chunks in the same write. Serving
 * the chunks it leaves to {@code delivery}.
 */
@NullMarked
package org.hemicycle.notification.notice;

import org.jspecify.annotations.NullMarked;
