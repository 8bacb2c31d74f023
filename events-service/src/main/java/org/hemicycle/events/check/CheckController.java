package org.hemicycle.events.check;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.itinerary.Itinerary;
import org.hemicycle.events.itinerary.Leg;
import org.hemicycle.events.itinerary.Plan;
import org.hemicycle.events.itinerary.Rule;
import org.hemicycle.events.itinerary.Severity;
import org.hemicycle.events.itinerary.Violation;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.VisitRefusal;
import org.hemicycle.events.visit.VisitRules;
import org.hemicycle.events.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

/** Shows what the rules say of a visit and how everybody gets about in it, and takes decisions to let a violation be. */
@RestController
@RequestMapping("/api/visits/{id}")
@Tag(name = "Rules", description = "What a visit's plan breaks, who let it be, and everybody's itinerary")
class CheckController {

    private static final String READ = "hasAuthority('visits:read')";
    private static final String WRITE = "hasAuthority('visits:write')";

    record NewWaiver(@NotBlank @Size(max = 80) String rule, @Nullable @Size(max = 100) String item, @NotBlank @Size(max = 1000) String reason) {}

    /** What a plan breaks, and the ways between its meetings; the numbers leave out what was waived. */
    record Findings(long version, long hard, long medium, long soft, List<Finding> violations, List<Way> legs) {}

    /** One violation; {@code waiver} is the reason for letting it be, where somebody does. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Finding(
            String rule, Severity severity, String sentence, List<String> itemIds, List<String> personIds, @Nullable String field,
            Map<String, String> particulars, boolean canBeWaived, @Nullable String waiver, @Nullable String waiverId,
            @Nullable String waivedBy, @Nullable Instant waivedAt) {

        static Finding of(VisitRules.Found found) {
            Violation violation = found.violation();
            VisitRules.Waiver waiver = found.waiver();
            return new Finding(violation.rule(), violation.severity(), violation.sentence(), violation.itemIds(), violation.personIds(),
                    violation.field(), violation.particulars(), CheckController.rule(violation.rule()).canBeWaived(),
                    waiver == null ? null : waiver.reason(), waiver == null ? null : waiver.id(),
                    waiver == null ? null : waiver.by(), waiver == null ? null : waiver.at());
        }
    }

    record Days(long version, List<Day> days) {}

    record Day(LocalDate date, String person, String name, List<Stop> stops) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stop(
            @Nullable String meeting, String title, OffsetDateTime start, OffsetDateTime end, @Nullable String building,
            @Nullable String buildingName, @Nullable Way leg, @Nullable Long spare) {}

    /** A way, between two meetings in the list of violations and between two buildings in an itinerary. */
    record Way(String from, String to, String mode, int minutes, int security, boolean estimate) {}

    private final Visits visits;
    private final VisitRules rules;
    private final PlanOf plans;
    private final Waivers waivers;

    CheckController(Visits visits, VisitRules rules, PlanOf plans, Waivers waivers) {
        this.visits = visits;
        this.rules = rules;
        this.plans = plans;
        this.waivers = waivers;
    }

    @Operation(summary = "Everything in which a visit's plan breaks a rule, the hardest first.")
    @GetMapping("/violations")
    @PreAuthorize(READ)
    ResponseEntity<Findings> violations(@PathVariable VisitId id) {
        return findings(visit(id));
    }

    @Operation(summary = "Everybody's days with the ways between what they are expected at, or one person's.")
    @GetMapping("/itinerary")
    @PreAuthorize(READ)
    ResponseEntity<Days> itinerary(@PathVariable VisitId id, @RequestParam(required = false) @Nullable String person) {
        Versioned<Visit> visit = visit(id);
        Plan plan = plans.visit(visit.state());
        Map<String, String> names = plan.people().stream().collect(Collectors.toMap(Plan.Person::id, Plan.Person::name));
        Map<String, Plan.Place> places = plan.places().stream().collect(Collectors.toMap(Plan.Place::id, place -> place));
        List<Day> days = Itinerary.of(plan).days().stream()
                .filter(day -> person == null || person.equals(day.person()))
                .map(day -> new Day(day.date(), day.person(), names.getOrDefault(day.person(), day.person()),
                        day.stops().stream().map(stop -> stop(stop, plan, places)).toList()))
                .toList();
        return ResponseEntity.ok().eTag(EntityVersion.tag(visit.version())).body(new Days(visit.version(), days));
    }

