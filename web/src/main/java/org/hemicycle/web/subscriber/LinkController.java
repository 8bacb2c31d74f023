package org.hemicycle.web.subscriber;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.SeeOther;
import org.hemicycle.web.subscriber.NotificationApi.Confirmed;
import org.hemicycle.web.subscriber.NotificationApi.Preferences;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages behind the links in our mails: confirm, preferences, unsubscribe. */
@RestController
class LinkController {

    private static final String PREFERENCES = Language.SEGMENT + "/preferences/{token}";

    private final Templates templates;
    private final NotificationApi notification;
    private final Upstreams upstreams;
    private final Directory directory;
    private final Subjects subjects;

    LinkController(
            Templates templates, NotificationApi notification, Upstreams upstreams, Directory directory, Subjects subjects) {
        this.subjects = subjects;
        this.templates = templates;
        this.notification = notification;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    @GetMapping(path = Language.SEGMENT + "/confirm/{token}", produces = MediaType.TEXT_HTML_VALUE)
    JteModel askToConfirm(Page page, @PathVariable String token) {
        return templates.subscriberConfirm(page, false);
    }

    @PostMapping(path = Language.SEGMENT + "/confirm/{token}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<?> confirm(Page page, @PathVariable String token) {
        var answer = upstreams.ask(
                Upstream.NOTIFICATION, () -> notification.confirm(new NotificationApi.Token(token)));
        return switch (answer) {
            case Given<Confirmed>(var confirmed, var version) ->
                SeeOther.to(page.to(confirmed.preferencesToken() == null
                        ? "/"
                        : "/preferences/" + confirmed.preferencesToken() + "?done=confirmed"));
            case Refused<Confirmed>(var problem) -> badLink(page, problem);
            case Silent<Confirmed> silent -> ResponseEntity.status(503).body(templates.subscriberConfirm(page, true));
        };
    }

    @GetMapping(path = PREFERENCES, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<?> preferences(
            Page page, @PathVariable String token, @RequestParam(defaultValue = "") String done) {
        return switch (upstreams.ask(Upstream.NOTIFICATION, () -> notification.preferences(token))) {
            case Given<Preferences>(var preferences, var version) -> {
                var form = Form.blank("preferences")
                        .with("language", Objects.requireNonNullElse(preferences.language(), page.language().tag()))
                        .with("areas", Objects.requireNonNullElse(preferences.areas(), List.of()))
                        .with("kinds", Objects.requireNonNullElse(preferences.kinds(), List.of()));
                Subjects.into(
                        form,
                        Objects.requireNonNullElse(preferences.offered(), List.of()),
                        Objects.requireNonNullElse(preferences.subjects(), List.of()));
                Cadence.of(preferences).into(form, page.language());
                if (preferences.isSilenced() && !done.equals("confirmed") && !done.equals("saved")) {
                    form.with("state", "UNSUBSCRIBED");
                }
                yield ResponseEntity.ok(shown(page, token, form, done, false));
            }
            case Refused<Preferences>(var problem) -> badLink(page, problem);
            case Silent<Preferences> silent -> silent(page);
        };
    }

    @PostMapping(path = PREFERENCES, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<?> prefer(
            Page page, @PathVariable String token, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("preferences", sent);
        SubscribeController.refuseNothing(form, page);
        if (form.isRefused()) {
            return ResponseEntity.badRequest().body(shown(page, token, form, "", false));
        }
        var cadence = Cadence.of(form);
        var wishes = new NotificationApi.Wishes(
                form.value("language"),
                form.all("areas"),
                form.all("kinds"),
                cadence.cadence(),
                cadence.timeZone(),
                cadence.hour(),
                cadence.weekday(),
                cadence.quietFrom(),
                cadence.quietTo(),
                cadence.pausedUntil(),
                "CONFIRMED",
                form.all(Subjects.FIELD));
        return switch (upstreams.tell(Upstream.NOTIFICATION, () -> notification.prefer(token, wishes))) {
            case Given<String> given ->
                SeeOther.to(page.to("/preferences/" + token + "?done=saved"));
            case Refused<String>(var problem) when problem.errors().isEmpty() -> badLink(page, problem);
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of());
                yield ResponseEntity.status(problem.status()).body(shown(page, token, form, "", false));
            }
            case Silent<String> silent ->
                ResponseEntity.status(503).body(shown(page, token, form, "", true));
        };
    }

    /** Ends one kind of news, all about one area, or a single visit or briefing. */
    @PostMapping(path = PREFERENCES + "/withdrawals", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<?> withdraw(
            Page page, @PathVariable String token, @RequestParam MultiValueMap<String, String> sent) {
        var withdrawal = new NotificationApi.Withdrawal(
                sent.getFirst("kind"), sent.getFirst("area"), sent.getFirst("subject"));
        return switch (upstreams.tell(Upstream.NOTIFICATION, () -> notification.withdraw(token, withdrawal))) {
            case Given<String> given ->
                SeeOther.to(page.to("/preferences/" + token + "?done=stopped"));
            case Refused<String>(var problem) -> badLink(page, problem);
            case Silent<String> silent -> silent(page);
        };
    }

    /** Ends all mail and keeps the choices, so that one can come back. */
    @PostMapping(path = PREFERENCES + "/end", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<?> end(Page page, @PathVariable String token) {
        return switch (upstreams.ask(Upstream.NOTIFICATION, () -> notification.preferences(token))) {
            case Given<Preferences>(var kept, var version) -> {
                var cadence = Cadence.of(kept);
                var wishes = new NotificationApi.Wishes(
                        Objects.requireNonNullElse(kept.language(), page.language().tag()),
                        Objects.requireNonNullElse(kept.areas(), List.of()),
                        Objects.requireNonNullElse(kept.kinds(), List.of()),
                        cadence.cadence(),
                        cadence.timeZone(),
                        cadence.hour(),
                        cadence.weekday(),
                        cadence.quietFrom(),
                        cadence.quietTo(),
                        cadence.pausedUntil(),
                        "UNSUBSCRIBED",
                        Objects.requireNonNullElse(kept.subjects(), List.of()));
                yield ended(page, upstreams.tell(Upstream.NOTIFICATION, () -> notification.prefer(token, wishes)));
            }
            case Refused<Preferences>(var problem) -> badLink(page, problem);
            case Silent<Preferences> silent -> silent(page);
        };
    }

    /** Ends all mail and forgets the person. */
    @PostMapping(path = PREFERENCES + "/erasure", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<?> erase(Page page, @PathVariable String token) {
        return ended(page, upstreams.tell(Upstream.NOTIFICATION, () -> notification.erase(token)));
    }

    private ResponseEntity<?> ended(Page page, Answer<String> answer) {
        return switch (answer) {
            case Given<String> given -> SeeOther.to(page.to("/unsubscribed"));
            case Refused<String>(var problem) -> badLink(page, problem);
            case Silent<String> silent -> silent(page);
        };
    }

    @GetMapping(path = Language.SEGMENT + "/unsubscribe/{token}", produces = MediaType.TEXT_HTML_VALUE)
    JteModel askToUnsubscribe(Page page, @PathVariable String token) {
        return templates.subscriberUnsubscribe(page, false);
    }

    /**
     * Unsubscribes, at the button or at the mail program's own request (RFC 8058 §3.2): without cookie, with any body,
     * and answered in place, because mail programs follow no redirect.
     */
    @PostMapping(Language.SEGMENT + "/unsubscribe/{token}")
    ResponseEntity<?> unsubscribe(Page page, @PathVariable String token) {
        return switch (upstreams.tell(Upstream.NOTIFICATION, () -> notification.unsubscribe(token))) {
            case Given<String> given -> html(200, templates.subscriberUnsubscribed(page.at("/unsubscribed")));
            case Refused<String>(var problem) -> badLink(page, problem);
            case Silent<String> silent -> html(503, templates.subscriberUnsubscribe(page, true));
        };
    }

    @GetMapping(path = Language.SEGMENT + "/unsubscribed", produces = MediaType.TEXT_HTML_VALUE)
    JteModel unsubscribed(Page page) {
        return templates.subscriberUnsubscribed(page);
    }

    private JteModel shown(Page page, String token, Form form, String done, boolean missing) {
        return templates.subscriberPreferences(
                page.at("/preferences/" + token), form, Choices.of(page, form, directory, subjects.choices(page, form)), done, missing);
    }

    /** A link that once worked says that it is over; of any other nothing more is said than that it does not work. */
    private ResponseEntity<?> badLink(Page page, Problem problem) {
        return html(problem.status(), templates.subscriberLink(page, problem.status() == 410));
    }

    private ResponseEntity<?> silent(Page page) {
        return html(503, templates.pageError(page.at("/"), 503, Upstream.NOTIFICATION.key(), null));
    }

    private static ResponseEntity<?> html(int status, JteModel model) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_HTML).body(model);
    }
}
