/**
 * Posts, and who holds them or belongs to an organization from when until when (Popolo).
 *
 * <p>A question about a day gets the answer of that day, as precisely as the sources allow: what they know, what they
 * leave open, and what one holder's being in office says about the others. Who the people and the bodies are is known
 * elsewhere; what was promised in an office too.
 */
@NullMarked
package org.hemicycle.content.membership;

import org.jspecify.annotations.NullMarked;
