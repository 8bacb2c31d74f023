package org.hemicycle.web.availability;

import org.hemicycle.web.upstream.Listing;
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

/** What pages ask of events-service about files of calendars. */
@HttpExchange("/api/calendar-imports")
public interface ImportsApi {

    @GetExchange
    ResponseEntity<Listing<CalendarImport>> latest();

    /** Sends a file; the content type says which of the two formats it has. */
    @PostExchange
    ResponseEntity<Void> send(
            @RequestParam String subjectKind,
            @RequestParam String subject,
            @RequestParam String timeZone,
            @RequestParam boolean replace,
            @RequestHeader("Content-Type") String contentType,
            @RequestBody byte[] file);

    @GetExchange("/{id}")
    ResponseEntity<CalendarImport> one(@PathVariable String id);

    @PutExchange("/{id}/application")
    ResponseEntity<Void> apply(@PathVariable String id);

    @DeleteExchange("/{id}")
    ResponseEntity<Void> discard(@PathVariable String id);
}
