package org.hemicycle.web.briefing;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import org.hemicycle.web.area.Building;
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
import org.hemicycle.web.upstream.Refusals;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All briefings by their start, and the beginning of a new one. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff/briefings", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('briefings:write')")
class BriefingListController {

    static final Map<String, String> TIMES = Map.of("start", "from", "end", "to", "timeZone", "building");
    private static final int PAGE = 100;

    private final Templates templates;
    private final BriefingsApi briefings;
    private final Upstreams upstreams;
    private final Directory directory;

    BriefingListController(Templates templates, BriefingsApi briefings, Upstreams upstreams, Directory directory) {
        this.templates = templates;
        this.briefings = briefings;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    @GetMapping
    JteModel list(Page page) {
        Answer<List<Briefing>> all = upstreams.askForAll(Upstream.EVENTS, cursor -> briefings.briefings(null, cursor, PAGE));
        return templates.briefingList(page, all, BriefingBoard.Choices.of(page, directory));
    }

    @GetMapping("/new")
    JteModel blank(Page page) {
        return shown(page, Form.blank("briefing").with("kind", "cross-party").with("visibility", "internal").with("policy", "plain"));
    }

    @PostMapping
    ResponseEntity<?> begin(Page page, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("briefing", sent);
        requireDescription(form, page);
        requireTimes(form, page);
        if (form.value("building").isEmpty()) {
            form.refuse("building", page.say("briefing.building.missing"));
        }
        int capacity = number(form, "capacity", page);
        if (form.isRefused()) {
            return ResponseEntity.badRequest().body(shown(page, form));
        }
        String day = form.value("day");
        var briefing = new BriefingsApi.NewBriefing(
                form.value("kind"), form.texts("title"), form.texts("purpose"), form.all("hostAreas"), form.all("houses"),
                day + "T" + form.value("from"), day + "T" + form.value("to"), zone(form.value("building")), form.value("building"),
                form.given("room"), form.given("sponsor"), capacity, form.given("policy"), form.value("visibility"));
        return switch (upstreams.tell(Upstream.EVENTS, () -> briefings.begin(briefing))) {
            case Given<String>(var location, var version) ->
                SeeOther.to(page.to("/staff/briefings" + location.substring(location.lastIndexOf('/')) + "?done=begun"));
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, TIMES);
                yield ResponseEntity.status(problem.status()).body(shown(page, form));
            }
            case Silent<String> silent ->
                ResponseEntity.status(503).body(templates.staffAgain(page.at("/staff/briefings/new"), form, page.path()));
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
        if (form.all("houses").isEmpty()) {
            form.refuse("houses", page.say("briefing.houses.missing"));
        }
    }

    /** Asks for a day and two times; their order is the service's to judge. */
    static void requireTimes(Form form, Page page) {
        if (!form.value("day").matches("\\d{4}-\\d{2}-\\d{2}")) {
            form.refuse("day", page.say("slot.day.missing"));
        }
        for (String field : List.of("from", "to")) {
            if (!form.value(field).matches("\\d{2}:\\d{2}(:\\d{2})?")) {
                form.refuse(field, page.say("slot.time.missing"));
            }
        }
    }

    static int number(Form form, String field, Page page) {
        if (!form.value(field).matches("\\d{1,5}")) {
            form.refuse(field, page.say("briefing.number.missing"));
            return 0;
        }
        return Integer.parseInt(form.value(field));
    }

    private @Nullable String zone(String building) {
        return directory.building(building).map(Building::timeZone).orElse(null);
    }

    private JteModel shown(Page page, Form form) {
        return templates.briefingNewBriefing(page.at("/staff/briefings/new"), form, BriefingBoard.Choices.of(page, directory));
    }
}
