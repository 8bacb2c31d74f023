package org.hemicycle.web.history;

import gg.jte.models.runtime.JteModel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.hemicycle.web.history.DeliveriesApi.Found;
import org.hemicycle.web.history.DeliveriesApi.Mailed;
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

/** The page on which staff find what became of mails, by subscriber, notice or address. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff/deliveries", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('deliveries:read')")
class HistoryController {

    private static final int A_PAGE = 50;
    private static final String SUBSCRIBER = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final Templates templates;
    private final DeliveriesApi deliveries;
    private final Upstreams upstreams;

    HistoryController(Templates templates, DeliveriesApi deliveries, Upstreams upstreams) {
        this.templates = templates;
        this.deliveries = deliveries;
        this.upstreams = upstreams;
    }

    @GetMapping
    ResponseEntity<JteModel> history(
            Page page,
            @RequestParam(required = false) @Nullable String subscriber,
            @RequestParam(required = false) @Nullable String notice,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after) {
        var form = Form.blank("history");
        if (subscriber == null && notice == null) {
            return ResponseEntity.ok(shown(page, form, null, null, ""));
        }
        form.with("about", subscriber == null ? String.valueOf(notice) : subscriber);
        String rest = subscriber == null
                ? "notice=" + encoded(String.valueOf(notice)) + (state == null ? "" : "&state=" + encoded(state))
                : "subscriber=" + encoded(subscriber);
        var answer = upstreams.ask(
                Upstream.NOTIFICATION,
                () -> deliveries.deliveries(subscriber, notice, subscriber == null ? state : null, after, A_PAGE));
        if (answer instanceof Refused<Listing<Mailed>>(var problem)) {
            form.refuse("about", page.say(problem.status() == 404 ? "history.unknown" : "history.wrong"));
            return ResponseEntity.status(problem.status()).body(shown(page, form, null, null, ""));
        }
        return ResponseEntity.ok(shown(page, form, answer, null, rest));
    }

    /** Looks for an address, or goes on to the page about an id; an address is never in a page's own address. */
    @PostMapping
    ResponseEntity<?> find(Page page, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("history", sent);
        String about = form.value("about");
        if (about.isEmpty()) {
            form.refuse("about", page.say("history.missing"));
            return ResponseEntity.badRequest().body(shown(page, form, null, null, ""));
        }
        if (!about.contains("@")) {
            return seeOther(page, (about.matches(SUBSCRIBER) ? "subscriber=" : "notice=") + encoded(about));
        }
        var answer = upstreams.ask(
                Upstream.NOTIFICATION, () -> deliveries.lookup(new DeliveriesApi.Question(about)));
        return switch (answer) {
            case Given<Found>(var found, var version) when found.subscriber() != null && found.suppressed() == null ->
                seeOther(page, "subscriber=" + encoded(found.subscriber()));
            case Given<Found>(var found, var version) -> ResponseEntity.ok(shown(page, form, null, found, ""));
            case Refused<Found>(var problem) -> {
                form.refuse("about", page.say("history.wrong"));
                yield ResponseEntity.status(problem.status()).body(shown(page, form, null, null, ""));
            }
            case Silent<Found> silent -> ResponseEntity.status(503)
                    .body(shown(page, form, new Silent<>(Upstream.NOTIFICATION), null, ""));
        };
    }

    private static String encoded(@Nullable String value) {
        return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }

    private static ResponseEntity<?> seeOther(Page page, String query) {
        return SeeOther.to(page.to("/staff/deliveries?" + query));
    }

    private JteModel shown(
            Page page, Form form, @Nullable Answer<Listing<Mailed>> lines, @Nullable Found found, String rest) {
        return templates.historyHistory(page.at("/staff/deliveries"), form, lines, found, rest);
    }
}
