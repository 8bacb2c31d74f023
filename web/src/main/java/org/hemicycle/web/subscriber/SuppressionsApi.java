package org.hemicycle.web.subscriber;

import java.time.Instant;
import java.util.List;
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

/** What pages ask of notification-service about addresses that nothing is sent to. */
@HttpExchange("/api/suppressions")
public interface SuppressionsApi {

    @GetExchange
    ResponseEntity<Listing<Suppressed>> list(
            @RequestParam(required = false) @Nullable String after, @RequestParam int limit);

    @PostExchange("/blocks")
    ResponseEntity<Blocked> block(@RequestBody Blocks blocks);

    @DeleteExchange("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id);

    /** Addresses and domains. */
    record Blocks(List<String> entries) {}

    /** How many are blocked now, and how many were before. */
    record Blocked(int blocked, int known) {}

    /** An address by the beginning of its keyed hash, or a domain after an @. */
    record Suppressed(
            String id,
            @Nullable String reason,
            @Nullable String status,
            @Nullable String words,
            @Nullable Instant since) {}
}
