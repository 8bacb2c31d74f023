package org.hemicycle.web.telling;

import java.time.Instant;
import org.hemicycle.web.upstream.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What pages ask of events-service about who has looked at their page and answered. */
@HttpExchange("/api/visits/{id}/tellings")
public interface SightingsApi {

    @GetExchange
    ResponseEntity<Listing<Sighting>> sightings(@PathVariable String id);

    /**
     * One person of the last edition.
     *
     * @param person their id
     * @param name what they are called
     * @param kind {@code delegate}, {@code interlocutor} or {@code interpreter}
     * @param edition the last edition that they looked at, 0 for none
     * @param upToDate whether nothing differs for them between that and the last one
     * @param seenAt when they looked last
     * @param expected at how many meetings they are expected
     * @param answered to how many of these they answered
     * @param answeredAt when they answered last
     */
    record Sighting(
            String person,
            String name,
            @Nullable String kind,
            int edition,
            boolean upToDate,
            @Nullable Instant seenAt,
            int expected,
            int answered,
            @Nullable Instant answeredAt) {}
}
