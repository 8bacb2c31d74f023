package org.hemicycle.web.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.hemicycle.web.upstream.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What pages ask of notification-service about webhooks. */
@HttpExchange("/api/webhooks")
public interface WebhooksApi {

    @GetExchange
    ResponseEntity<Listing<Webhook>> webhooks(@RequestParam(required = false) @Nullable String after);

    @PostExchange
    ResponseEntity<Registered> register(@RequestBody Registration registration);

    @GetExchange("/{id}")
    ResponseEntity<Webhook> webhook(@PathVariable String id);

    @DeleteExchange("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id);

    @PutExchange("/{id}/state")
    ResponseEntity<Void> change(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody State state);

    @PostExchange("/{id}/secrets")
    ResponseEntity<Rotated> rotate(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Rotation rotation);

    @GetExchange("/{id}/attempts")
    ResponseEntity<Listing<Delivery>> attempts(
            @PathVariable String id,
            @RequestParam int limit,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after);

    @PostExchange("/{id}/deliveries/{message}/replay")
    ResponseEntity<Void> replay(@PathVariable String id, @PathVariable String message);

    @PostExchange("/{id}/replay")
    ResponseEntity<Replayed> replay(@PathVariable String id, @RequestBody Range range);

    /** A program to be told, as it was typed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Registration(String url, @Nullable String description, List<String> kinds, List<String> areas) {}

    /**
     * A program that is told.
     *
     * @param url where
     * @param description what it is for
     * @param state {@code enabled} or {@code disabled}
     * @param stateSince since when
     * @param reason why it is disabled: {@code by-request} or {@code gone}
     * @param owner who registered it
     * @param secretsSigning how many secrets sign at the moment
     */
    record Webhook(
            String id,
            String url,
            @Nullable String description,
            List<String> kinds,
            List<String> areas,
            String state,
            @Nullable Instant stateSince,
            @Nullable String reason,
            @Nullable String owner,
            int secretsSigning) {

        @SuppressWarnings("NullAway") // A service may leave out an empty list.
        public Webhook {
            kinds = kinds == null ? List.of() : List.copyOf(kinds);
            areas = areas == null ? List.of() : List.copyOf(areas);
        }

        /** Whether anything is sent. */
        public boolean isEnabled() {
            return state.equals("enabled");
        }

        /** What it is called: its description, or else where it is. */
        public String name() {
            return description == null || description.isBlank() ? url : description;
        }
    }

    /** A webhook with its secret, which is given this once. */
    record Registered(Webhook webhook, String secret) {}

    /** {@code enabled} or {@code disabled}. */
    record State(String state) {}

    /** For how many hours the secret before goes on signing. */
    record Rotation(long overlapHours) {}

    /** A new secret, which is given this once, and when the one before stops signing, if it does not at once. */
    record Rotated(String secret, @Nullable Instant previousUntil) {}

    /**
     * One message for a webhook.
     *
     * @param id the {@code webhook-id}
     * @param type what happened, as the message type
     * @param state {@code waiting}, {@code delivered}, {@code given-up} or {@code held}
     * @param due when it is tried next, if it is
     */
    record Delivery(
            String id,
            @Nullable String type,
            String state,
            Instant plannedAt,
            @Nullable Instant due,
            List<Attempt> attempts) {

        @SuppressWarnings("NullAway") // A service may leave out an empty list.
        public Delivery {
            attempts = attempts == null ? List.of() : List.copyOf(attempts);
        }
    }

    /** One attempt: the HTTP status if there was an answer, how long it took, and what was wrong, if anything. */
    record Attempt(Instant at, @Nullable Integer status, long milliseconds, @Nullable String error) {}

    /** What to send again: from the first moment on and before the second, in one of these states. */
    record Range(Instant from, Instant until, List<String> states) {}

    /** How many messages are sent again. */
    record Replayed(long replayed) {}
}
