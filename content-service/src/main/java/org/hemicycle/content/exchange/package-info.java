/**
 * The directory as files: Popolo JSON and CSV, in and out.
 *
 * <p>A file is read as a whole and held to every rule before anything happens; then it says what it would do, and is carried
 * out in parts when told to. Whoever carries it out goes on where the record ends, so a crash loses nothing. What the
 * records mean, and who may see them, it leaves to their own packages.
 */
@NullMarked
package org.hemicycle.content.exchange;

import org.jspecify.annotations.NullMarked;
