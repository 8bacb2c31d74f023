/**
 * The pages on which staff write to subscribers: list, editor, preview, test mail, time, progress.
 *
 * <p>It knows how a bulletin is shown and which forms fit its state; what may be said and done is for
 * notification-service to judge.
 */
@NullMarked
package org.hemicycle.web.bulletin;

import org.jspecify.annotations.NullMarked;
