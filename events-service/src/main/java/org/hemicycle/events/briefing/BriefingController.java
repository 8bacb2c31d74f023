package org.hemicycle.events.briefing;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.events.balance.BalancePolicy;
import org.hemicycle.events.balance.BalanceView;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.guest.Admission;
import org.hemicycle.events.programme.Moment;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.programme.Visibility;
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
 * The API of briefings. Reading is open for what was announced and is public; changing needs {@code briefings:write} and
 * the revision of the plan that the change is based on in {@code If-Match}. Answers of guests never raise that revision.
 */
@RestController
@RequestMapping("/api/briefings")
@Tag(name = "Briefings", description = "Sessions in or for a parliament, with their guest lists")
public class BriefingController {

    /** What somebody must be allowed who reads briefings and their guest lists. */
    public static final String READ = "hasAuthority('briefings:read')";
    /** What somebody must be allowed who plans them. */
    public static final String WRITE = "hasAuthority('briefings:write')";
    private static final int LARGEST_PAGE = 100;
    private static final Duration USUAL_OFFER = Duration.ofHours(24);
    private static final Duration USUAL_LIMIT = Duration.ofHours(24);

    record NewBriefing(
            @NotNull BriefingKind kind,
            @NotNull LocalizedText title,
            @NotNull LocalizedText purpose,
            @NotEmpty @Size(max = 40) List<@NotBlank String> hostAreas,
            @NotEmpty @Size(max = 40) List<@NotBlank String> houses,
            @NotBlank String start,
            @NotBlank String end,
            @Nullable String timeZone,
            @NotBlank String building,
            @Nullable @Size(max = 80) String room,
            @Nullable String sponsor,
            @Nullable @Size(max = 20) List<@NotBlank String> interpreters,
            int capacity,
            @Nullable @Size(max = 60) Map<@NotBlank String, @NotNull Integer> quotas,
            @Nullable Boolean open,
            @Nullable Boolean approval,
            @Nullable OffsetDateTime answerUntil,
            @Nullable Duration offerFor,
            @Nullable Duration changeLimit,
            @Nullable BalancePolicy policy,
            @NotNull Visibility visibility) {}

    record Description(
            @NotNull LocalizedText title,
            @NotNull LocalizedText purpose,
            @NotEmpty @Size(max = 40) List<@NotBlank String> hostAreas,
            @NotEmpty @Size(max = 40) List<@NotBlank String> houses,
            @Nullable String sponsor,
            @Nullable @Size(max = 20) List<@NotBlank String> interpreters,
            @NotNull Visibility visibility) {}

    /** A time with offsets, or local to a time zone that is named. */
    record Times(@NotBlank String start, @NotBlank String end, @Nullable String timeZone) {
        BriefingDesk.Asked asked() {
            return place -> {
                ZoneId zone = timeZone == null ? null : Moment.zone(timeZone, "timeZone");
                return new Slot(Moment.of(start, zone, place, "start"), Moment.of(end, zone, place, "end"));
            };
        }
    }

    record Place(@NotBlank String building, @Nullable @Size(max = 80) String room) {}

    record Seats(int capacity, @Nullable @Size(max = 60) Map<@NotBlank String, @NotNull Integer> quotas) {}

    record Conditions(
            boolean open,
            boolean approval,
            @NotNull OffsetDateTime answerUntil,
            @NotNull Duration offerFor,
            @NotNull Duration changeLimit,
            @NotNull BalancePolicy policy) {}

    record Cancellation(@Nullable LocalizedText reason) {}

    private final BriefingDesk desk;
    private final Briefings briefings;
    private final Directory directory;

    BriefingController(BriefingDesk desk, Briefings briefings, Directory directory) {
        this.desk = desk;
        this.briefings = briefings;
        this.directory = directory;
    }

