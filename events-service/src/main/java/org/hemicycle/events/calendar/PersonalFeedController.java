package org.hemicycle.events.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.briefing.BriefingId;
import org.hemicycle.events.briefing.Briefings;
import org.hemicycle.events.edition.Difference;
import org.hemicycle.events.link.LinkPurpose;
import org.hemicycle.events.link.PersonalLink;
import org.hemicycle.events.link.PersonalLinks;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.VisitRefusal;
import org.hemicycle.events.visit.Visits;
import org.hemicycle.events.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * Private calendars by a secret address: of a delegate, an interlocutor's office, an interpreter, a guest of a briefing,
 * a member of staff. Whoever has the address has the calendar, so it can be taken back and made anew.
 */
@RestController
@Tag(name = "Private calendars", description = "Calendars by a secret address that can be taken back")
class PersonalFeedController {

    /** How links name the calendar of a member of staff, which spans all visits. */
    private static final String STAFF = "staff";
    private static final String ALL_VISITS = "all";

    /** Where a private calendar is. */
    record Feed(String path, String url) {}

    private final PersonalLinks links;
    private final ObjectProvider<FeedSource> sources;
    private final ObjectProvider<StaffEvents> furtherForStaff;
    private final Visits visits;
    private final Briefings briefings;
    private final CalendarText text;
    private final Clock clock;
    private final URI publicUrl;

    PersonalFeedController(
            PersonalLinks links, ObjectProvider<FeedSource> sources, ObjectProvider<StaffEvents> furtherForStaff, Visits visits,
            Briefings briefings, CalendarText text, Clock clock, @Value("${hemicycle.public-url}") URI publicUrl) {
        this.links = links;
        this.sources = sources;
        this.furtherForStaff = furtherForStaff;
        this.visits = visits;
        this.briefings = briefings;
        this.text = text;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @Operation(summary = "A private calendar, by the token in its address.")
    @GetMapping("/feeds/personal/{token}.ics")
    @Nullable ResponseEntity<String> feed(@PathVariable String token, @RequestParam(required = false) @Nullable String language, WebRequest request) {
        PersonalLink link = links.open(token, LinkPurpose.FEED);
        Wording wording = Wording.in(language);
        URI address = publicUrl.resolve(path(token));
        String calendar = link.subjectKind().equals(STAFF)
                ? text.feed(ofStaff(wording), "Hemicycle", address)
                : sources.stream()
                        .filter(source -> source.subjectKind().equals(link.subjectKind()))
                        .findFirst()
                        .map(source -> text.feed(
                                source.events(link.subjectId(), link.personId(), wording), source.name(link.subjectId(), wording), address))
                        .orElseGet(() -> text.feed(List.of(), "Hemicycle", address));
        return CalendarAnswer.of(calendar, CalendarAnswer.ICALENDAR, CacheControl.noCache().cachePrivate(), request);
    }

    @Operation(summary = "The address of the calendar of one person of a visit; the same one each time until it is taken back.")
    @PutMapping("/api/visits/{id}/people/{person}/feed")
    @PreAuthorize("hasAuthority('visits:write')")
    Feed issue(@PathVariable String id, @PathVariable String person) {
        requirePart(id, person);
        return at(links.token(LinkPurpose.FEED, "visit", id, person));
    }

    @Operation(summary = "Takes the address of a person's calendar back, at once and for good.")
    @DeleteMapping("/api/visits/{id}/people/{person}/feed")
    @PreAuthorize("hasAuthority('visits:write')")
    ResponseEntity<Void> revoke(@PathVariable String id, @PathVariable String person) {
        links.revoke(LinkPurpose.FEED, "visit", id, person);
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "The address of the calendar of a guest of a briefing; the same one each time until it is taken back.")
    @PutMapping("/api/briefings/{id}/people/{person}/feed")
    @PreAuthorize("hasAuthority('briefings:write')")
    Feed issueOfBriefing(@PathVariable String id, @PathVariable String person) {
        boolean known = briefings.find(new BriefingId(id)).stream().anyMatch(briefing -> briefing.state().guests().of(person).isPresent());
        if (!known) {
            throw new Refused(CalendarRefusal.FEED_READER_UNKNOWN, "There is no such briefing, or it does not expect " + person + ".");
        }
        return at(links.token(LinkPurpose.FEED, "briefing", id, person));
    }

    @Operation(summary = "Takes the address of the calendar of a guest back, at once and for good.")
    @DeleteMapping("/api/briefings/{id}/people/{person}/feed")
    @PreAuthorize("hasAuthority('briefings:write')")
    ResponseEntity<Void> revokeOfBriefing(@PathVariable String id, @PathVariable String person) {
        links.revoke(LinkPurpose.FEED, "briefing", id, person);
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "The address of the reader's own calendar as a member of staff: all visits, with internal meetings.")
    @PutMapping("/api/feeds/mine")
    @PreAuthorize("hasAuthority('visits:read')")
    Feed issueMine(Authentication reader) {
        return at(links.token(LinkPurpose.FEED, STAFF, ALL_VISITS, reader.getName()));
    }

    @Operation(summary = "Takes the address of the reader's own calendar back.")
    @DeleteMapping("/api/feeds/mine")
    @PreAuthorize("hasAuthority('visits:read')")
    ResponseEntity<Void> revokeMine(Authentication reader) {
        links.revoke(LinkPurpose.FEED, STAFF, ALL_VISITS, reader.getName());
        return ResponseEntity.noContent().build();
    }

    private List<CalendarEvent> ofStaff(Wording wording) {
        var events = new ArrayList<CalendarEvent>();
        for (var found : visits.published(null, clock.instant().minus(PersonalCalendar.CANCELLED_STAYS))) {
            events.addAll(PersonalCalendar.ofStaff(found.state(), wording, publicUrl, clock.instant()));
            furtherForStaff.forEach(further -> events.addAll(further.of(found.state(), wording)));
        }
        return events;
    }

    /** A feed can be handed out before the visit is announced; it is empty until then. */
    private void requirePart(String visitId, String person) {
        Visit visit = visits.find(new VisitId(visitId))
                .orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "There is no visit " + visitId + "."))
                .state();
        boolean known = visit.delegate(person).isPresent()
                || visit.meetings().stream().anyMatch(meeting -> meeting.attendance(person).isPresent())
                || (visit.published() != null && Difference.people(null, visit.lastEdition()).contains(person));
        if (!known) {
            throw new Refused(VisitRefusal.ATTENDANCE_UNKNOWN, "The visit does not expect " + person + ".");
        }
    }

    private Feed at(String token) {
        return new Feed(path(token), publicUrl.resolve(path(token)).toString());
    }

    private static String path(String token) {
        return "/feeds/personal/" + token + ".ics";
    }
}
