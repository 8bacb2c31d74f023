package org.hemicycle.web.staff;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hemicycle.web.access.AccessApi;
import org.hemicycle.web.access.AccessRequest;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.SeeOther;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Answer.Refused;
import org.hemicycle.web.upstream.Answer.Silent;
import org.hemicycle.web.upstream.Listing;
import org.hemicycle.web.upstream.Refusals;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.hemicycle.web.visit.EventsApi;
import org.hemicycle.web.visit.Visits;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All visits by their state, and the beginning of a new one. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff/visits", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('visits:write')")
class ListController {

    private static final int DUE_AT_MOST = 200;

    private final Templates templates;
    private final Visits visits;
    private final EventsApi events;
    private final Upstreams upstreams;
    private final Directory directory;
    private final AccessApi access;
    private final Clock clock;

    ListController(
            Templates templates,
            Visits visits,
            EventsApi events,
            Upstreams upstreams,
            Directory directory,
            AccessApi access,
            Clock clock) {
        this.templates = templates;
        this.visits = visits;
        this.events = events;
        this.upstreams = upstreams;
        this.directory = directory;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping
    JteModel board(Page page, @RequestParam MultiValueMap<String, String> asked) {
        var filter = Form.sent("filter", asked);
        Answer<List<AccessRequest>> due =
                upstreams.ask(Upstream.EVENTS, () -> access.due(DUE_AT_MOST)).map(Listing::items);
        Answer<Board> board = visits.all(null, null).map(all -> Board.of(all, due.or(List.of()), filter, clock));
        return templates.staffList(
                page, filter, board, due.isSilent(), directory.areas(page).or(List.of()), directory.names(page));
    }

    @GetMapping("/new")
    JteModel blank(Page page) {
        return shown(page, Form.blank("visit").with("timeZone", "Europe/Brussels"));
    }

    @PostMapping
    ResponseEntity<?> begin(Page page, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("visit", sent);
        requireDescription(form, page);
        requireDays(form, page);
        if (form.isRefused()) {
            return ResponseEntity.badRequest().body(shown(page, form));
        }
        var visit = new EventsApi.NewVisit(
                form.texts("title"),
                form.texts("purpose"),
                form.all("hostAreas"),
                new EventsApi.Days(form.value("window.start"), form.value("window.end")),
                form.value("timeZone"));
        return switch (upstreams.tell(Upstream.EVENTS, () -> events.begin(visit))) {
            case Given<String>(var location, var version) ->
                SeeOther.to(page.to("/staff/visits" + location.substring(location.lastIndexOf('/')) + "?done=created"));
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of());
                yield ResponseEntity.status(problem.status()).body(shown(page, form));
            }
            case Silent<String> silent ->
                ResponseEntity.status(503).body(templates.staffAgain(page.at("/staff/visits/new"), form, page.path()));
        };
    }

    /** Asks for what a description cannot do without; the languages are the author's choice. */
    static void requireDescription(Form form, Page page) {
        for (String field : List.of("title", "purpose")) {
            if (form.texts(field).isEmpty()) {
                form.refuse(field, page.say("editor.text.missing"));
            }
        }
        if (form.all("hostAreas").isEmpty()) {
            form.refuse("hostAreas", page.say("editor.areas.missing"));
        }
    }

    /** Asks for both days; their order is the service's to judge. */
    static void requireDays(Form form, Page page) {
        for (String field : List.of("window.start", "window.end")) {
            if (!form.value(field).matches("\\d{4}-\\d{2}-\\d{2}")) {
                form.refuse(field, page.say("slot.day.missing"));
            }
        }
    }

    private JteModel shown(Page page, Form form) {
        var choices = DirectoryChoices.of(page, directory, List.of(), Form.blank("meeting"));
        return templates.staffNewVisit(page.at("/staff/visits/new"), form, choices);
    }
}
