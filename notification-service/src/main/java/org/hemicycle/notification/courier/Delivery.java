package org.hemicycle.notification.courier;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One notice on its way to one webhook. It holds neither the message, which is made of the notice each time it is sent,
 * nor anything of the answers but their status.
 *
 * @param id the webhook's id and the message's
 * @param webhook the webhook
 * @param messageId the {@code webhook-id}: the same at every attempt, and at every webhook
 * @param notice the notice
 * @param type wire name of what happened
 * @param subject the visit, briefing or article that it is about
 * @param state what became of it
 * @param tries how often it was tried since it was planned or last replayed
 * @param due when it is to be tried, or null where nothing is to be done
 * @param plannedAt when it was planned
 * @param attempts every attempt, the first first, as far as they are kept
 */
@Document(Deliveries.COLLECTION)
record Delivery(
        @Id String id,
        String webhook,
        String messageId,
        String notice,
        String type,
        String subject,
        State state,
        int tries,
        @Nullable Instant due,
        Instant plannedAt,
        @Nullable List<Attempt> attempts) {

    /** What became of a delivery. */
    enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP,
        /** The webhook was disabled when it was due. */
        HELD;

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<State> named(@Nullable String wireName) {
            return Stream.of(values()).filter(state -> state.wireName().equals(wireName)).findFirst();
        }
    }

    /**
     * One attempt.
     *
     * @param at when it began
     * @param status the HTTP status, or null where there was no answer
     * @param milliseconds how long it took
     * @param error what was wrong, in a word of ours, or null where nothing was
     */
    record Attempt(Instant at, @Nullable Integer status, long milliseconds, @Nullable String error) {}

    static String id(String webhook, String messageId) {
        return webhook + "/" + messageId;
    }

    /** Every attempt that is kept, the first first. */
    List<Attempt> log() {
        return attempts == null ? List.of() : attempts;
    }
}
