package org.hemicycle.events.delegate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.link.LinkPurpose;
import org.hemicycle.events.link.PersonalLinks;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.VisitRefusal;
import org.hemicycle.events.visit.Visits;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The personal page and calendar of anybody who takes part in a visit, to be handed out or taken back by staff. */
@RestController
@RequestMapping("/api/visits/{id}/people/{person}/links")
@PreAuthorize("hasAuthority('visits:write')")
@Tag(name = "Personal links", description = "Pages and calendars by a secret address, and taking them back")
class PersonalLinksController {

    private static final String KIND = "visit";

    /**
     * Where somebody finds what is theirs.
     *
     * @param name who it is
     * @param page the path of their page, in the language they read
     * @param calendar the path of their calendar
     */
    record Links(String name, String page, String calendar) {}

    private final Visits visits;
    private final People people;
    private final PersonalLinks links;

    PersonalLinksController(Visits visits, People people, PersonalLinks links) {
        this.visits = visits;
        this.people = people;
        this.links = links;
    }

    @Operation(summary = "The page and the calendar of one person of a visit; the same ones each time until they are taken back.")
    @GetMapping
    ResponseEntity<Links> links(@PathVariable VisitId id, @PathVariable String person) {
        People.Addressee addressee = addressee(id, person);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Links(
                addressee.name(),
                "/" + PersonalController.language(addressee.language()) + "/my/" + links.token(LinkPurpose.PAGE, KIND, id.value(), person),
                "/feeds/personal/" + links.token(LinkPurpose.FEED, KIND, id.value(), person) + ".ics"));
    }

    @Operation(summary = "Takes the page and the calendar of a person back, at once and for good; the next ones have other addresses.")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable VisitId id, @PathVariable String person) {
        addressee(id, person);
        List.of(LinkPurpose.PAGE, LinkPurpose.FEED).forEach(purpose -> links.revoke(purpose, KIND, id.value(), person));
    }

    private People.Addressee addressee(VisitId id, String person) {
        Visit visit = visits.find(id).orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "There is no visit " + id + ".")).state();
        return people.addressee(visit, person)
                .filter(anybody -> !person.equals(People.LEAD))
                .orElseThrow(() -> new Refused(VisitRefusal.ATTENDANCE_UNKNOWN, "The visit does not expect " + person + "."));
    }
}
