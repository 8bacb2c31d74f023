package org.hemicycle.events.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.HttpHeaders.IF_MATCH;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.VisitRefusal;
import org.hemicycle.events.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who must be announced to which building by when; papers are read and written with permissions of their own. */
@RestController
@RequestMapping("/api")
@Tag(name = "Access", description = "Deadlines for entering buildings, and how far each request is")
class AccessController {

    private static final String READ = "hasAuthority('visits:read')";
    private static final String WRITE = "hasAuthority('visits:write')";
    private static final int LARGEST_PAGE = 200;
    private static final int KEPT_AFTER = 30;

    record Said(
            @NotNull AccessState state, @Nullable VisitorKind visitorKind, @Nullable @Size(max = 200) String reference,
            @Nullable @Size(max = 1000) String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String visit, LocalizedText visitTitle, String person, String name, String building, LocalizedText buildingName,
            VisitorKind visitorKind, LocalDate firstDay, List<String> meetings, @Nullable OffsetDateTime deadline, AccessState state,
            List<Detail> needs, List<Detail> missing, String rule, boolean stale, boolean sponsorRequired, boolean escortRequired,
            @Nullable String reference, @Nullable String reason, @Nullable String by, @Nullable Instant at, long version) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<View> items, @Nullable String next) {}

    record All(int open, List<View> items) {}

    record NewPapers(
            @Nullable @Size(max = 200) String fullName,
            @Nullable LocalDate birthDate,
            @Nullable @Pattern(regexp = "[A-Z]{2}") String nationality,
            @Nullable @Size(max = 40) String documentNumber,
            @NotNull LocalDate eraseOn) {}

    private final AccessBoard board;
    private final PaperVault papers;
    private final Visits visits;
    private final AccessProperties properties;
    private final Clock clock;

    AccessController(AccessBoard board, PaperVault papers, Visits visits, AccessProperties properties, Clock clock) {
        this.board = board;
        this.papers = papers;
        this.visits = visits;
        this.properties = properties;
        this.clock = clock;
    }

    @Operation(summary = "What must be sent next to the buildings of all visits, the nearest deadline first.")
    @GetMapping("/access/due")
    @PreAuthorize(READ)
    Page due(@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        AccessBoard.Page page = board.due(cursor == null ? null : place(cursor), size);
        return new Page(page.entries().stream().map(this::view).toList(), page.next() == null ? null : cursor(page.next()));
    }

    @Operation(summary = "Everybody of a visit who is to enter a building that asks for something.")
    @GetMapping("/visits/{id}/access")
    @PreAuthorize(READ)
    All ofVisit(@PathVariable VisitId id) {
        Versioned<Visit> visit = stored(id);
        board.refresh(visit);
        List<AccessBoard.Entry> entries = board.entries(visit.state());
        Instant now = clock.instant();
        return new All((int) entries.stream().filter(entry -> !entry.state(now).settled()).count(), entries.stream().map(this::view).toList());
    }

    @Operation(summary = "Notes how far a request is: submitted, approved, refused, expired, waived with a reason, or open again.")
    @PutMapping("/visits/{id}/access/{person}/{building}")
    @PreAuthorize(WRITE)
    ResponseEntity<View> says(
            @PathVariable VisitId id, @PathVariable String person, @PathVariable String building,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Said request, Authentication who) {
        AccessBoard.Entry entry = board.says(
                stored(id), person, building, request.state(), request.visitorKind(), request.reference(), request.reason(), who.getName(),
                EntityVersion.required(ifMatch));
        return ResponseEntity.ok().eTag(EntityVersion.tag(entry.said())).body(view(entry));
    }

    @Operation(summary = "What stands in a delegate's papers.")
    @GetMapping("/visits/{id}/access/{person}/papers")
    @PreAuthorize("hasAuthority('needs:read')")
    ResponseEntity<NewPapers> papers(@PathVariable VisitId id, @PathVariable String person) {
        String key = key(id, person);
        PaperVault.Kept kept = papers.open(key).orElseThrow(AccessController::papersUnknown);
        Papers held = kept.papers();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .body(new NewPapers(held.fullName(), held.birthDate(), held.nationality(), held.documentNumber(), kept.eraseOn()));
    }

    @Operation(summary = "Keeps a delegate's papers, encrypted, until a day within thirty days after the visit.")
    @PutMapping("/visits/{id}/access/{person}/papers")
    @PreAuthorize("hasAuthority('needs:write')")
    ResponseEntity<Void> keep(@PathVariable VisitId id, @PathVariable String person, @Valid @RequestBody NewPapers request) {
        String key = key(id, person);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("UTC"));
        if (request.birthDate() != null && !request.birthDate().isBefore(today)) {
            throw new Refused(AccessRefusal.PAPERS_DATE_IMPOSSIBLE, "A birth date lies in the past.", "birthDate");
        }
        if (!request.eraseOn().isAfter(today) || request.eraseOn().isAfter(visit(id).window().end().plusDays(KEPT_AFTER))) {
            throw new Refused(AccessRefusal.PAPERS_DATE_IMPOSSIBLE, "Papers are erased on a day to come, within thirty days after the visit.", "eraseOn");
        }
        papers.keep(key, new Papers(stripped(request.fullName()), request.birthDate(), request.nationality(), stripped(request.documentNumber())), request.eraseOn());
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "Forgets a delegate's papers.")
    @DeleteMapping("/visits/{id}/access/{person}/papers")
    @PreAuthorize("hasAuthority('needs:write')")
    ResponseEntity<Void> erase(@PathVariable VisitId id, @PathVariable String person) {
        if (!papers.erase(key(id, person))) {
            throw papersUnknown();
        }
        return ResponseEntity.noContent().build();
    }

    private String key(VisitId id, String person) {
        if (visit(id).delegate(person).isEmpty()) {
            throw papersUnknown();
        }
        return PaperVault.key(id.value(), person);
    }

    private Visit visit(VisitId id) {
        return stored(id).state();
    }

    private Versioned<Visit> stored(VisitId id) {
        return visits.find(id).orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "There is no visit " + id + "."));
    }

    private View view(AccessBoard.Entry entry) {
        Instant now = clock.instant();
        ZoneId zone = ZoneId.of(entry.building().timeZone());
        AccessRequest request = entry.request();
        LocalDate checkedSince = LocalDate.ofInstant(now.minus(properties.staleAfter()), zone);
        return new View(
                entry.visit().id().value(), entry.visit().title(), entry.delegate().id(), entry.delegate().name(), entry.building().id(),
                entry.building().name(), entry.rule().kind(), entry.firstDay(), entry.meetings(),
                entry.deadline() == null ? null : entry.deadline().atZone(zone).toOffsetDateTime(), entry.state(now),
                entry.rule().needs(), entry.missing().stream().sorted().toList(), entry.rule().id(), entry.rule().stale(checkedSince),
                entry.rule().sponsorRequired(), entry.rule().escortRequired(),
                request == null ? null : request.reference(), request == null ? null : request.reason(), request == null ? null : request.by(),
                request == null ? null : request.at(), entry.said());
    }

    private static String cursor(AccessRequests.Place place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((place.deadline() + " " + place.id()).getBytes(UTF_8));
    }

    private static AccessRequests.Place place(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", 2);
            return new AccessRequests.Place(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "The cursor is not one that this list gave out.", "cursor");
        }
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Refused papersUnknown() {
        return new Refused(AccessRefusal.PAPERS_UNKNOWN, AccessRefusal.PAPERS_UNKNOWN.sentence());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AccessProperties.class)
    static class Names {
        @Bean
        Refusals accessRefusals() {
            return new Refusals(List.of(AccessRefusal.values()));
        }
    }
}
