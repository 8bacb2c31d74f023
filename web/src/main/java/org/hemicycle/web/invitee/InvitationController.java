package org.hemicycle.web.invitee;

import java.util.Map;
import org.hemicycle.web.briefing.BriefingsApi;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.SeeOther;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Answer.Refused;
import org.hemicycle.web.upstream.Answer.Silent;
import org.hemicycle.web.upstream.Problem;
import org.hemicycle.web.upstream.Refusals;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page behind the link in an invitation; opening it changes nothing, because programs open links too. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/invitations/{token}", produces = MediaType.TEXT_HTML_VALUE)
class InvitationController {

    private static final Map<String, String> NAMES = Map.of("aide.name", "name", "to.name", "name", "aide.email", "email", "to.email", "email");

    private final Templates templates;
    private final InviteeApi events;
    private final Upstreams upstreams;

    InvitationController(Templates templates, InviteeApi events, Upstreams upstreams) {
        this.templates = templates;
        this.events = events;
        this.upstreams = upstreams;
    }

    @GetMapping
    ResponseEntity<?> invitation(Page page, @PathVariable String token, @RequestParam(defaultValue = "") String done) {
        return shown(page, token, Form.blank("answer"), 200, done.equals("saved"), false);
    }

    @PostMapping
    ResponseEntity<?> answer(Page page, @PathVariable String token, @RequestParam MultiValueMap<String, String> sent) {
        String answer = sent.getFirst("answer") == null ? "" : String.valueOf(sent.getFirst("answer"));
        boolean named = answer.equals("delegate") || answer.equals("transfer");
        var form = Form.sent(named ? answer : "answer", sent);
        BriefingsApi.Other other = null;
        if (named) {
            if (form.value("name").isEmpty()) {
                form.refuse("name", page.say("briefing.name.missing"));
                return shown(page, token, form, 400, false, false);
            }
            String email = form.value("email");
            other = new BriefingsApi.Other(form.value("name"), email.isEmpty() ? null : email, page.language().tag());
        }
        var sentOn = new BriefingsApi.Answered(answer, answer.equals("delegate") ? other : null, answer.equals("transfer") ? other : null);
        return switch (upstreams.tell(Upstream.EVENTS, () -> events.answer(token, sentOn))) {
            case Given<String> given ->
                SeeOther.to(page.to("/invitations/" + token + "?done=saved"));
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, NAMES);
                yield shown(page, token, form, problem.status(), false, false);
            }
            case Silent<String> silent -> shown(page, token, form, 503, false, true);
        };
    }

    private ResponseEntity<?> shown(Page page, String token, Form form, int status, boolean saved, boolean silent) {
        return switch (upstreams.ask(Upstream.EVENTS, () -> events.invitation(token))) {
            case Given<Invitation>(var invitation, var version) ->
                answered(status).body(templates.inviteeInvitation(page.at("/invitations/" + token), invitation, token, form, saved, silent));
            case Refused<Invitation>(var problem) -> badLink(page, problem);
            case Silent<Invitation> away -> answered(503).body(templates.inviteeLink(page, null));
        };
    }

    private ResponseEntity<?> badLink(Page page, Problem problem) {
        String name = problem.name().isEmpty() ? "link-forged" : problem.name();
        return answered(problem.status()).body(templates.inviteeLink(page, name));
    }

    /** The address is a key, so it goes nowhere: not to a cache, and not along with a click. */
    private static ResponseEntity.BodyBuilder answered(int status) {
        return ResponseEntity.status(status).header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer");
    }
}
