package org.hemicycle.notification.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one mail to one subscriber.
 *
 * @param notice the id of the notice or digest, or null for a letter about a sign-up
 * @param type the wire name of the message that caused it, {@code digest}, {@code bulletin} or {@code sign-up}
 * @param title what it is about, where that is known
 * @param subscriber the id of the subscriber
 * @param state {@code planned}, {@code sent}, {@code deferred}, {@code bounced}, {@code suppressed} or {@code given-up}
 * @param attempts how often it was tried in vain
 * @param reason why it waits, came back or was not sent, where there is a reason
 * @param plannedAt when it was first taken up
 * @param at when it came to this state, where that is known
 * @param due when it is tried next, where it waits
 */
public record Line(
        @Nullable String notice,
        String type,
        @Nullable String title,
        String subscriber,
        String state,
        int attempts,
        @Nullable String reason,
        Instant plannedAt,
        @Nullable Instant at,
        @Nullable Instant due) {

    Line named(String type, @Nullable String title) {
        return new Line(notice, type, title, subscriber, state, attempts, reason, plannedAt, at, due);
    }

    Line bounced(String words, Instant returned) {
        return new Line(notice, type, title, subscriber, "bounced", attempts, words, plannedAt, returned, null);
    }
}
