package org.hemicycle.web.history;

import java.time.Instant;
import org.hemicycle.web.upstream.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What pages ask of notification-service about what became of mails. */
@HttpExchange("/api/deliveries")
public interface DeliveriesApi {

    @GetExchange
    ResponseEntity<Listing<Mailed>> deliveries(
            @RequestParam(required = false) @Nullable String subscriber,
            @RequestParam(required = false) @Nullable String notice,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam int limit);

    @PostExchange("/lookup")
    ResponseEntity<Found> lookup(@RequestBody Question question);

    /** An address that somebody asks about; never in the path, where a log would keep it. */
    record Question(String email) {}

    /** Which subscriber has the address, and whether it is on the suppression list. */
    record Found(@Nullable String subscriber, @Nullable String suppressed, @Nullable Instant since) {}

    /** What became of one mail; the state is one of {@code planned, sent, deferred, bounced, suppressed, given-up}. */
    record Mailed(
            @Nullable String notice,
            @Nullable String type,
            @Nullable String title,
            String subscriber,
            String state,
            int attempts,
            @Nullable String reason,
            @Nullable Instant plannedAt,
            @Nullable Instant at,
            @Nullable Instant due) {

        /** How the state looks. */
        public String mark() {
            return switch (state) {
                case "sent" -> "good";
                case "bounced", "given-up" -> "bad";
                default -> "note";
            };
        }
    }
}
