package org.hemicycle.events.visit;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
            @Nullable @Size(max = 80) String id,
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Pattern(regexp = "head|delegate|staff|interpreter|security|press") String role,
            @Nullable @Size(max = 20) List<@NotBlank String> languages) {
        Delegate delegate() {
            return new Delegate(id == null ? "" : id, name.strip(), role, languages == null ? List.of() : languages);
        }
    }

    record Description(
            @NotNull LocalizedText title, @NotNull LocalizedText purpose, @NotEmpty @Size(max = 40) List<@NotBlank String> hostAreas) {}

    record Delegation(@NotNull @Size(max = 60) List<@Valid @NotNull Traveller> delegates) {}

    record Cancellation(@Nullable LocalizedText reason) {}

    record NewMeeting(
            @NotNull LocalizedText summary,
            @NotNull OffsetDateTime start,
            @NotNull OffsetDateTime end,
            @NotBlank String building,
            @Nullable @Size(max = 100) List<@NotBlank String> interlocutors,
            @Nullable @Size(max = 60) List<@NotBlank String> delegates,
            @NotNull Visibility visibility) {}

    record Times(@NotNull OffsetDateTime start, @NotNull OffsetDateTime end) {}

    record Place(@NotBlank String building) {}

    private final VisitDesk desk;
    private final Visits visits;

    VisitController(VisitDesk desk, Visits visits) {
        this.desk = desk;
        this.visits = visits;
    }

    @Operation(summary = "Lists visits by their first day; the public sees those that were announced.")
    @GetMapping
    VisitView.Page list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable VisitState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            @Nullable Authentication reader) {
        boolean internal = seesInternal(reader);
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        List<Versioned<Visit>> page = visits.page(!internal, area, state, cursor == null ? null : Cursor.parse(cursor), size + 1);
        boolean more = page.size() > size;
        List<Versioned<Visit>> shown = more ? page.subList(0, size) : page;
        return new VisitView.Page(
                shown.stream().map(visit -> VisitView.of(visit, internal)).toList(),
                more ? Cursor.after(shown.getLast().state()).toString() : null);
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
                .body(VisitView.of(visit, internal));
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
                .body(VisitView.of(visit, true));
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

    @Operation(summary = "Cancels a visit with all its meetings.")
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
        Versioned<Visit> visit = desk.addMeeting(
                id, EntityVersion.required(ifMatch), request.summary(), Slot.of(request.start(), request.end()), request.building(),
                Objects.requireNonNullElse(request.interlocutors(), List.of()),
                Objects.requireNonNullElse(request.delegates(), List.of()), request.visibility());
        return ResponseEntity.created(URI.create("/api/visits/" + visit.id()))
                .eTag(EntityVersion.tag(visit.version()))
                .body(VisitView.of(visit, true));
    }

    @Operation(summary = "Moves a meeting to another time.")
    @PutMapping("/{id}/meetings/{meeting}/slot")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> rescheduleMeeting(
            @PathVariable VisitId id, @PathVariable String meeting, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Times request) {
        return saved(desk.rescheduleMeeting(id, EntityVersion.required(ifMatch), meeting, Slot.of(request.start(), request.end())));
    }

    @Operation(summary = "Moves a meeting to another building.")
    @PutMapping("/{id}/meetings/{meeting}/building")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> relocateMeeting(
            @PathVariable VisitId id, @PathVariable String meeting, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Place request) {
        return saved(desk.relocateMeeting(id, EntityVersion.required(ifMatch), meeting, request.building()));
    }

    @Operation(summary = "Cancels a meeting, which stays in the programme as cancelled.")
    @PutMapping("/{id}/meetings/{meeting}/cancellation")
    @PreAuthorize(WRITE)
    ResponseEntity<VisitView> cancelMeeting(@PathVariable VisitId id, @PathVariable String meeting, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        return saved(desk.cancelMeeting(id, EntityVersion.required(ifMatch), meeting));
    }

    private static ResponseEntity<VisitView> saved(Versioned<Visit> visit) {
        return ResponseEntity.ok().eTag(EntityVersion.tag(visit.version())).body(VisitView.of(visit, true));
    }

    private static List<Delegate> delegates(@Nullable List<Traveller> travellers) {
        return travellers == null ? List.of() : travellers.stream().map(Traveller::delegate).toList();
    }

    private static boolean seesInternal(@Nullable Authentication reader) {
        return reader != null && reader.getAuthorities().stream().anyMatch(authority -> "visits:read".equals(authority.getAuthority()));
    }
}
