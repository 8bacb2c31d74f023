package org.hemicycle.events.delegate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.edition.Difference;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.edition.Editions;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.VisitRefusal;
import org.hemicycle.events.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows staff who has looked at which edition on their page, and who has answered. */
@RestController
@RequestMapping("/api/visits/{id}/tellings")
@Tag(name = "Tellings", description = "Who has looked at their page and answered")
class TellingController {

    record Listing(int edition, List<Item> items) {}

    /**
     * One person of the last edition.
     *
     * @param edition the last edition that they opened their page on, 0 for none
     * @param upToDate whether nothing differs for them between that and the last one
     * @param expected at how many meetings they are expected
     * @param answered to how many of these they answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String person,
            String name,
            Attendance.Kind kind,
            int edition,
            boolean upToDate,
            @Nullable Instant seenAt,
            int expected,
            int answered,
            @Nullable Instant answeredAt) {}

    private final Visits visits;
    private final Tellings tellings;
    private final Editions editions;

    TellingController(Visits visits, Tellings tellings, Editions editions) {
        this.visits = visits;
        this.tellings = tellings;
        this.editions = editions;
    }

    @Operation(summary = "Lists everybody of the last edition with what they have looked at and answered.")
    @GetMapping
    @PreAuthorize("hasAuthority('visits:read')")
    Listing list(@PathVariable VisitId id) {
        Visit visit = visits.find(id).orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "There is no visit " + id + ".")).state();
        Edition edition = visit.published();
        if (edition == null) {
            return new Listing(0, List.of());
        }
        Map<String, Telling> known = tellings.of(id.value());
        return new Listing(edition.number(), Difference.people(null, edition).stream()
                .map(person -> item(visit, edition, person, known.getOrDefault(person, Telling.none(person))))
                .toList());
    }

    private Item item(Visit visit, Edition edition, String person, Telling telling) {
        List<Attendance> parts = visit.meetings().stream()
                .filter(meeting -> meeting.takesTime() && edition.programme().meeting(meeting.id()).isPresent())
                .flatMap(meeting -> meeting.attendance(person).stream())
                .toList();
        Attendance.Kind kind = visit.delegate(person).isPresent() ? Attendance.Kind.DELEGATE
                : parts.stream().map(Attendance::kind).findFirst().orElse(Attendance.Kind.INTERLOCUTOR);
        boolean upToDate = telling.seen() == edition.number()
                || telling.seen() > 0 && editions.find(visit.id().value(), telling.seen())
                        .map(seen -> Difference.between(seen, edition, person).told().isEmpty())
                        .orElse(false);
        return new Item(person, visit.nameOfAnyone(person).orElse(person), kind, telling.seen(), upToDate, telling.seenAt(), parts.size(),
                (int) parts.stream().filter(part -> part.partstat() != Attendance.PartStat.NEEDS_ACTION).count(), telling.answeredAt());
    }
}
