package org.hemicycle.web.telling;

import java.time.Instant;
import org.hemicycle.web.upstream.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What pages ask of notification-service about who was told; it knows people by their ids only. */
@HttpExchange("/api/tellings")
public interface TellingsApi {

    @GetExchange
    ResponseEntity<Listing<Telling>> tellings(@RequestParam String subject, @RequestParam int limit);

    /**
     * What became of one telling.
     *
     * @param person whom it concerns
     * @param matter what it is about, such as {@code PROGRAMME_CHANGED}
     * @param version the latest version that they are to know
     * @param told the version that they know, 0 for none
     * @param state how far it is, such as {@code WAITING} or {@code TOLD}
     * @param urgent whether it does not wait for further changes
     * @param channel how they were told
     * @param due when it is told or tried again
     * @param toldAt when they were told last
     * @param reason why it waits, or ended without being told
     */
    record Telling(
            String person,
            String matter,
            long version,
            long told,
            String state,
            boolean urgent,
            @Nullable String channel,
            @Nullable Instant due,
            @Nullable Instant toldAt,
            @Nullable String reason) {}
}
