/**
 * Search over everything public in all its languages.
 *
 * <p>Each instance keeps an index of its own, builds it when it starts and follows what the topics say has changed. The
 * package knows how words are compared, what is found first, and which part of a text is shown; what there is to find it
 * asks of {@code searchable}.
 */
@NullMarked
package org.hemicycle.content.search;

import org.jspecify.annotations.NullMarked;
