package org.hemicycle.events.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what the next edition would tell, before it is published and without publishing it. */
@RestController
@RequestMapping("/api/visits/{id}/publication")
@PreAuthorize("hasAuthority('visits:read')")
@Tag(name = "Editions", description = "What was told of a visit, and what differs")
class PublicationController {

    private final VisitDesk desk;
    private final Clock clock;

    PublicationController(VisitDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Operation(summary = "What would be told if the plan were published now: to everybody, to the public and per person.")
    @GetMapping
    EditionController.Differences preview(@PathVariable VisitId id) {
        Visit visit = desk.find(id).state();
        Instant now = clock.instant();
        // Decided as if it were published, and then let go: whatever would refuse the publication refuses this.
        VisitEvent.Published next = visit.published() == null ? visit.announce(now) : visit.publish(now);
        return EditionController.Differences.between(next.before(), next.edition(), visit);
    }
}