    @Operation(summary = "Lets violations of a rule be, at one item or at the plan as a whole; the reason and who decided are kept.")
    @PutMapping("/waivers")
    @PreAuthorize(WRITE)
    ResponseEntity<Findings> waive(
            @PathVariable VisitId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody NewWaiver request, Authentication who) {
        Versioned<Visit> visit = current(id, ifMatch);
        List<VisitRules.Found> meant = rules.check(visit.state()).stream()
                .filter(found -> found.violation().rule().equals(request.rule()))
                .filter(found -> request.item() == null || found.violation().itemIds().contains(request.item()))
                .toList();
        if (meant.isEmpty()) {
            throw new Refused(CheckRefusal.VIOLATION_UNKNOWN, "The plan does not break the rule “%s” there.".formatted(request.rule()), "rule");
        }
        if (!rule(request.rule()).canBeWaived()) {
            throw new Refused(CheckRefusal.RULE_CANNOT_BE_WAIVED, meant.getFirst().violation().sentence(), "rule");
        }
        meant.forEach(found -> waivers.give(id, found.violation(), request.reason().strip(), who.getName()));
        return findings(visit);
    }

    @Operation(summary = "Takes a waiver back.")
    @DeleteMapping("/waivers/{waiver}")
    @PreAuthorize(WRITE)
    ResponseEntity<Findings> takeBack(
            @PathVariable VisitId id, @PathVariable String waiver, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        Versioned<Visit> visit = current(id, ifMatch);
        if (!waivers.takeBack(id, waiver)) {
            throw new Refused(CheckRefusal.WAIVER_UNKNOWN, "There is no waiver " + waiver + ".");
        }
        return findings(visit);
    }

    private ResponseEntity<Findings> findings(Versioned<Visit> visit) {
        List<VisitRules.Found> found = rules.check(visit.state());
        Map<Severity, Long> open = found.stream().filter(one -> one.waiver() == null)
                .collect(Collectors.groupingBy(one -> one.violation().severity(), Collectors.counting()));
        return ResponseEntity.ok().eTag(EntityVersion.tag(visit.version())).body(new Findings(
                visit.version(), open.getOrDefault(Severity.HARD, 0L), open.getOrDefault(Severity.MEDIUM, 0L), open.getOrDefault(Severity.SOFT, 0L),
                found.stream().map(Finding::of).toList(), ways(Itinerary.of(plans.visit(visit.state())))));
    }

    /** The ways between the meetings of a plan, each once however many people go it. */
    private static List<Way> ways(Itinerary itinerary) {
        var ways = new LinkedHashSet<Way>();
        for (Itinerary.Day day : itinerary.days()) {
            String before = null;
            for (Itinerary.Stop stop : day.stops()) {
                if (stop.leg() != null && before != null && stop.item() != null) {
                    ways.add(way(before, stop.item(), stop.leg()));
                }
                before = stop.place() == null ? before : stop.item();
            }
        }
        return List.copyOf(ways);
    }

    private static Way way(String from, String to, Leg leg) {
        return new Way(from, to, leg.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'), leg.minutes(), leg.security(), leg.estimate());
    }

    /** The visit as whoever decides has seen it: what a plan breaks is judged by the plan. */
    private Versioned<Visit> current(VisitId id, @Nullable String ifMatch) {
        long version = EntityVersion.required(ifMatch);
        Versioned<Visit> visit = visit(id);
        if (visit.version() != version) {
            throw new StaleVersion(id.value(), version);
        }
        return visit;
    }

    private Versioned<Visit> visit(VisitId id) {
        return visits.find(id).orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "There is no visit " + id + "."));
    }

    private static Stop stop(Itinerary.Stop stop, Plan plan, Map<String, Plan.Place> places) {
        Plan.Place place = stop.place() == null ? null : places.get(stop.place());
        var zone = place == null ? plan.timeZone() : place.zone();
        Way way = stop.leg() == null ? null : way(stop.leg().from(), stop.leg().to(), stop.leg());
        return new Stop(stop.item(), stop.title(), local(stop.slot().start(), zone), local(stop.slot().end(), zone),
                place == null ? null : place.id(), place == null ? null : place.name(), way, stop.spare());
    }

    private static OffsetDateTime local(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }

    private static Rule rule(String slug) {
        return Arrays.stream(Rule.values()).filter(rule -> rule.slug().equals(slug)).findFirst().orElseThrow();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DayProperties.class)
    static class Names {
        @Bean
        Refusals checkRefusals() {
            return new Refusals(List.of(CheckRefusal.values()));
        }
    }
}
