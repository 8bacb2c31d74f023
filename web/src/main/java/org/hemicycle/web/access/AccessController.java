package org.hemicycle.web.access;

import gg.jte.models.runtime.JteModel;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.Texts;
import org.hemicycle.web.staff.Changes;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Listing;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
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

/** The board of what is due next, and the access of one visit building by building. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('visits:write')")
class AccessController {

    private static final int MOST = 200;

    private final Templates templates;
    private final Visits visits;
    private final AccessApi access;
    private final Upstreams upstreams;
    private final Directory directory;
    private final Changes changes;

    AccessController(
            Templates templates,
            Visits visits,
            AccessApi access,
            Upstreams upstreams,
            Directory directory,
            Changes changes) {
        this.templates = templates;
        this.visits = visits;
        this.access = access;
        this.upstreams = upstreams;
        this.directory = directory;
        this.changes = changes;
    }

    @GetMapping("/access")
    JteModel due(Page page) {
        Answer<List<AccessRequest>> due =
                upstreams.ask(Upstream.EVENTS, () -> access.due(MOST)).map(Listing::items);
        return templates.accessDue(page, due, zones(due.or(List.of()), ZoneId.of("Europe/Brussels")));
    }

    @GetMapping("/visits/{id}/access")
    JteModel ofVisit(Page page, @PathVariable String id, @RequestParam(defaultValue = "") String done) {
        return shown(page, visits.visit(id).orThrow(), null, done);
    }

    @PostMapping("/visits/{id}/access/{person}/{building}")
    ResponseEntity<?> say(
            Page page,
            @PathVariable String id,
            @PathVariable String person,
            @PathVariable String building,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("access_" + person + "_" + building, sent);
        String reference = form.value("reference");
        String reason = form.value("reason");
        var said = new AccessApi.Said(
                form.value("state"), reference.isEmpty() ? null : reference, reason.isEmpty() ? null : reason);
        String home = "/staff/visits/" + id + "/access";
        return changes.send(page, form, home, Map.of(), home + "?done=access#" + form.name(),
                version -> access.say(id, person, building, version, said),
                (refused, stale) -> visits.visit(id).map(visit -> shown(page, visit, refused, "")));
    }

    private JteModel shown(Page page, Visit visit, @Nullable Form typed, String done) {
        Answer<List<AccessRequest>> requests =
                upstreams.ask(Upstream.EVENTS, () -> access.ofVisit(visit.id())).map(Listing::items);
        return templates.accessVisit(
                page.at("/staff/visits/" + visit.id() + "/access"),
                visit,
                directory.names(page),
                requests.map(AccessController::byBuilding),
                zones(requests.or(List.of()), visit.timeZone()),
                typed,
                Texts.of(page.language()).find("done." + done));
    }

    private static SequencedMap<String, List<AccessRequest>> byBuilding(List<AccessRequest> requests) {
        var buildings = new LinkedHashMap<String, List<AccessRequest>>();
        requests.forEach(one -> buildings.computeIfAbsent(one.building(), id -> new ArrayList<>()).add(one));
        return buildings;
    }

    /** Deadlines are told on the building's clock, which only the directory knows. */
    private Function<String, ZoneId> zones(List<AccessRequest> requests, ZoneId otherwise) {
        var zones = new LinkedHashMap<String, ZoneId>();
        requests.forEach(one -> zones.computeIfAbsent(one.building(), id -> directory
                .building(id)
                .map(building -> building.timeZone() == null ? otherwise : ZoneId.of(building.timeZone()))
                .orElse(otherwise)));
        return building -> zones.getOrDefault(building, otherwise);
    }
}
