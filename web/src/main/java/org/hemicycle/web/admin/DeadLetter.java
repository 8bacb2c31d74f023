package org.hemicycle.web.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was given up.
 *
 * @param id what to replay it by
 * @param kind {@code mail}, {@code chunk} or {@code message}
 * @param reason why it was given up
 * @param at when
 * @param notice the notice, for a mail or a chunk of one
 * @param attempts how often it was tried
 * @param topic where a message came from
 * @param type its message type, if it could be read
 */
public record DeadLetter(
        String id,
        @Nullable String kind,
        @Nullable String reason,
        @Nullable Instant at,
        @Nullable String notice,
        @Nullable Integer attempts,
        @Nullable String topic,
        @Nullable String type) {}
