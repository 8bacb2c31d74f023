/**
 * Answers what one person is to be told of a visit or briefing, at the moment when somebody is about to tell them.
 *
 * <p>It knows no rule of its own: each kind of subject brings its source. The address goes out here and nowhere else,
 * to a client with {@code concerns:read}.
 */
@NullMarked
package org.hemicycle.events.concern;

import org.jspecify.annotations.NullMarked;
