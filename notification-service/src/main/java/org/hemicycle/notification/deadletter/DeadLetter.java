package org.hemicycle.notification.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was given up.
 *
 * @param id what to replay it by
 * @param kind {@code mail}, {@code chunk} (no server answered for any of it) or {@code message}
 * @param reason why
 * @param at when it was given up
 * @param notice the notice, for a mail or a chunk of one
 * @param subscriber the subscriber's id, for a mail
 * @param attempts how often it was tried, for a mail
 * @param topic the topic it came from, for a message
 * @param key its key, for a message that has one
 * @param type its type, for a message that names one
 * @param body the beginning of its body, for a message
 */
public record DeadLetter(
        String id,
        String kind,
        String reason,
        Instant at,
        @Nullable String notice,
        @Nullable String subscriber,
        @Nullable Integer attempts,
        @Nullable String topic,
        @Nullable String key,
        @Nullable String type,
        @Nullable String body) {}
