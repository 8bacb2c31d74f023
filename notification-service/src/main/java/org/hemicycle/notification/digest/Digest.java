package org.hemicycle.notification.digest;

import java.time.Instant;

/**
 * One digest of a slot.
 *
 * @param slot the slot's key
 * @param previous the time of the digest before
 * @param at its own time, which is when it is due and not when it was made
 * @param chunks how many chunks it was cut into
 */
record Digest(String slot, Instant previous, Instant at, int chunks) {}
