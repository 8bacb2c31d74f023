package org.hemicycle.web.edition;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.staff.Changes;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Listing;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.hemicycle.web.visit.EventsApi;
import org.hemicycle.web.visit.Visit;
import org.hemicycle.web.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The editions of a visit, and the last look before the next one is published. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff/visits/{id}", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('visits:write')")
class EditionController {

    private final Templates templates;
    private final Visits visits;
    private final EventsApi events;
    private final EditionsApi editions;
    private final Upstreams upstreams;
    private final Directory directory;
    private final Changes changes;

    EditionController(
            Templates templates,
            Visits visits,
            EventsApi events,
            EditionsApi editions,
            Upstreams upstreams,
            Directory directory,
            Changes changes) {
        this.templates = templates;
        this.visits = visits;
        this.events = events;
        this.editions = editions;
        this.upstreams = upstreams;
        this.directory = directory;
        this.changes = changes;
    }

    /** Without a choice, the last edition is compared with the one before. */
    @GetMapping("/editions")
    JteModel editions(
            Page page,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to) {
        Visit visit = visits.visit(id).orThrow();
        Answer<List<Edition>> all = upstreams.ask(Upstream.EVENTS, () -> editions.editions(id)).map(Listing::items);
        int later = to == null ? visit.edition() : to;
        int earlier = from == null ? Math.max(0, later - 1) : from;
        Answer<Differences> differences = later == 0
                ? new Given<>(new Differences(0, 0, List.of(), List.of(), List.of()), null)
                : upstreams.ask(Upstream.EVENTS, () -> editions.differences(id, earlier, later));
        return templates.editionEditions(page, visit, directory.names(page), all, earlier, later, differences);
    }

    @GetMapping("/publication")
    JteModel preview(Page page, @PathVariable String id) {
        Answer<Visit> visit = visits.visit(id);
        return shown(page, visit.orThrow(), visit, Form.blank("publication"));
    }

    @PostMapping("/publication")
    ResponseEntity<?> publish(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("publication", sent);
        String home = "/staff/visits/" + id;
        return changes.send(page, form, home + "/publication", Map.of(), home + "?done=published",
                version -> events.publish(id, version),
                (refused, stale) -> {
                    Answer<Visit> visit = visits.visit(id);
                    return visit.map(value -> shown(page, value, visit, refused));
                });
    }

    private JteModel shown(Page page, Visit visit, Answer<Visit> answer, Form form) {
        visit.meetings().forEach(one -> form.locate(
                "meetings." + one.id(), "meeting-" + one.id(), page.in(one.summary())));
        String version = answer instanceof Given<Visit>(var value, var tag) && tag != null
                ? tag
                : Long.toString(visit.version());
        return templates.editionPublication(
                page.at("/staff/visits/" + visit.id() + "/publication"),
                visit,
                version,
                form,
                upstreams.ask(Upstream.EVENTS, () -> editions.preview(visit.id())));
    }
}