    @Operation(summary = "Lists briefings by their start; the public sees those that were announced and are public.")
    @GetMapping
    BriefingView.Page list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable BriefingState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            @Nullable Authentication reader) {
        boolean internal = seesInternal(reader);
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        List<Versioned<Briefing>> page =
                briefings.page(!internal, area, state, cursor == null ? null : BriefingCursor.parse(cursor), size + 1);
        boolean more = page.size() > size;
        List<Versioned<Briefing>> shown = more ? page.subList(0, size) : page;
        return new BriefingView.Page(
                shown.stream().map(briefing -> BriefingView.of(briefing, internal)).toList(),
                more ? BriefingCursor.after(shown.getLast().state()).toString() : null);
    }

    @Operation(summary = "Shows one briefing; the public sees its public facts once it was announced.")
    @GetMapping("/{id}")
    ResponseEntity<BriefingView> one(@PathVariable BriefingId id, @Nullable Authentication reader) {
        Versioned<Briefing> briefing = desk.find(id);
        boolean internal = seesInternal(reader);
        if (!internal && !briefing.state().isPublic()) {
            throw BriefingRefusal.BRIEFING_UNKNOWN.refused();
        }
        return ResponseEntity.ok()
                .eTag(internal ? tag(briefing) : "\"" + briefing.state().revision() + "-public\"")
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .body(BriefingView.of(briefing, internal));
    }

    @Operation(summary = "Begins a briefing, which nobody outside the office sees until it is announced.")
    @PostMapping
    @PreAuthorize(WRITE)
    ResponseEntity<BriefingView> begin(@Valid @RequestBody NewBriefing request) {
        Times times = new Times(request.start(), request.end(), request.timeZone());
        Versioned<Briefing> briefing = desk.begin(
                request.kind(), new Subject(request.title(), request.purpose(), request.hostAreas(), request.houses()), times.asked(),
                request.building(), named(request.room()), named(request.sponsor()),
                Objects.requireNonNullElse(request.interpreters(), List.of()),
                slot -> new Admission(
                        request.capacity(), Objects.requireNonNullElse(request.quotas(), Map.of()), Boolean.TRUE.equals(request.open()),
                        Boolean.TRUE.equals(request.approval()),
                        request.answerUntil() == null ? slot.start() : request.answerUntil().toInstant(),
                        Objects.requireNonNullElse(request.offerFor(), USUAL_OFFER),
                        Objects.requireNonNullElse(request.changeLimit(), USUAL_LIMIT)),
                Objects.requireNonNullElse(
                        request.policy(), request.kind() == BriefingKind.CROSS_BORDER ? BalancePolicy.SEVERAL_HOUSES : BalancePolicy.PLAIN),
                request.visibility());
        return ResponseEntity.created(URI.create("/api/briefings/" + briefing.id()))
                .eTag(tag(briefing))
                .body(BriefingView.of(briefing, true));
    }

    @Operation(summary = "Rewrites what a briefing is about, for whom, in whose name, and whether the public may know of it.")
    @PutMapping("/{id}/description")
    @PreAuthorize(WRITE)
    ResponseEntity<BriefingView> describe(@PathVariable BriefingId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Description request) {
        return saved(desk.describe(
                id, EntityVersion.required(ifMatch), new Subject(request.title(), request.purpose(), request.hostAreas(), request.houses()),
                named(request.sponsor()), Objects.requireNonNullElse(request.interpreters(), List.of()), request.visibility()));
    }

    @Operation(summary = "Moves a briefing to another time; refused when the sponsor, an interpreter or the room is taken.")
    @PutMapping("/{id}/slot")
    @PreAuthorize(WRITE)
    ResponseEntity<BriefingView> reschedule(@PathVariable BriefingId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Times request) {
        return saved(desk.reschedule(id, EntityVersion.required(ifMatch), request.asked()));
    }

    @Operation(summary = "Moves a briefing to another building or room.")
    @PutMapping("/{id}/room")
    @PreAuthorize(WRITE)
    ResponseEntity<BriefingView> relocate(@PathVariable BriefingId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Place request) {
        return saved(desk.relocate(id, EntityVersion.required(ifMatch), request.building(), named(request.room())));
    }

    @Operation(summary = "Sets how many seats there are, and at most how many of them go to a group.")
    @PutMapping("/{id}/quotas")
    @PreAuthorize(WRITE)
    ResponseEntity<BriefingView> seat(@PathVariable BriefingId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Seats request) {
        return saved(desk.admit(
                id, EntityVersion.required(ifMatch),
                admission -> admission.seating(request.capacity(), Objects.requireNonNullElse(request.quotas(), Map.of())), null));
    }

    @Operation(summary = "Sets who may register until when, how long offers stand, and what is meant by balanced.")
    @PutMapping("/{id}/admission")
    @PreAuthorize(WRITE)
    ResponseEntity<BriefingView> admit(@PathVariable BriefingId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Conditions request) {
        return saved(desk.admit(
                id, EntityVersion.required(ifMatch),
                admission -> new Admission(
                        admission.capacity(), admission.quotas(), request.open(), request.approval(), request.answerUntil().toInstant(),
                        request.offerFor(), request.changeLimit()),
                request.policy()));
    }

    @Operation(summary = "Announces a briefing: those invited are told, and the public where it is public.")
    @PutMapping("/{id}/announcement")
    @PreAuthorize(WRITE)
    ResponseEntity<BriefingView> announce(@PathVariable BriefingId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        return saved(desk.announce(id, EntityVersion.required(ifMatch)));
    }

    @Operation(summary = "Cancels a briefing; everybody on the list who still counts on it is told.")
    @PutMapping("/{id}/cancellation")
    @PreAuthorize(WRITE)
    ResponseEntity<BriefingView> cancel(
            @PathVariable BriefingId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody(required = false) @Nullable Cancellation request) {
        return saved(desk.cancel(id, EntityVersion.required(ifMatch), request == null ? null : request.reason()));
    }

    @Operation(summary = "Closes a briefing that is over: whoever had a seat and was not seen did not come.")
    @PutMapping("/{id}/closing")
    @PreAuthorize(WRITE)
    ResponseEntity<BriefingView> close(@PathVariable BriefingId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        return saved(desk.close(id, EntityVersion.required(ifMatch)));
    }

    @Operation(summary = "Measures how far those invited, confirmed and present mirror the houses on the day of the briefing.")
    @GetMapping("/{id}/balance")
    @PreAuthorize(READ)
    BalanceView balance(@PathVariable BriefingId id) {
        Briefing briefing = desk.find(id).state();
        return BalanceView.of(desk.balance(briefing), briefing.session().start().toLocalDate(), directory);
    }

    /** The answer to whoever changed a briefing: as it is now, with its version as entity tag. */
    public static ResponseEntity<BriefingView> saved(Versioned<Briefing> briefing) {
        return ResponseEntity.ok().eTag(tag(briefing)).body(BriefingView.of(briefing, true));
    }

    private static String tag(Versioned<Briefing> briefing) {
        return EntityVersion.tag(briefing.state().revision());
    }

    private static @Nullable String named(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static boolean seesInternal(@Nullable Authentication reader) {
        return reader != null && reader.getAuthorities().stream().anyMatch(authority -> "briefings:read".equals(authority.getAuthority()));
    }
}
