package org.hemicycle.events.visit;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingState;
import org.hemicycle.events.programme.Moment;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.programme.Visibility;
import org.hemicycle.events.programme.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The API of visits. Reading is open for what was announced; changing needs {@code visits:write} and the version that
 * the change is based on in {@code If-Match}.
 */
@RestController
@RequestMapping("/api/visits")
@Tag(name = "Visits", description = "Delegation visits and the meetings in them")
class VisitController {

    private static final String WRITE = "hasAuthority('visits:write')";
    private static final int LARGEST_PAGE = 200;
    private static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    record NewVisit(
            @NotNull LocalizedText title,
            @NotNull LocalizedText purpose,
            @NotEmpty @Size(max = 40) List<@NotBlank String> hostAreas,
            @NotNull @Valid Days window,
            @NotBlank String timeZone,
            @Nullable @Size(max = 60) List<@Valid @NotNull Traveller> delegates) {}

    record Days(@NotNull LocalDate start, @NotNull LocalDate end) {
        Window window() {
            return new Window(start, end);
        }
    }

    record Traveller(
            @Nullable @Size(max = 80) @Pattern(regexp = "[A-Za-z0-9._-]*") String id,
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Pattern(regexp = "head|delegate|staff|interpreter|security|press") String role,
            @Nullable @Size(max = 200) String organization,
            @Nullable @Size(max = 20) List<@NotBlank String> languages,
            @Nullable OffsetDateTime arrival,
            @Nullable OffsetDateTime departure) {
        Delegate delegate() {
            return new Delegate(id == null ? "" : id, name.strip(), role, organization, languages == null ? List.of() : languages, arrival, departure);
        }
    }

    record Description(
            @NotNull LocalizedText title, @NotNull LocalizedText purpose, @NotEmpty @Size(max = 40) List<@NotBlank String> hostAreas) {}

    record Delegation(@NotNull @Size(max = 60) List<@Valid @NotNull Traveller> delegates) {}

    record Cancellation(@Nullable LocalizedText reason) {}

    /** A time of a meeting: with offsets, or local to a time zone that is named. */
    record Times(@NotBlank String start, @NotBlank String end, @Nullable String timeZone) {
        VisitDesk.Asked slot(String prefix) {
            return place -> {
                ZoneId zone = timeZone == null ? null : Moment.zone(timeZone, prefix + "timeZone");
                return new Slot(Moment.of(start, zone, place, prefix + "start"), Moment.of(end, zone, place, prefix + "end"));
            };
        }
    }

    record Place(@NotBlank String building, @Nullable @Size(max = 80) String room) {}

    record NewMeeting(
            @NotNull LocalizedText summary,
            @Nullable MeetingState state,
            @Nullable @Min(5) @Max(1440) Integer durationMinutes,
            @Nullable String start,
            @Nullable String end,
            @Nullable String timeZone,
            @Nullable String building,
            @Nullable @Size(max = 80) String room,
            @Nullable @Size(max = 100) List<@NotBlank String> interlocutors,
            @Nullable @Size(max = 20) List<@NotBlank String> interpreters,
            @Nullable @Size(max = 60) List<@NotBlank String> delegates,
            Arrangement.@Nullable Classification classification,
            @Nullable @Size(max = 35) String language,
            Arrangement.@Nullable Interpretation interpretation,
            Arrangement.@Nullable OnRecord onRecord,
            @Nullable Boolean pinned,
            Arrangement.@Nullable Priority priority,
            @NotNull Visibility visibility,
            @Nullable @Size(max = 50) List<@NotBlank String> asks,
            @Nullable @Size(max = 12) List<@NotNull @Pattern(regexp = LANGUAGE) String> interpretedFrom,
            @Nullable @Size(max = 12) List<@NotNull @Pattern(regexp = LANGUAGE) String> interpretedInto) {

        VisitDesk.Draft draft() {
            if ((start == null) != (end == null)) {
                throw new Refused(VisitRefusal.SLOT_MISSING, "A slot needs its start and its end.", start == null ? "start" : "end");
            }
            MeetingState wanted = state != null ? state : start == null ? MeetingState.WISHED : MeetingState.CONFIRMED;
            if (!BEGINNINGS.contains(wanted)) {
                throw new Refused(VisitRefusal.STEP_IMPOSSIBLE, "A new meeting cannot be %s.".formatted(wanted), "state");
            }
            VisitDesk.Asked slot = start == null || end == null ? null : new Times(start, end, timeZone).slot("");
            return new VisitDesk.Draft(wanted, summary, Duration.ofMinutes(durationMinutes == null ? 60 : durationMinutes), slot, building, room,
                    new VisitDesk.People(orNone(interlocutors), orNone(interpreters), orNone(delegates)),
                    arranged(Arrangement.ordinary(visibility), classification, language, interpretation, onRecord, pinned, priority, visibility, asks,
                            interpretedFrom, interpretedInto));
        }
    }

