package org.hemicycle.web.feed;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What pages ask of events-service about secret addresses. */
@HttpExchange("/api")
public interface FeedsApi {

    /** The calendar of the reader as a member of staff; the same one until it is taken back. */
    @PutExchange("/feeds/mine")
    ResponseEntity<Feed> mine();

    @DeleteExchange("/feeds/mine")
    ResponseEntity<Void> takeMineBack();

    /** What is somebody's own of a visit; the same until it is taken back. */
    @GetExchange("/visits/{id}/people/{person}/links")
    ResponseEntity<Links> links(@PathVariable String id, @PathVariable String person);

    @DeleteExchange("/visits/{id}/people/{person}/links")
    ResponseEntity<Void> takeBack(@PathVariable String id, @PathVariable String person);

    /** Where a calendar is, as events-service knows its public address. */
    record Feed(String path, String url) {}

    /** Who it is, and the paths of their page and their calendar. */
    record Links(String name, String page, String calendar) {}
}
