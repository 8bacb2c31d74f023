/**
 * What single people are told themselves because a visit or briefing concerns them, and what became of it.
 *
 * <p>It keeps who was told which version of what, by ids; addresses, names and words are asked for by {@code concern}
 * when a telling is due and forgotten when the mail is gone. Changes that can wait are gathered for the quiet time.
 */
@NullMarked
package org.hemicycle.notification.telling;

import org.jspecify.annotations.NullMarked;
