package org.hemicycle.events.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.edition.Difference;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.edition.Editions;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows staff what was told, and what differs between any two editions of a visit, for everybody and per person. */
@RestController
@RequestMapping("/api/visits/{id}/editions")
@PreAuthorize("hasAuthority('visits:read')")
@Tag(name = "Editions", description = "What was told of a visit, and what differs")
class EditionController {

    record Listed(int number, Edition.Standing standing, LocalizedText title, Window window, int meetings, Instant publishedAt) {
        static Listed of(Edition edition) {
            return new Listed(edition.number(), edition.standing(), edition.programme().title(), edition.programme().window(),
                    (int) edition.programme().meetings().stream().filter(Meeting::takesTime).count(), edition.publishedAt());
        }
    }

    record Listing(List<Listed> items) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            int number,
            Edition.Standing standing,
            LocalizedText title,
            LocalizedText purpose,
            List<String> hostAreas,
            Window window,
            String timeZone,
            List<String> delegates,
            List<VisitView.MeetingView> meetings,
            @Nullable LocalizedText cancellationReason,
            Instant publishedAt) {}

    record Differences(int from, int to, List<ProgrammeChange> overall, List<ProgrammeChange> ofThePublic, List<OfPerson> people) {

        static Differences between(@Nullable Edition before, Edition after, Visit visit) {
            var people = new ArrayList<OfPerson>();
            for (String person : Difference.people(before, after)) {
                List<ProgrammeChange> changes = Difference.between(before, after, person).told();
                if (!changes.isEmpty()) {
                    people.add(new OfPerson(person, visit.nameOfAnyone(person).orElse(person), changes));
                }
            }
            return new Differences(before == null ? 0 : before.number(), after.number(), Difference.ofStaff(before, after).told(),
                    Difference.ofThePublic(before, after).told(), people);
        }
    }

    record OfPerson(String person, String name, List<ProgrammeChange> changes) {}

    private final VisitDesk desk;
    private final Editions editions;

    EditionController(VisitDesk desk, Editions editions) {
        this.desk = desk;
        this.editions = editions;
    }

    @Operation(summary = "Lists the editions of a visit, the latest first.")
    @GetMapping
    Listing list(@PathVariable VisitId id) {
        Visit visit = desk.find(id).state();
        return new Listing(editions.upTo(id.value(), visit.edition()).stream().map(Listed::of).toList());
    }

    @Operation(summary = "Shows one edition as it was told.")
    @GetMapping("/{number}")
    Told one(@PathVariable VisitId id, @PathVariable int number) {
        Visit visit = desk.find(id).state();
        Edition edition = edition(visit, number);
        var programme = edition.programme();
        return new Told(edition.number(), edition.standing(), programme.title(), programme.purpose(), programme.hostAreas(), programme.window(),
                programme.timeZone().getId(), edition.delegates(),
                programme.meetings().stream().map(meeting -> VisitView.MeetingView.internal(meeting, visit)).toList(),
                edition.cancellationReason(), edition.publishedAt());
    }

    @Operation(summary = "Shows what differs between two editions: for everybody, for the public and per person; edition 0 is nothing.")
    @GetMapping("/{from}/differences/{to}")
    Differences differences(@PathVariable VisitId id, @PathVariable int from, @PathVariable int to) {
        Visit visit = desk.find(id).state();
        return Differences.between(from == 0 ? null : edition(visit, from), edition(visit, to), visit);
    }

    private Edition edition(Visit visit, int number) {
        if (number >= 1 && number <= visit.edition()) {
            return editions.find(visit.id().value(), number).orElseThrow(() -> unknown(number));
        }
        throw unknown(number);
    }

    private static Refused unknown(int number) {
        return new Refused(VisitRefusal.EDITION_UNKNOWN, "The visit has no edition %d.".formatted(number));
    }
}