    record MeetingStep(@NotNull MeetingState state, @Nullable @Valid Times slot) {}

    record Offers(@NotEmpty @Size(max = 20) List<@Valid @NotNull Times> slots) {}

    /** What is absent stays as it is. */
    record Details(
            @Nullable LocalizedText summary,
            @Nullable @Size(max = 100) List<@NotBlank String> interlocutors,
            @Nullable @Size(max = 20) List<@NotBlank String> interpreters,
            @Nullable @Size(max = 60) List<@NotBlank String> delegates,
            Arrangement.@Nullable Classification classification,
            @Nullable @Size(max = 35) String language,
            Arrangement.@Nullable Interpretation interpretation,
            Arrangement.@Nullable OnRecord onRecord,
            @Nullable Boolean pinned,
            Arrangement.@Nullable Priority priority,
            @Nullable Visibility visibility,
            @Nullable @Size(max = 50) List<@NotBlank String> asks,
            @Nullable @Size(max = 12) List<@NotNull @Pattern(regexp = LANGUAGE) String> interpretedFrom,
            @Nullable @Size(max = 12) List<@NotNull @Pattern(regexp = LANGUAGE) String> interpretedInto) {

        VisitDesk.People people(Meeting meeting) {
            return new VisitDesk.People(
                    interlocutors == null ? ids(meeting, Attendance.Kind.INTERLOCUTOR) : interlocutors,
                    interpreters == null ? ids(meeting, Attendance.Kind.INTERPRETER) : interpreters,
                    delegates == null ? ids(meeting, Attendance.Kind.DELEGATE) : delegates);
        }

        private static List<String> ids(Meeting meeting, Attendance.Kind kind) {
            return meeting.of(kind).map(Attendance::person).toList();
        }
    }

    /** What is absent stays as it is; an answer that is given counts as given now. */
    record Presence(
            Attendance.@Nullable PartStat partstat,
            @Nullable @Size(max = 200) String delegatedTo,
            @Nullable @Size(max = 200) String onBehalfOf,
            Attendance.@Nullable Role role,
            Attendance.@Nullable Attended attended) {

        Attendance noted(Attendance known, Instant now) {
            if (partstat == Attendance.PartStat.DELEGATED && (delegatedTo == null || delegatedTo.isBlank())) {
                throw new Refused(CommonRefusal.INVALID_FIELD, "Say who comes instead.", "delegatedTo");
            }
            Attendance answered = partstat == null ? known : known.answered(partstat, delegatedTo, now);
            return answered.noted(
                    Objects.requireNonNullElse(role, known.role()), onBehalfOf == null ? known.onBehalfOf() : onBehalfOf,
                    Objects.requireNonNullElse(attended, known.attended()));
        }
    }

    record Step(@NotNull VisitState state, @Nullable LocalizedText reason) {}

