/**
 * The files that the platform starts from, and their import.
 *
 * <p>All files are read and checked before the first record is saved, so that a mistake in one of them changes nothing.
 * A record is saved when its seed is new or has changed; what editors do to it in between is not undone.
 */
@NullMarked
package org.hemicycle.content.seed;

import org.jspecify.annotations.NullMarked;
