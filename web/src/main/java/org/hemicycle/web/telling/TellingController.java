package org.hemicycle.web.telling;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.telling.SightingsApi.Sighting;
import org.hemicycle.web.telling.TellingsApi.Telling;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Listing;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.hemicycle.web.visit.Visit;
import org.hemicycle.web.visit.Visits;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who of a visit has been told, has looked and has answered; either service may be silent without the other. */
@RestController
@PreAuthorize("hasAuthority('visits:write')")
class TellingController {

    private static final int MOST = 500;

    private final Templates templates;
    private final Visits visits;
    private final TellingsApi tellings;
    private final SightingsApi sightings;
    private final Upstreams upstreams;
    private final Directory directory;

    TellingController(
            Templates templates,
            Visits visits,
            TellingsApi tellings,
            SightingsApi sightings,
            Upstreams upstreams,
            Directory directory) {
        this.templates = templates;
        this.visits = visits;
        this.tellings = tellings;
        this.sightings = sightings;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    @GetMapping(path = Language.SEGMENT + "/staff/visits/{id}/tellings", produces = MediaType.TEXT_HTML_VALUE)
    JteModel tellings(Page page, @PathVariable String id) {
        Visit visit = visits.visit(id).orThrow();
        Answer<List<Telling>> told = upstreams
                .ask(Upstream.NOTIFICATION, () -> tellings.tellings("visit/" + id, MOST))
                .map(Listing::items);
        Answer<List<Sighting>> seen =
                upstreams.ask(Upstream.EVENTS, () -> sightings.sightings(id)).map(Listing::items);
        return templates.tellingTellings(page, visit, directory.names(page), told, seen);
    }
}
