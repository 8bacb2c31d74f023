package org.hemicycle.web.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
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

/**
 * What pages ask of events-service.
 *
 * <p>Dates and codes travel as they were typed: events-service says what is wrong with them. Every change carries the
 * version that the person saw, as {@code If-Match}.
 */
@HttpExchange("/api/visits")
public interface EventsApi {

    /** Visits by area and state; each filter may be left out. */
    @GetExchange
    ResponseEntity<Listing<Visit>> visits(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam int limit);

    @GetExchange("/{id}")
    ResponseEntity<Visit> visit(@PathVariable String id);

    @PostExchange
    ResponseEntity<Void> begin(@RequestBody NewVisit visit);

    @PutExchange("/{id}/description")
    ResponseEntity<Void> describe(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Description description);

    @PutExchange("/{id}/window")
    ResponseEntity<Void> setWindow(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Days window);

    @PutExchange("/{id}/delegates")
    ResponseEntity<Void> nameDelegates(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Delegation delegation);

    @PutExchange("/{id}/announcement")
    ResponseEntity<Void> announce(@PathVariable String id, @RequestHeader("If-Match") String version);

    @PutExchange("/{id}/cancellation")
    ResponseEntity<Void> cancel(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Cancellation cancellation);

    @PostExchange("/{id}/meetings")
    ResponseEntity<Void> addMeeting(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody NewMeeting meeting);

    @PutExchange("/{id}/meetings/{meeting}/slot")
    ResponseEntity<Void> moveMeeting(
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestHeader("If-Match") String version,
            @RequestBody Slot slot);

    @PutExchange("/{id}/meetings/{meeting}/building")
    ResponseEntity<Void> moveMeetingTo(
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestHeader("If-Match") String version,
            @RequestBody House building);

    @PutExchange("/{id}/meetings/{meeting}/cancellation")
    ResponseEntity<Void> cancelMeeting(
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestHeader("If-Match") String version);

    /** What the rules say about the plan. */
    @GetExchange("/{id}/violations")
    ResponseEntity<Itinerary.Findings> violations(@PathVariable String id);

    /** How everybody gets about in it. */
    @GetExchange("/{id}/itinerary")
    ResponseEntity<Itinerary> itinerary(@PathVariable String id);

    @PutExchange("/{id}/waivers")
    ResponseEntity<Void> waive(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Waiver waiver);

    @DeleteExchange("/{id}/waivers/{waiver}")
    ResponseEntity<Void> takeBack(
            @PathVariable String id, @RequestHeader("If-Match") String version, @PathVariable String waiver);

    @PutExchange("/{id}/state")
    ResponseEntity<Void> enter(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody State state);

    @PutExchange("/{id}/publication")
    ResponseEntity<Void> publish(@PathVariable String id, @RequestHeader("If-Match") String version);

    @PutExchange("/{id}/meetings/{meeting}/state")
    ResponseEntity<Void> enterMeeting(
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestHeader("If-Match") String version,
            @RequestBody MeetingStep step);

    @PutExchange("/{id}/meetings/{meeting}/offers")
    ResponseEntity<Void> offer(
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestHeader("If-Match") String version,
            @RequestBody Offers offers);

    @PutExchange("/{id}/meetings/{meeting}/details")
    ResponseEntity<Void> describeMeeting(
            @PathVariable String id,
            @PathVariable String meeting,
            @RequestHeader("If-Match") String version,
            @RequestBody Details details);

    @PutExchange("/{id}/meetings/{meeting}/attendances/{person}")
    ResponseEntity<Void> note(
            @PathVariable String id,
            @PathVariable String meeting,
            @PathVariable String person,
            @RequestHeader("If-Match") String version,
            @RequestBody Presence presence);

    @PutExchange("/{id}/preparation")
    ResponseEntity<Void> prepare(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestBody Visit.Preparation preparation);

    /** A rule that may be broken, at one meeting or in the plan as a whole, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiver(String rule, @Nullable String item, String reason) {}

    /** A state of a visit's life by its name. */
    record State(String state) {}

    /** A state of a meeting's life by its name, with the time it is to have there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MeetingStep(String state, @Nullable Slot slot) {}

    /** The times that the other side offers. */
    record Offers(List<Slot> slots) {}

    /** What a meeting is and how it is held; what is absent stays as it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Details(
            @Nullable Map<String, String> summary,
            List<String> interlocutors,
            List<String> delegates,
            @Nullable List<String> asks,
            @Nullable String classification,
            @Nullable String language,
            @Nullable String interpretation,
            @Nullable List<String> interpretedFrom,
            @Nullable List<String> interpretedInto,
            @Nullable String onRecord,
            boolean pinned,
            @Nullable String priority,
            @Nullable String visibility) {}

    /** What somebody answered and whether they came; what is absent stays as it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Presence(
            @Nullable String partstat,
            @Nullable String delegatedTo,
            @Nullable String onBehalfOf,
            @Nullable String attended) {}

    /** First and last day, as ISO 8601. */
    record Days(String start, String end) {}

    /** A new visit, as it was typed. */
    record NewVisit(
            Map<String, String> title,
            Map<String, String> purpose,
            List<String> hostAreas,
            Days window,
            String timeZone) {}

    /** What a visit is. */
    record Description(Map<String, String> title, Map<String, String> purpose, List<String> hostAreas) {}

    /** Who travels. */
    record Delegation(List<Delegate> delegates) {}

    /** Why a visit is cancelled, per language, if it is said. */
    record Cancellation(@Nullable Map<String, String> reason) {}

    /** Start and end, RFC 3339 in UTC. */
    record Slot(String start, String end) {}

    /** The id of a building, and the room there where it is known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record House(String building, @Nullable String room) {}

    /** A new meeting, as it was typed; what was left out is events-service's to decide. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewMeeting(
            Map<String, String> summary,
            @Nullable String start,
            @Nullable String end,
            @Nullable String building,
            List<String> interlocutors,
            List<String> delegates,
            @Nullable List<String> asks,
            String visibility,
            @Nullable String state,
            @Nullable Integer durationMinutes,
            @Nullable String room,
            @Nullable String classification,
            @Nullable String priority,
            @Nullable String language,
            @Nullable String interpretation,
            @Nullable List<String> interpretedFrom,
            @Nullable List<String> interpretedInto,
            @Nullable String onRecord) {}
}
