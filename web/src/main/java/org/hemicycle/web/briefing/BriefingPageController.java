package org.hemicycle.web.briefing;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public page of a briefing, with the registration where it is open. */
@RestController
class BriefingPageController {

    private static final int PAGE = 100;
    private static final String BRIEFING = Language.SEGMENT + "/briefings/{id}";

    private final Templates templates;
    private final BriefingsApi briefings;
    private final Upstreams upstreams;
    private final Directory directory;
    private final BriefingData data;
    private final Clock clock;

    BriefingPageController(
            Templates templates, BriefingsApi briefings, Upstreams upstreams, Directory directory, BriefingData data, Clock clock) {
        this.clock = clock;
        this.templates = templates;
        this.briefings = briefings;
        this.upstreams = upstreams;
        this.directory = directory;
        this.data = data;
    }

    @GetMapping(path = Language.SEGMENT + "/briefings", produces = MediaType.TEXT_HTML_VALUE)
    JteModel ahead(Page page) {
        Answer<List<Briefing>> ahead = upstreams
                .askForAll(Upstream.EVENTS, cursor -> briefings.briefings(null, cursor, PAGE))
                .map(all -> all.stream().filter(one -> one.end().toInstant().isAfter(clock.instant())).toList());
        return templates.briefingAhead(page, ahead, directory.names(page));
    }

    @GetMapping(path = BRIEFING, produces = MediaType.TEXT_HTML_VALUE)
    JteModel briefing(Page page, @PathVariable String id, @RequestParam(defaultValue = "") String done) {
        return shown(page, id, Form.blank("register"), done.equals("registered"), false);
    }

    @PostMapping(path = BRIEFING, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<?> register(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("register", sent);
        if (form.value("name").isEmpty()) {
            form.refuse("name", page.say("briefing.name.missing"));
        }
        if (!form.value("email").contains("@")) {
            form.refuse("email", page.say("briefing.email.missing"));
        }
        if (form.isRefused()) {
            return ResponseEntity.badRequest().body(shown(page, id, form, false, false));
        }
        var request = new BriefingsApi.Request(form.value("name"), form.value("email"), null, page.language().tag());
        return switch (upstreams.tell(Upstream.EVENTS, () -> briefings.register(id, request))) {
            case Given<String> given ->
                SeeOther.to(page.to("/briefings/" + id + "?done=registered#registration"));
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of());
                yield ResponseEntity.status(problem.status()).body(shown(page, id, form, false, false));
            }
            case Silent<String> silent -> ResponseEntity.status(503).body(shown(page, id, form, false, true));
        };
    }

    private JteModel shown(Page page, String id, Form form, boolean registered, boolean silent) {
        Briefing briefing = upstreams.ask(Upstream.EVENTS, () -> briefings.briefing(id)).orThrow();
        return templates.briefingBriefing(page, briefing, directory.names(page), data.of(briefing, page), form, registered, silent);
    }
}
