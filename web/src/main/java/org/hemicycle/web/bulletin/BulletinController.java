package org.hemicycle.web.bulletin;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.bulletin.BulletinsApi.Audience;
import org.hemicycle.web.bulletin.BulletinsApi.Line;
import org.hemicycle.web.bulletin.BulletinsApi.Preview;
import org.hemicycle.web.bulletin.BulletinsApi.Schedule;
import org.hemicycle.web.bulletin.BulletinsApi.Size;
import org.hemicycle.web.bulletin.BulletinsApi.State;
import org.hemicycle.web.bulletin.BulletinsApi.Trial;
import org.hemicycle.web.bulletin.BulletinsApi.Tried;
import org.hemicycle.web.bulletin.BulletinsApi.Writing;
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
import org.hemicycle.web.upstream.Unanswered;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/** The pages of bulletins. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff/bulletins", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('bulletins:write')")
class BulletinController {

    /** A letter is shown in a frame in which nothing runs, loads, or leads anywhere; the gateway lets this one pass. */
    static final String FRAMED_LETTER = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'self'";

    private static final String LIST = "/staff/bulletins";
    private static final int LATEST = 20;

    private final Templates templates;
    private final BulletinsApi bulletins;
    private final Upstreams upstreams;
    private final Directory directory;

    BulletinController(Templates templates, BulletinsApi bulletins, Upstreams upstreams, Directory directory) {
        this.templates = templates;
        this.bulletins = bulletins;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    @GetMapping
    JteModel list(
            Page page, @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "") String done) {
        Answer<Listing<Line>> lines = upstreams.ask(Upstream.NOTIFICATION, () -> bulletins.bulletins(LATEST, after));
        return templates.bulletinList(page.at(LIST), lines, done);
    }

    @GetMapping("/new")
    JteModel blank(Page page) {
        var form = form(Form.blank("bulletin"), page).with("kinds", List.of("visit")).with("cadences", List.of("now"));
        return editor(page, null, form, "", null);
    }

    /** Saves a draft, or says how many it would be for, by which button was pressed. */
    @PostMapping
    ResponseEntity<?> write(Page page, @RequestParam MultiValueMap<String, String> sent) {
        var form = form(Form.sent("bulletin", sent), page);
        if (form.has("do", "count")) {
            return counted(page, null, form, "");
        }
        return saved(page, null, form, "", upstreams.tell(Upstream.NOTIFICATION, () -> bulletins.write(writing(form))));
    }

    @GetMapping("/{id}/edit")
    JteModel edit(Page page, @PathVariable String id) {
        Answer<Bulletin> answer = upstreams.ask(Upstream.NOTIFICATION, () -> bulletins.bulletin(id));
        Bulletin bulletin = answer.orThrow();
        Audience audience = bulletin.audience();
        var form = form(Form.blank("bulletin"), page)
                .with("headline", bulletin.subject())
                .with("body", bulletin.body())
                .with("areas", audience.areas())
                .with("kinds", audience.kinds())
                .with("languages", audience.languages())
                .with("cadences", audience.cadences());
        return editor(page, id, form, version(answer), null);
    }

    @PostMapping("/{id}/edit")
    ResponseEntity<?> edit(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = form(Form.sent("bulletin", sent), page);
        String version = form.value("version");
        if (form.has("do", "count")) {
            return counted(page, id, form, version);
        }
        return saved(
                page,
                id,
                form,
                version,
                upstreams.tell(Upstream.NOTIFICATION, () -> bulletins.edit(id, quoted(version), writing(form))));
    }

    @GetMapping("/{id}")
    JteModel one(
            Page page,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "") String done) {
        return shown(page, id, Form.blank("trial"), Form.blank("schedule"), language, done);
    }

    /** The part of the page that changes by itself, for who lets a script ask for it again. */
    @GetMapping("/{id}/live")
    ResponseEntity<?> live(Page page, @PathVariable String id) {
        Bulletin bulletin =
                upstreams.ask(Upstream.NOTIFICATION, () -> bulletins.bulletin(id)).orThrow();
        var answer = ResponseEntity.ok();
        if (!bulletin.state().equals("sending")) {
            // What can be done now is on the page and not in this part of it.
            answer.header("HX-Refresh", "true");
        }
        return answer.body(templates.bulletinProgress(page.at(LIST + "/" + id), bulletin));
    }

    /** The letter itself, for the frame. */
    @GetMapping("/{id}/letter")
    ResponseEntity<String> letter(
            @PathVariable String id, @RequestParam String letter, HttpServletResponse response) {
        Preview preview = upstreams.ask(Upstream.NOTIFICATION, () -> bulletins.preview(id, letter)).orThrow();
        response.setHeader("Content-Security-Policy", FRAMED_LETTER);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(preview.html());
    }

    @PostMapping("/{id}/tests")
    ResponseEntity<?> test(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("trial", sent);
        var trial = new Trial(form.value("email"), form.value("language"));
        return switch (upstreams.ask(Upstream.NOTIFICATION, () -> bulletins.test(id, trial))) {
            case Given<Tried>(var tried, var version) when tried.taken() ->
                SeeOther.to(page.to(LIST + "/" + id + "?done=tested&language=" + trial.language()));
            case Given<Tried>(var tried, var version) -> {
                form.complain(page.say("bulletins.test.refused"));
                form.complain(Objects.requireNonNullElse(tried.reason(), ""), "en");
                yield ResponseEntity.status(502).body(shown(page, id, form, Form.blank("schedule"), trial.language(), ""));
            }
            case Refused<Tried>(var problem) when problem.status() == 404 -> throw Unanswered.refused(problem);
            case Refused<Tried>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of());
                yield ResponseEntity.status(problem.status())
                        .body(shown(page, id, form, Form.blank("schedule"), trial.language(), ""));
            }
            case Silent<Tried>(var service) -> throw Unanswered.silent(service);
        };
    }

    @PostMapping("/{id}/schedule")
    ResponseEntity<?> schedule(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("schedule", sent);
        var schedule = new Schedule(form.value("day") + "T" + form.value("time"), form.value("timeZone"));
        var answer = upstreams.tell(
                Upstream.NOTIFICATION, () -> bulletins.schedule(id, quoted(form.value("version")), schedule));
        return settled(page, id, form, answer, "scheduled");
    }

    @PostMapping("/{id}/draft")
    ResponseEntity<?> unschedule(Page page, @PathVariable String id, @RequestParam String version) {
        var answer = upstreams.tell(Upstream.NOTIFICATION, () -> bulletins.unschedule(id, quoted(version)));
        return settled(page, id, Form.blank("schedule"), answer, "unscheduled");
    }

    @PostMapping("/{id}/state")
    ResponseEntity<?> change(Page page, @PathVariable String id, @RequestParam String state, @RequestParam String version) {
        var answer = upstreams.tell(
                Upstream.NOTIFICATION, () -> bulletins.change(id, quoted(version), new State(state)));
        return settled(
                page, id, Form.blank("schedule"), answer, List.of("sending", "paused").contains(state) ? "bulletin-" + state : "bulletin-stopped");
    }

    @PostMapping("/{id}/removal")
    ResponseEntity<?> remove(Page page, @PathVariable String id, @RequestParam String version) {
        var answer = upstreams.tell(Upstream.NOTIFICATION, () -> bulletins.remove(id, quoted(version)));
        return answer instanceof Given<String> || answer.isRefused(404)
                ? SeeOther.to(page.to(LIST + "?done=bulletin-removed"))
                : settled(page, id, Form.blank("schedule"), answer, "");
    }

    private ResponseEntity<?> settled(Page page, String id, Form form, Answer<String> answer, String done) {
        return switch (answer) {
            case Given<String> given -> SeeOther.to(page.to(LIST + "/" + id + "?done=" + done));
            case Refused<String>(var problem) when problem.status() == 404 -> throw Unanswered.refused(problem);
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of("at", "day"));
                yield ResponseEntity.status(problem.status()).body(shown(page, id, Form.blank("trial"), form, null, ""));
            }
            case Silent<String>(var service) -> throw Unanswered.silent(service);
        };
    }

    private ResponseEntity<?> saved(
            Page page, @Nullable String id, Form form, String version, Answer<String> answer) {
        return switch (answer) {
            case Given<String>(var location, var next) ->
                SeeOther.to(page.to(LIST + "/" + (id == null ? location.substring(location.lastIndexOf('/') + 1) : id)
                        + "?done=bulletin-saved"));
            case Refused<String>(var problem) when problem.status() == 404 -> throw Unanswered.refused(problem);
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, fields());
                yield ResponseEntity.status(problem.status()).body(editor(page, id, form, version, null));
            }
            case Silent<String> silent -> {
                form.complain(page.say("missing.operations"));
                yield ResponseEntity.status(503).body(editor(page, id, form, version, null));
            }
        };
    }

    private ResponseEntity<?> counted(Page page, @Nullable String id, Form form, String version) {
        return switch (upstreams.ask(Upstream.NOTIFICATION, () -> bulletins.size(audience(form)))) {
            case Given<Size>(var size, var tag) -> ResponseEntity.ok(editor(page, id, form, version, size));
            case Refused<Size>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of());
                yield ResponseEntity.status(problem.status()).body(editor(page, id, form, version, null));
            }
            case Silent<Size> silent -> {
                form.complain(page.say("missing.operations"));
                yield ResponseEntity.status(503).body(editor(page, id, form, version, null));
            }
        };
    }

    private JteModel editor(Page page, @Nullable String id, Form form, String version, @Nullable Size size) {
        String path = id == null ? LIST + "/new" : LIST + "/" + id + "/edit";
        return templates.bulletinEditor(page.at(path), form, id, version, Audiences.of(page, form, directory), size);
    }

    private JteModel shown(
            Page page, String id, Form trial, Form schedule, @Nullable String language, String done) {
        Answer<Bulletin> answer = upstreams.ask(Upstream.NOTIFICATION, () -> bulletins.bulletin(id));
        Bulletin bulletin = answer.orThrow();
        String shown = Language.of(language).orElse(page.language()).tag();
        Answer<Preview> preview = upstreams.ask(Upstream.NOTIFICATION, () -> bulletins.preview(id, shown));
        Answer<Size> size = bulletin.startedAt() == null
                ? upstreams.ask(Upstream.NOTIFICATION, () -> bulletins.size(bulletin.audience()))
                : new Silent<>(Upstream.NOTIFICATION);
        if (schedule.value("timeZone").isEmpty()) {
            schedule.with("timeZone", Objects.requireNonNullElse(bulletin.timeZone(), "Europe/Brussels"));
        }
        if (trial.value("language").isEmpty()) {
            trial.with("language", shown);
        }
        return templates.bulletinOne(
                page.at(LIST + "/" + id),
                bulletin,
                version(answer),
                shown,
                preview,
                size,
                trial,
                schedule,
                Audiences.of(page, schedule, directory),
                directory.names(page),
                done);
    }

    private static Form form(Form form, Page page) {
        form.locate("kinds", form.id("kinds"), page.say("bulletins.kinds"));
        form.locate("languages", form.id("languages"), page.say("bulletins.languages"));
        form.locate("cadences", form.id("cadences"), page.say("bulletins.cadences"));
        return form;
    }

    /** What the fields of the request are called in the form. */
    private static Map<String, String> fields() {
        var fields = new HashMap<>(Map.of(
                "subject", "headline",
                "audience.areas", "areas",
                "audience.kinds", "kinds",
                "audience.languages", "languages",
                "audience.cadences", "cadences"));
        for (Language language : Language.values()) {
            fields.put("subject." + language.tag(), "headline." + language.tag());
        }
        return fields;
    }

    private static Writing writing(Form form) {
        return new Writing(form.texts("headline"), form.texts("body"), audience(form));
    }

    private static Audience audience(Form form) {
        return new Audience(form.all("areas"), form.all("kinds"), form.all("languages"), form.all("cadences"));
    }

    private static String version(Answer<?> answer) {
        return answer instanceof Given<?>(var value, var tag) && tag != null ? tag : "";
    }

    private static String quoted(String version) {
        return "\"" + version + "\"";
    }
}
