package org.hemicycle.web.subscriber;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.stream.Stream;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.SeeOther;
import org.hemicycle.web.subscriber.SuppressionsApi.Blocked;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Answer.Refused;
import org.hemicycle.web.upstream.Answer.Silent;
import org.hemicycle.web.upstream.Problem;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
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

/** The list of addresses that nothing is sent to, where administrators block and release. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/admin/suppressions", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('suppressions:write')")
class SuppressionsController {

    private static final int A_PAGE = 50;

    private final Templates templates;
    private final SuppressionsApi suppressions;
    private final Upstreams upstreams;

    SuppressionsController(Templates templates, SuppressionsApi suppressions, Upstreams upstreams) {
        this.templates = templates;
        this.suppressions = suppressions;
        this.upstreams = upstreams;
    }

    @GetMapping
    JteModel list(
            Page page,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "") String done) {
        return shown(page, Form.blank("block"), after, done);
    }

    /** Blocks what stands in the lines of a field. */
    @PostMapping
    ResponseEntity<?> block(Page page, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("block", sent);
        var entries = Stream.of(form.value("entries").split("[\\s,;]+")).filter(entry -> !entry.isBlank()).toList();
        if (entries.isEmpty()) {
            form.refuse("entries", page.say("suppressions.missing"));
            return ResponseEntity.badRequest().body(shown(page, form, null, ""));
        }
        var answer = upstreams.ask(
                Upstream.NOTIFICATION, () -> suppressions.block(new SuppressionsApi.Blocks(entries)));
        return switch (answer) {
            case Given<Blocked> given ->
                SeeOther.to(page.to("/admin/suppressions?done=blocked"));
            case Refused<Blocked>(var problem) -> {
                form.refuse("entries", page.say("suppressions.wrong", wrong(problem, entries)));
                yield ResponseEntity.status(problem.status()).body(shown(page, form, null, ""));
            }
            case Silent<Blocked> silent -> {
                form.complain(page.say("missing.notification"));
                yield ResponseEntity.status(503).body(shown(page, form, null, ""));
            }
        };
    }

    /** What was typed where the service found something wrong, which is what the person looks for. */
    private static String wrong(Problem problem, List<String> entries) {
        return String.join(
                ", ",
                problem.errors().stream()
                        .map(error -> String.valueOf(error.field()).replaceAll("\\D", ""))
                        .filter(place -> !place.isEmpty() && Integer.parseInt(place) < entries.size())
                        .map(place -> entries.get(Integer.parseInt(place)))
                        .toList());
    }

    @PostMapping("/{id}/release")
    ResponseEntity<?> release(Page page, @PathVariable String id) {
        upstreams.tell(Upstream.NOTIFICATION, () -> suppressions.remove(id)).orThrow();
        return SeeOther.to(page.to("/admin/suppressions?done=released"));
    }

    private JteModel shown(Page page, Form form, @Nullable String after, String done) {
        var list = upstreams.ask(Upstream.NOTIFICATION, () -> suppressions.list(after, A_PAGE));
        return templates.subscriberSuppressions(page.at("/admin/suppressions"), form, list, done);
    }
}