    record Settled(
            @Nullable @Size(max = 80) String office,
            @Nullable @Size(max = 200) String lead,
            @Nullable @Size(max = 200) String leadContact,
            @Nullable @Size(max = 50) List<@Valid @NotNull NewAsk> asks,
            @Nullable @Size(max = 100) List<@Valid @NotNull NewPaper> documents) {

        Preparation preparation() {
            return new Preparation(office, lead, leadContact, orNone(asks).stream().map(NewAsk::ask).toList(),
                    orNone(documents).stream().map(paper -> new Preparation.Paper(paper.title(), paper.url())).toList());
        }
    }

    record NewAsk(@Nullable @Size(max = 80) String id, @NotNull LocalizedText text) {
        Preparation.Ask ask() {
            return new Preparation.Ask(id == null || id.isBlank() ? "ask-" + UUID.randomUUID() : id, text);
        }
    }

    record NewPaper(@NotBlank @Size(max = 200) String title, @NotBlank @Size(max = 2000) @Pattern(regexp = "https://\\S+") String url) {}

    /** The states that a meeting can begin in. */
    private static final Set<MeetingState> BEGINNINGS =
            EnumSet.of(MeetingState.WISHED, MeetingState.REQUESTED, MeetingState.HELD, MeetingState.CONFIRMED);

    private final VisitDesk desk;
    private final Visits visits;
    private final LiveVisits live;
    private final Clock clock;

    VisitController(VisitDesk desk, Visits visits, LiveVisits live, Clock clock) {
        this.desk = desk;
        this.visits = visits;
        this.live = live;
        this.clock = clock;
    }

