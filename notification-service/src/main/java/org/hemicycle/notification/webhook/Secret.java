package org.hemicycle.notification.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret shared with the owner of a webhook, sealed.
 *
 * @param sealed what the vault made of it
 * @param madeAt when it was made
 * @param until when it stops signing, where it has a successor
 */
public record Secret(byte[] sealed, Instant madeAt, @Nullable Instant until) {

    /** Whether messages are signed with it at a time. */
    boolean signsAt(Instant now) {
        return until == null || until.isAfter(now);
    }
}
