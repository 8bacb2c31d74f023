package org.hemicycle.web.subscriber;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.SeeOther;
import org.hemicycle.web.template.Templates;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sign-up: whoever signs up is sent to the same page, whether their address was known or not. */
@RestController
class SubscribeController {

    private final Templates templates;
    private final NotificationApi notification;
    private final Upstreams upstreams;
    private final Directory directory;
    private final Subjects subjects;

    SubscribeController(
            Templates templates, NotificationApi notification, Upstreams upstreams, Directory directory, Subjects subjects) {
        this.subjects = subjects;
        this.templates = templates;
        this.notification = notification;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    @GetMapping(path = Language.SEGMENT + "/subscribe", produces = MediaType.TEXT_HTML_VALUE)
    JteModel form(
            Page page,
            @RequestParam(defaultValue = "") List<String> area,
            @RequestParam(defaultValue = "") List<String> kind,
            @RequestParam(defaultValue = "") List<String> subject) {
        List<String> usual = subject.isEmpty() || !area.isEmpty() ? List.of("visit") : List.of();
        var form = Form.blank("subscribe")
                .with("language", page.language().tag())
                .with("areas", area)
                .with("kinds", kind.isEmpty() ? usual : kind);
        Subjects.into(form, List.of(), subject);
        Cadence.AT_ONCE.into(form, page.language());
        return shown(page, form, false);
    }

    @PostMapping(path = Language.SEGMENT + "/subscribe", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<?> subscribe(Page page, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("subscribe", sent);
        if (!form.value("email").matches("[^\\s@]+@[^\\s@]+")) {
            form.refuse("email", page.say("subscribe.email.wrong"));
        }
        refuseNothing(form, page);
        if (form.isRefused()) {
            return ResponseEntity.badRequest().body(shown(page, form, false));
        }
        var cadence = Cadence.of(form);
        var signUp = new NotificationApi.SignUp(
                form.value("email"),
                form.value("language"),
                form.all("areas"),
                form.all("kinds"),
                cadence.cadence(),
                cadence.timeZone(),
                cadence.hour(),
                cadence.weekday(),
                form.all(Subjects.FIELD));
        return switch (upstreams.tell(Upstream.NOTIFICATION, () -> notification.subscribe(signUp))) {
            case Given<String> given -> SeeOther.to(page.to("/subscribe/sent"));
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of());
                yield ResponseEntity.status(problem.status()).body(shown(page, form, false));
            }
            case Silent<String> silent -> ResponseEntity.status(503).body(shown(page, form, true));
        };
    }

    @GetMapping(path = Language.SEGMENT + "/subscribe/sent", produces = MediaType.TEXT_HTML_VALUE)
    JteModel sent(Page page) {
        return templates.subscriberSent(page);
    }

    /** Who chose nothing would wait for mail that never comes; a single visit is enough. */
    static void refuseNothing(Form form, Page page) {
        if (!form.all(Subjects.FIELD).isEmpty() && form.all("areas").isEmpty() && form.all("kinds").isEmpty()) {
            return;
        }
        if (form.all("areas").isEmpty()) {
            form.refuse("areas", page.say("subscribe.areas.none"));
        }
        if (form.all("kinds").isEmpty()) {
            form.refuse("kinds", page.say("subscribe.kinds.none"));
        }
    }

    private JteModel shown(Page page, Form form, boolean missing) {
        return templates.subscriberSubscribe(page.at("/subscribe"), form, Choices.of(page, form, directory, subjects.choices(page, form)), missing);
    }
}
