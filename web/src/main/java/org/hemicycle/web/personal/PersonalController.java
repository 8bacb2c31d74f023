package org.hemicycle.web.personal;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.Texts;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Answer.Refused;
import org.hemicycle.web.upstream.Answer.Silent;
import org.hemicycle.web.upstream.Problem;
import org.hemicycle.web.upstream.Refusals;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page behind a personal link. */
@RestController
class PersonalController {

    private static final String PAGE = Language.SEGMENT + "/my/{token}";

    private final Templates templates;
    private final PersonalApi personal;
    private final Upstreams upstreams;

    PersonalController(Templates templates, PersonalApi personal, Upstreams upstreams) {
        this.templates = templates;
        this.personal = personal;
        this.upstreams = upstreams;
    }

    @GetMapping(path = PAGE, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<?> programme(Page page, @PathVariable String token, @RequestParam(defaultValue = "") String done) {
        return shown(page, token, null, done, 200);
    }

    @PostMapping(path = PAGE + "/meetings/{meeting}/answer", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<?> answer(
            Page page,
            @PathVariable String token,
            @PathVariable String meeting,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("answer_" + meeting, sent);
        String instead = form.value("delegatedTo");
        if (form.has("partstat", "DELEGATED") && instead.isEmpty()) {
            form.complain(page.say("my.instead.missing"));
            return shown(page, token, form, "", 400);
        }
        var reply = new PersonalApi.Reply(
                form.value("partstat"), form.has("partstat", "DELEGATED") ? instead : null);
        return switch (upstreams.tell(Upstream.EVENTS, () -> personal.answer(token, meeting, reply))) {
            case Given<String> given ->
                secret(303)
                        .header("Location", page.to("/my/" + token + "?done=answered#meeting-" + meeting))
                        .build();
            case Refused<String>(var problem) when isAboutTheLink(problem) -> badLink(page, problem);
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of());
                yield shown(page, token, form, "", problem.status());
            }
            case Silent<String> silent -> silent(page);
        };
    }

    private ResponseEntity<?> shown(Page page, String token, @Nullable Form typed, String done, int status) {
        Page here = page.at("/my/" + token);
        return switch (upstreams.ask(Upstream.EVENTS, () -> personal.programme(token))) {
            case Given<Programme>(var programme, var version) ->
                html(status, templates.personalProgramme(
                        here, programme, token, typed, Texts.of(page.language()).find("done." + done)));
            case Refused<Programme>(var problem) -> badLink(page, problem);
            case Silent<Programme> silent -> silent(page);
        };
    }

    private static boolean isAboutTheLink(Problem problem) {
        return problem.name().startsWith("link-");
    }

    /** A link that once worked says that it is over; of any other nothing more is said than that it does not work. */
    private ResponseEntity<?> badLink(Page page, Problem problem) {
        return html(problem.status(), templates.personalLink(page.at("/"), problem.status() == 410));
    }

    private ResponseEntity<?> silent(Page page) {
        return html(503, templates.pageError(page.at("/"), 503, Upstream.EVENTS.key(), null));
    }

    private static ResponseEntity<?> html(int status, JteModel model) {
        return secret(status).contentType(MediaType.TEXT_HTML).body(model);
    }

    private static ResponseEntity.BodyBuilder secret(int status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow");
    }
}
