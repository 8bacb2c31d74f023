/**
 * Personal links: whoever holds one may do one thing for one person at one visit or briefing, without signing in.
 *
 * <p>It knows keys, tokens and which of them still count, and nothing of what is done with them; a token says nothing
 * about its person to whoever reads it.
 */
@NullMarked
package org.hemicycle.events.link;

import org.jspecify.annotations.NullMarked;
