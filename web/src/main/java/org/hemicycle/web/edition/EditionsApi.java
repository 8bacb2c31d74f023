package org.hemicycle.web.edition;

import org.hemicycle.web.upstream.Listing;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What pages ask of events-service about editions. */
@HttpExchange("/api/visits/{id}")
public interface EditionsApi {

    /** Every edition, the latest first. */
    @GetExchange("/editions")
    ResponseEntity<Listing<Edition>> editions(@PathVariable String id);

    /** What differs between two editions; edition 0 is nothing. */
    @GetExchange("/editions/{from}/differences/{to}")
    ResponseEntity<Differences> differences(@PathVariable String id, @PathVariable int from, @PathVariable int to);

    /** What would be told if the plan were published now. */
    @GetExchange("/publication")
    ResponseEntity<Differences> preview(@PathVariable String id);
}
