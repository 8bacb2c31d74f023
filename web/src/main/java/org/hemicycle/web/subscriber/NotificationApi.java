package org.hemicycle.web.subscriber;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.hemicycle.web.admin.Consumer;
import org.hemicycle.web.admin.DeadLetter;
import org.hemicycle.web.admin.Notice;
import org.hemicycle.web.upstream.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What pages ask of notification-service. */
@HttpExchange("/api")
public interface NotificationApi {

    @PostExchange("/subscriptions")
    ResponseEntity<Void> subscribe(@RequestBody SignUp signUp);

    @PostExchange("/confirmations")
    ResponseEntity<Confirmed> confirm(@RequestBody Token token);

    @GetExchange("/preferences/{token}")
    ResponseEntity<Preferences> preferences(@PathVariable String token);

    @PutExchange("/preferences/{token}")
    ResponseEntity<Void> prefer(@PathVariable String token, @RequestBody Wishes wishes);

    @PostExchange("/preferences/{token}/withdrawals")
    ResponseEntity<Void> withdraw(@PathVariable String token, @RequestBody Withdrawal withdrawal);

    @DeleteExchange("/preferences/{token}")
    ResponseEntity<Void> erase(@PathVariable String token);

    @PostExchange("/unsubscriptions/{token}")
    ResponseEntity<Void> unsubscribe(@PathVariable String token);

    @GetExchange("/consumers")
    ResponseEntity<List<Consumer>> consumers();

    @GetExchange("/notices")
    ResponseEntity<Listing<Notice>> notices(@RequestParam int limit);

    @GetExchange("/dead-letters")
    ResponseEntity<Listing<DeadLetter>> deadLetters();

    @PostExchange("/dead-letters/{id}/replay")
    ResponseEntity<Void> replay(@PathVariable String id);

    /** Who wants to be told what, as it was typed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignUp(
            String email,
            String language,
            List<String> areas,
            List<String> kinds,
            String cadence,
            @Nullable String timeZone,
            @Nullable Integer hour,
            @Nullable String weekday,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> subjects) {}

    /** A token from a link. */
    record Token(String token) {}

    /** The token of the preference page of who has just confirmed. */
    record Confirmed(@Nullable String preferencesToken) {}

    /** What a subscriber now wants; the state is {@code CONFIRMED} to be told of it, {@code UNSUBSCRIBED} not to be. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wishes(
            String language,
            List<String> areas,
            List<String> kinds,
            String cadence,
            @Nullable String timeZone,
            @Nullable Integer hour,
            @Nullable String weekday,
            @Nullable Integer quietFrom,
            @Nullable Integer quietTo,
            @Nullable String pausedUntil,
            String state,
            List<String> subjects) {}

    /** A kind, an area or a subject that a subscriber does not want to hear of any more. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Withdrawal(@Nullable String kind, @Nullable String area, @Nullable String subject) {}

    /** What a subscriber wants, and whether they are told at all. */
    record Preferences(
            @Nullable String language,
            @Nullable List<String> areas,
            @Nullable List<String> kinds,
            @Nullable String cadence,
            @Nullable String timeZone,
            @Nullable Integer hour,
            @Nullable String weekday,
            @Nullable Integer quietFrom,
            @Nullable Integer quietTo,
            @Nullable String pausedUntil,
            @Nullable String state,
            @Nullable List<String> subjects,
            @Nullable List<String> offered) {

        /** Whether nothing is sent at the moment. */
        boolean isSilenced() {
            return "UNSUBSCRIBED".equals(state);
        }
    }
}
