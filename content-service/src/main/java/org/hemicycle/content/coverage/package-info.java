/**
 * Coverage: when each area and each institution was last met, written about and promised something.
 *
 * <p>It reads what is public from the occasions, articles and commitments and keeps nothing of its own. How recent is
 * recent enough is for its readers to say.
 */
@NullMarked
package org.hemicycle.content.coverage;

import org.jspecify.annotations.NullMarked;
