package org.hemicycle.web.briefing;

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
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What pages ask of events-service about briefings; times and codes travel as they were typed. */
@HttpExchange("/api/briefings")
public interface BriefingsApi {

    @GetExchange
    ResponseEntity<Listing<Briefing>> briefings(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam int limit);

    @GetExchange("/{id}")
    ResponseEntity<Briefing> briefing(@PathVariable String id);

    @PostExchange
    ResponseEntity<Void> begin(@RequestBody NewBriefing briefing);

    @PutExchange("/{id}/description")
    ResponseEntity<Void> describe(@PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Description description);

    @PutExchange("/{id}/slot")
    ResponseEntity<Void> move(@PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Slot slot);

    @PutExchange("/{id}/room")
    ResponseEntity<Void> relocate(@PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Room room);

    @PutExchange("/{id}/quotas")
    ResponseEntity<Void> seat(@PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Seats seats);

    @PutExchange("/{id}/admission")
    ResponseEntity<Void> admit(@PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Terms terms);

    @PutExchange("/{id}/announcement")
    ResponseEntity<Void> announce(@PathVariable String id, @RequestHeader("If-Match") String version);

    @PutExchange("/{id}/cancellation")
    ResponseEntity<Void> cancel(@PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Cancellation cancellation);

    @PutExchange("/{id}/closing")
    ResponseEntity<Void> close(@PathVariable String id, @RequestHeader("If-Match") String version);

    @GetExchange("/{id}/balance")
    ResponseEntity<Balance> balance(@PathVariable String id);

    @GetExchange("/{id}/registrations")
    ResponseEntity<Registration.Listing> registrations(@PathVariable String id);

    @PostExchange("/{id}/invitations")
    ResponseEntity<Void> invite(@PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Invitations invitations);

    @PutExchange("/{id}/registrations/{registration}/answer")
    ResponseEntity<Void> answer(
            @PathVariable String id, @PathVariable String registration, @RequestHeader("If-Match") String version, @RequestBody Answered answer);

    @PutExchange("/{id}/registrations/{registration}/approval")
    ResponseEntity<Void> decide(
            @PathVariable String id, @PathVariable String registration, @RequestHeader("If-Match") String version, @RequestBody Approval approval);

    @PutExchange("/{id}/registrations/{registration}/withdrawal")
    ResponseEntity<Void> withdraw(@PathVariable String id, @PathVariable String registration, @RequestHeader("If-Match") String version);

    @GetExchange("/{id}/registrations/{registration}/link")
    ResponseEntity<Link> link(@PathVariable String id, @PathVariable String registration);

    @PostExchange("/{id}/registrations")
    ResponseEntity<Void> register(@PathVariable String id, @RequestBody Request request);

    @PostExchange("/{id}/check-ins")
    ResponseEntity<CheckedIn> checkIn(@PathVariable String id, @RequestBody CheckIn checkIn);

    /** A new briefing, as it was typed; start and end are local to the zone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewBriefing(
            String kind,
            Map<String, String> title,
            Map<String, String> purpose,
            List<String> hostAreas,
            List<String> houses,
            String start,
            String end,
            @Nullable String timeZone,
            String building,
            @Nullable String room,
            @Nullable String sponsor,
            int capacity,
            @Nullable String policy,
            String visibility) {}

    /** What it is about, for whom and in whose name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Description(
            Map<String, String> title,
            Map<String, String> purpose,
            List<String> hostAreas,
            List<String> houses,
            @Nullable String sponsor,
            String visibility) {}

    /** Start and end, local to the zone. */
    record Slot(String start, String end, String timeZone) {}

    /** Where it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Room(String building, @Nullable String room) {}

    /** How many seats there are, and at most how many of them go to a group. */
    record Seats(int capacity, Map<String, Integer> quotas) {}

    /** Who may register until when; durations in ISO 8601. */
    record Terms(boolean open, boolean approval, String answerUntil, String offerFor, String changeLimit, String policy) {}

    /** Why it is called off. */
    record Cancellation(@Nullable Map<String, String> reason) {}

    /** Whom to invite. */
    record Invitations(List<Invitation> invitations) {}

    /** Somebody to invite: a public person by their id, or anybody else by name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Invitation(
            @Nullable String person, @Nullable String name, @Nullable String group, @Nullable String email, @Nullable String language) {}

    /** An answer with whom it names. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answered(String answer, @Nullable Other aide, @Nullable Other to) {}

    /** Whom a guest sends, or hands the seat to. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Other(String name, @Nullable String email, @Nullable String language) {}

    /** The office's word on a request. */
    record Approval(boolean approved) {}

    /** The personal link of a guest, as a path. */
    record Link(String page) {}

    /** Somebody who registers themselves. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Request(String name, String email, @Nullable String group, String language) {}

    /** Who is at the door: one of a token, a code, a registration or somebody not on the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckIn(
            @Nullable String token,
            @Nullable String code,
            @Nullable String registration,
            @Nullable Invitation walkIn,
            @Nullable String substitute) {}

    /** What came of a check-in. */
    record CheckedIn(boolean already, int attended, Registration registration) {}
}
