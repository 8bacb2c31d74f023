package org.hemicycle.events.delegate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.contracts.PersonalFacts;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.edition.Difference;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.edition.Editions;
import org.hemicycle.events.link.LinkPurpose;
import org.hemicycle.events.link.LinkRefusal;
import org.hemicycle.events.link.PersonalLink;
import org.hemicycle.events.link.PersonalLinks;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingState;
import org.hemicycle.events.programme.MeetingStatus;
import org.hemicycle.events.programme.Window;
import org.hemicycle.events.visit.Delegate;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitAnswers;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.VisitRefusal;
import org.hemicycle.events.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page of one person of a visit: their own programme from the last edition, what changed since they looked last, and
 * their answers. The link is the only key; it opens nothing of anybody else.
 */
@RestController
@RequestMapping("/api/personal/{token}")
@Tag(name = "Personal", description = "What the holder of a personal link sees and answers")
class PersonalController {

    private static final Set<String> LANGUAGES = Set.of("en", "fr", "de");

    /** What a person of a visit sees; without anybody's address, and without meetings that are not theirs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Programme(
            String visit,
            Edition.Standing standing,
            LocalizedText title,
            LocalizedText purpose,
            List<String> hostAreas,
            @Nullable Window window,
            String timeZone,
            Person person,
            int edition,
            Instant publishedAt,
            List<Stop> meetings,
            int changesSince,
            List<ProgrammeChange> changes,
            Practicalities practicalities,
            @Nullable Lead lead,
            String calendar,
            @Nullable LocalizedText cancellationReason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(String id, String name, String language, String timeZone, @Nullable OffsetDateTime arrival, @Nullable OffsetDateTime departure) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lead(@Nullable String name, @Nullable String contact) {}

    record Practicalities(List<BuildingFacts> buildings, List<PersonalFacts.Line> lines) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stop(
            String id,
            @Nullable MeetingStatus status,
            LocalizedText summary,
            OffsetDateTime start,
            OffsetDateTime end,
            BuildingFacts building,
            @Nullable String room,
            List<PersonReference> interlocutors,
            List<String> delegates,
            List<String> interpreters,
            Arrangement.Classification classification,
            @Nullable String language,
            Arrangement.Interpretation interpretation,
            Arrangement.OnRecord onRecord,
            Attendance.Role role,
            Attendance.PartStat partstat,
            @Nullable String delegatedTo) {}

    record Answer(@NotNull Attendance.PartStat partstat, @Nullable @Size(max = 200) String delegatedTo) {}

    private final PersonalLinks links;
    private final Visits visits;
    private final Editions editions;
    private final VisitAnswers answers;
    private final Tellings tellings;
    private final People people;
    private final ObjectProvider<FurtherLines> further;
    private final Clock clock;

    PersonalController(
            PersonalLinks links, Visits visits, Editions editions, VisitAnswers answers, Tellings tellings, People people,
            ObjectProvider<FurtherLines> further, Clock clock) {
        this.links = links;
        this.visits = visits;
        this.editions = editions;
        this.answers = answers;
        this.tellings = tellings;
        this.people = people;
        this.further = further;
        this.clock = clock;
    }

    @Operation(summary = "The programme of the link's holder, with what changed since they looked last; notes that they looked.")
    @GetMapping("/programme")
    ResponseEntity<Programme> programme(@PathVariable String token) {
        PersonalLink link = open(token);
        Visit visit = visit(link);
        return answer(link, visit, tellings.opened(link.subjectId(), link.personId(), visit.edition(), clock.instant()));
    }

    @Operation(summary = "Answers whether the link's holder comes to a meeting.")
    @PutMapping("/meetings/{meeting}/answer")
    ResponseEntity<Programme> answer(@PathVariable String token, @PathVariable String meeting, @Valid @RequestBody Answer answer) {
        PersonalLink link = open(token);
        if (answer.partstat() == Attendance.PartStat.NEEDS_ACTION) {
            throw new Refused(CommonRefusal.INVALID_FIELD, "Say yes, no or maybe.", "partstat");
        }
        if (answer.partstat() == Attendance.PartStat.DELEGATED && (answer.delegatedTo() == null || answer.delegatedTo().isBlank())) {
            throw new Refused(CommonRefusal.INVALID_FIELD, "Say who comes instead.", "delegatedTo");
        }
        visit(link);
        Visit visit = answers.answer(new VisitId(link.subjectId()), meeting, link.personId(), answer.partstat(), answer.delegatedTo()).state();
        tellings.answered(link.subjectId(), link.personId(), clock.instant());
        return answer(link, visit, tellings.find(link.subjectId(), link.personId()));
    }

    private PersonalLink open(String token) {
        PersonalLink link = links.open(token, LinkPurpose.PAGE);
        if (!link.subjectKind().equals("visit")) {
            throw LinkRefusal.LINK_MISUSED.refused();
        }
        return link;
    }

    private Visit visit(PersonalLink link) {
        return visits.find(new VisitId(link.subjectId()))
                .map(found -> found.state())
                .filter(visit -> visit.published() != null)
                .orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "There is no programme yet."));
    }

    private ResponseEntity<Programme> answer(PersonalLink link, Visit visit, Telling telling) {
        Edition edition = visit.lastEdition();
        String person = link.personId();
        People.Addressee addressee = people.addressee(visit, person)
                .orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "The visit does not expect this person any more."));
        Optional<Delegate> delegate = visit.delegate(person);
        Edition known = telling.before() == 0 ? null : editions.find(visit.id().value(), telling.before()).orElse(null);
        List<Stop> stops = edition.programme().meetings().stream()
                .flatMap(meeting -> meeting.attendance(person).stream().map(part -> stop(meeting, part, visit)))
                .toList();
        List<BuildingFacts> buildings = stops.stream().filter(stop -> stop.status() != MeetingStatus.CANCELLED).map(Stop::building).distinct().toList();
        var lines = further.stream().flatMap(source -> source.lines(visit, person, "programme-changed").stream()).toList();
        boolean travels = edition.delegates().contains(person);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Programme(
                visit.id().value(), edition.standing(), edition.programme().title(), edition.programme().purpose(), edition.programme().hostAreas(),
                travels ? edition.programme().window() : null, edition.programme().timeZone().getId(),
                new Person(person, addressee.name(), addressee.language(), addressee.timeZone(),
                        delegate.map(Delegate::arrival).orElse(null), delegate.map(Delegate::departure).orElse(null)),
                edition.number(), edition.publishedAt(), stops, telling.before(),
                known == null ? List.of() : Difference.between(known, edition, person).told(),
                new Practicalities(buildings, lines),
                travels ? lead(visit) : null,
                "/feeds/personal/" + links.token(LinkPurpose.FEED, "visit", link.subjectId(), person) + ".ics",
                edition.cancellationReason()));
    }

    /** The meeting as it was told; only the person's own answer is newer than the edition. */
    private static Stop stop(Meeting meeting, Attendance part, Visit visit) {
        Attendance newest = visit.plan().meeting(meeting.id()).flatMap(planned -> planned.attendance(part.person())).orElse(part);
        boolean takesPlace = meeting.state() != MeetingState.CANCELLED;
        return new Stop(
                meeting.id(), meeting.status(), meeting.summary(), meeting.local(meeting.time().start()), meeting.local(meeting.time().end()),
                meeting.place(), takesPlace ? meeting.room() : null, meeting.interlocutors(), names(meeting, Attendance.Kind.DELEGATE, visit),
                names(meeting, Attendance.Kind.INTERPRETER, visit), meeting.arrangement().classification(), meeting.arrangement().language(),
                meeting.arrangement().interpretation(), meeting.arrangement().onRecord(), part.role(), newest.partstat(), newest.delegatedTo());
    }

    private static List<String> names(Meeting meeting, Attendance.Kind kind, Visit visit) {
        return meeting.of(kind).map(one -> one.name() != null ? one.name() : visit.nameOfAnyone(one.person()).orElse("")).filter(name -> !name.isEmpty()).toList();
    }

    private static @Nullable Lead lead(Visit visit) {
        return visit.preparation().lead() == null && visit.preparation().leadContact() == null
                ? null
                : new Lead(visit.preparation().lead(), visit.preparation().leadContact());
    }

    /** The language of the pages for somebody who reads a language. */
    static String language(String tag) {
        String language = java.util.Locale.forLanguageTag(tag).getLanguage();
        return LANGUAGES.contains(language) ? language : "en";
    }
}
