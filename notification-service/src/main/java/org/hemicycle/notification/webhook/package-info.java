/**
 * The addresses of other programs that want to be told by webhook: registered, tried for where they lead, and signed for.
 *
 * <p>It knows who wants what and the secrets shared with them, and which network addresses nobody may be sent to. Taking
 * events there it leaves to {@code courier}.
 */
@NullMarked
package org.hemicycle.notification.webhook;

import org.jspecify.annotations.NullMarked;
