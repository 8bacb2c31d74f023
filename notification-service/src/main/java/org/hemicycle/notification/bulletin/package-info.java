/**
 * Bulletins: mails that staff write themselves, in several languages, to whom it concerns at the moment of sending.
 *
 * <p>It knows what a bulletin may say, when it may be changed, scheduled, paused and stopped, and cuts it into chunks
 * in the same write that starts it. Serving the chunks it leaves to {@code delivery}, whom they reach to
 * {@code subscriber}.
 */
@NullMarked
package org.hemicycle.notification.bulletin;

import org.jspecify.annotations.NullMarked;
