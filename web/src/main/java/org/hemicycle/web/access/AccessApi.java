package org.hemicycle.web.access;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.springframework.web.service.annotation.PutExchange;

/** What pages ask of events-service about access to buildings. */
@HttpExchange("/api")
public interface AccessApi {

    /** What must be sent next, of all visits, the nearest deadline first. */
    @GetExchange("/access/due")
    ResponseEntity<Listing<AccessRequest>> due(@RequestParam int limit);

    @GetExchange("/visits/{id}/access")
    ResponseEntity<Listing<AccessRequest>> ofVisit(@PathVariable String id);

    @PutExchange("/visits/{id}/access/{person}/{building}")
    ResponseEntity<Void> say(
            @PathVariable String id,
            @PathVariable String person,
            @PathVariable String building,
            @RequestHeader("If-Match") String version,
            @RequestBody Said said);

    @GetExchange("/visits/{id}/access/{person}/papers")
    ResponseEntity<Papers> papers(@PathVariable String id, @PathVariable String person);

    @PutExchange("/visits/{id}/access/{person}/papers")
    ResponseEntity<Void> keepPapers(@PathVariable String id, @PathVariable String person, @RequestBody Papers papers);

    @DeleteExchange("/visits/{id}/access/{person}/papers")
    ResponseEntity<Void> erasePapers(@PathVariable String id, @PathVariable String person);

    /** How far a request is, with the building's reference or the reason. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Said(String state, @Nullable String reference, @Nullable String reason) {}

    /** What stands in somebody's papers, and the day on which that is forgotten; dates as ISO 8601. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Papers(
            @Nullable String fullName,
            @Nullable String birthDate,
            @Nullable String nationality,
            @Nullable String documentNumber,
            @Nullable String eraseOn) {}
}