    @Operation(summary = "Lists visits by their first day; the public sees those that were announced.")
    @GetMapping
    VisitView.Page list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String office,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            @Nullable Authentication reader) {
        boolean internal = seesInternal(reader);
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        if (state != null && Arrays.stream(VisitState.values()).noneMatch(known -> known.name().equals(state))
                && Arrays.stream(Edition.Standing.values()).noneMatch(known -> known.name().equals(state))) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "There is no state " + state + ".", "state");
        }
        List<Versioned<Visit>> page = visits.page(!internal, area, state, office, cursor == null ? null : Cursor.parse(cursor), size + 1);
        boolean more = page.size() > size;
        List<Versioned<Visit>> shown = more ? page.subList(0, size) : page;
        VisitView.@Nullable Around around = internal ? desk.around(shown.stream().map(Versioned::state).toList()) : null;
        return new VisitView.Page(
                shown.stream().map(visit -> around == null ? VisitView.told(visit) : VisitView.internal(visit, around, clock.instant())).toList(),
                more ? Cursor.after(shown.getLast().state(), internal).toString() : null);
    }

    @Operation(summary = "Shows one visit; the public sees its public facts once it was announced.")
    @GetMapping("/{id}")
    ResponseEntity<VisitView> one(@PathVariable VisitId id, @Nullable Authentication reader) {
        Versioned<Visit> visit = desk.find(id);
        boolean internal = seesInternal(reader);
        if (!internal && !visit.state().isPublic()) {
            throw new Refused(VisitRefusal.VISIT_UNKNOWN, "There is no visit " + id + ".");
        }
        // The two representations differ, and so do their tags; only the internal one can be the base of a change.
        return ResponseEntity.ok()
                .eTag(internal ? EntityVersion.tag(visit.version()) : "\"" + visit.version() + "-public\"")
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .body(internal ? internal(visit) : VisitView.told(visit));
    }

    @Operation(summary = "Streams the version of a visit to whoever has it open: the event “changed” within a second of each change.")
    @GetMapping(path = "/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize("hasAuthority('visits:read')")
    SseEmitter live(@PathVariable VisitId id) {
        return live.join(id.value(), desk.find(id).version());
    }

    @Operation(summary = "Begins a visit, which nobody outside the office sees until it is announced.")
    @PostMapping
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> begin(@Valid @RequestBody NewVisit request) {
        Versioned<Visit> visit = desk.begin(
                request.title(), request.purpose(), request.hostAreas(), request.window().window(), request.timeZone(),
                delegates(request.delegates()));
        return ResponseEntity.created(URI.create("/api/visits/" + visit.id()))
                .eTag(EntityVersion.tag(visit.version()))
                .body(internal(visit));
    }

    @Operation(summary = "Rewrites a visit's title, purpose and host areas.")
    @PutMapping("/{id}/description")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> revise(@PathVariable VisitId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Description request) {
        return saved(desk.revise(id, EntityVersion.required(ifMatch), request.title(), request.purpose(), request.hostAreas()));
    }

    @Operation(summary = "Moves a visit to other days.")
    @PutMapping("/{id}/window")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> reschedule(@PathVariable VisitId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Days request) {
        return saved(desk.reschedule(id, EntityVersion.required(ifMatch), request.window()));
    }

    @Operation(summary = "Names the delegation; whoever is missing from the list leaves it.")
    @PutMapping("/{id}/delegates")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> nameDelegates(@PathVariable VisitId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Delegation request) {
        return saved(desk.nameDelegates(id, EntityVersion.required(ifMatch), delegates(request.delegates())));
    }

    @Operation(summary = "Announces a visit: it becomes public and subscribers are told.")
    @PutMapping("/{id}/announcement")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> announce(@PathVariable VisitId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        return saved(desk.announce(id, EntityVersion.required(ifMatch)));
    }

    @Operation(summary = "Publishes the plan as the next edition: the public and everybody concerned is told what differs.")
    @PutMapping("/{id}/publication")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> publish(@PathVariable VisitId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        return saved(desk.publish(id, EntityVersion.required(ifMatch)));
    }

    @Operation(summary = "Brings a visit into another state; refused with what is missing for it.")
    @PutMapping("/{id}/state")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> step(@PathVariable VisitId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Step request) {
        return saved(desk.step(id, EntityVersion.required(ifMatch), request.state(), request.reason()));
    }

    @Operation(summary = "Settles office, lead, asks and documents of a visit.")
    @PutMapping("/{id}/preparation")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> prepare(@PathVariable VisitId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Settled request) {
        return saved(desk.prepare(id, EntityVersion.required(ifMatch), request.preparation()));
    }

    @Operation(summary = "Cancels a visit with all its meetings; the world is told at once.")
    @PutMapping("/{id}/cancellation")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> cancel(
            @PathVariable VisitId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody(required = false) @Nullable Cancellation request) {
        return saved(desk.cancel(id, EntityVersion.required(ifMatch), request == null ? null : request.reason()));
    }

    @Operation(summary = "Adds a meeting; refused when a delegate or interlocutor would be in two places at once.")
    @PostMapping("/{id}/meetings")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> addMeeting(@PathVariable VisitId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody NewMeeting request) {
        Versioned<Visit> visit = desk.addMeeting(id, EntityVersion.required(ifMatch), request.draft());
        return ResponseEntity.created(URI.create("/api/visits/" + visit.id()))
                .eTag(EntityVersion.tag(visit.version()))
                .body(internal(visit));
    }

    @Operation(summary = "Moves a meeting to another time.")
    @PutMapping("/{id}/meetings/{meeting}/slot")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> rescheduleMeeting(
            @PathVariable VisitId id, @PathVariable String meeting, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Times request) {
        return saved(desk.rescheduleMeeting(id, EntityVersion.required(ifMatch), meeting, request.slot("")));
    }

    @Operation(summary = "Moves a meeting to another building.")
    @PutMapping("/{id}/meetings/{meeting}/building")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> relocateMeeting(
            @PathVariable VisitId id, @PathVariable String meeting, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Place request) {
        return saved(desk.relocateMeeting(id, EntityVersion.required(ifMatch), meeting, request.building(), request.room()));
    }

    @Operation(summary = "Cancels a meeting, which stays in the programme as cancelled.")
    @PutMapping("/{id}/meetings/{meeting}/cancellation")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> cancelMeeting(@PathVariable VisitId id, @PathVariable String meeting, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        return saved(desk.cancelMeeting(id, EntityVersion.required(ifMatch), meeting));
    }

    @Operation(summary = "Brings a meeting into another state, into a slot where one is named.")
    @PutMapping("/{id}/meetings/{meeting}/state")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> stepMeeting(
            @PathVariable VisitId id, @PathVariable String meeting, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody MeetingStep request) {
        return saved(desk.stepMeeting(id, EntityVersion.required(ifMatch), meeting, request.state(),
                request.slot() == null ? null : request.slot().slot("slot.")));
    }

    @Operation(summary = "Notes the slots that the other side offers for a meeting.")
    @PutMapping("/{id}/meetings/{meeting}/offers")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> offerSlots(
            @PathVariable VisitId id, @PathVariable String meeting, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Offers request) {
        var slots = new ArrayList<VisitDesk.Asked>();
        for (int i = 0; i < request.slots().size(); i++) {
            slots.add(request.slots().get(i).slot("slots[%d].".formatted(i)));
        }
        return saved(desk.offerSlots(id, EntityVersion.required(ifMatch), meeting, slots));
    }

    @Operation(summary = "Changes what a meeting is, how it is held and who takes part; what is absent stays as it is.")
    @PutMapping("/{id}/meetings/{meeting}/details")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> describeMeeting(
            @PathVariable VisitId id, @PathVariable String meeting, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Details request) {
        return saved(desk.describeMeeting(id, EntityVersion.required(ifMatch), meeting, request.summary(), request::people,
                how -> arranged(how, request.classification(), request.language(), request.interpretation(), request.onRecord(),
                        request.pinned(), request.priority(), request.visibility(), request.asks(), request.interpretedFrom(), request.interpretedInto())));
    }

    @Operation(summary = "Notes what somebody answered, for whom they come, and whether they came.")
    @PutMapping("/{id}/meetings/{meeting}/attendances/{person}")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> noteAttendance(
            @PathVariable VisitId id, @PathVariable String meeting, @PathVariable String person, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Presence request) {
        return saved(desk.noteAttendance(id, EntityVersion.required(ifMatch), meeting, person, request::noted));
    }

    private ResponseEntity<VisitView> saved(Versioned<Visit> visit) {
        return ResponseEntity.ok().eTag(EntityVersion.tag(visit.version())).body(internal(visit));
    }

    private VisitView internal(Versioned<Visit> visit) {
        return VisitView.internal(visit, desk.around(visit.state()), clock.instant());
    }

    private static Arrangement arranged(
            Arrangement before, Arrangement.@Nullable Classification classification, @Nullable String language,
            Arrangement.@Nullable Interpretation interpretation, Arrangement.@Nullable OnRecord onRecord, @Nullable Boolean pinned,
            Arrangement.@Nullable Priority priority, @Nullable Visibility visibility, @Nullable List<String> asks,
            @Nullable List<String> interpretedFrom, @Nullable List<String> interpretedInto) {
        return new Arrangement(
                Objects.requireNonNullElse(classification, before.classification()), language == null ? before.language() : language,
                Objects.requireNonNullElse(interpretation, before.interpretation()), Objects.requireNonNullElse(onRecord, before.onRecord()),
                pinned == null ? before.pinned() : pinned, Objects.requireNonNullElse(priority, before.priority()),
                Objects.requireNonNullElse(visibility, before.visibility()), asks == null ? before.asks() : asks,
                interpretedFrom == null ? before.interpretedFrom() : interpretedFrom, interpretedInto == null ? before.interpretedInto() : interpretedInto);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static List<Delegate> delegates(@Nullable List<Traveller> travellers) {
        return travellers == null ? List.of() : travellers.stream().map(Traveller::delegate).toList();
    }

    private static boolean seesInternal(@Nullable Authentication reader) {
        return reader != null && reader.getAuthorities().stream().anyMatch(authority -> "visits:read".equals(authority.getAuthority()));
    }
}
