/**
 * Digests: what happened since the last one, told at the reader's local hour in one mail, with what is still true.
 *
 * <p>It knows when each slot's time comes and what a reader is told then, and cuts each digest into chunks in the same
 * write. Who waits for which slot it asks {@code subscriber}; serving the chunks it leaves to {@code delivery}.
 */
@NullMarked
package org.hemicycle.notification.digest;

import org.jspecify.annotations.NullMarked;
