/**
 * What people in office promised, and what became of it.
 *
 * <p>It knows a promise with its words, source and occasion, every step with its evidence and the two people behind it,
 * and what the office means to do about it. A commitment is public from the moment that two people have verified it; who
 * they are never is. Showing it as a feed, a badge or a file is left to {@code tracker}.
 */
@NullMarked
package org.hemicycle.content.commitment;

import org.jspecify.annotations.NullMarked;
