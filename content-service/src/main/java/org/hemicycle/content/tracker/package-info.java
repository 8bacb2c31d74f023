/**
 * Commitments for other sites and programs: a feed of their steps, badges and files.
 *
 * <p>It shows what {@code commitment} makes public, and nothing else.
 */
@NullMarked
package org.hemicycle.content.tracker;

import org.jspecify.annotations.NullMarked;
