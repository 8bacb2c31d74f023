package org.hemicycle.web.webhook;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Choice;
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
import org.hemicycle.web.webhook.WebhooksApi.Delivery;
import org.hemicycle.web.webhook.WebhooksApi.Range;
import org.hemicycle.web.webhook.WebhooksApi.Registered;
import org.hemicycle.web.webhook.WebhooksApi.Registration;
import org.hemicycle.web.webhook.WebhooksApi.Replayed;
import org.hemicycle.web.webhook.WebhooksApi.Rotated;
import org.hemicycle.web.webhook.WebhooksApi.Rotation;
import org.hemicycle.web.webhook.WebhooksApi.State;
import org.hemicycle.web.webhook.WebhooksApi.Webhook;
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

/** The pages of webhooks. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/admin/webhooks", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('webhooks:write')")
class WebhookController {

    private static final String LIST = "/admin/webhooks";
    private static final int LATEST = 50;

    private final Templates templates;
    private final WebhooksApi webhooks;
    private final Upstreams upstreams;
    private final Directory directory;
    private final Clock clock;

    WebhookController(
            Templates templates, WebhooksApi webhooks, Upstreams upstreams, Directory directory, Clock clock) {
        this.templates = templates;
        this.webhooks = webhooks;
        this.upstreams = upstreams;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping
    JteModel all(Page page, @RequestParam(defaultValue = "") String done) {
        return list(page, Form.blank("webhook").with("kinds", List.of("visit")), done);
    }

    /** The answer shows the secret, so it is the page itself and no other address leads to it. */
    @PostMapping
    ResponseEntity<?> register(Page page, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("webhook", sent);
        String description = form.value("description");
        var registration = new Registration(
                form.value("url"),
                description.isEmpty() ? null : description,
                form.all("kinds"),
                form.all("areas"));
        return switch (upstreams.ask(Upstream.NOTIFICATION, () -> webhooks.register(registration))) {
            case Given<Registered>(var made, var version) ->
                secret(page, made.webhook().id(), made.webhook().name(), made.secret(), null);
            case Refused<Registered>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of());
                yield ResponseEntity.status(problem.status()).body(list(page, form, ""));
            }
            case Silent<Registered> silent -> {
                form.complain(page.say("missing.operations"));
                yield ResponseEntity.status(503).body(list(page, form, ""));
            }
        };
    }

    @GetMapping("/{id}")
    JteModel one(
            Page page,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "") String done) {
        return shown(page, id, days(), state == null || state.isBlank() ? null : state, after, done);
    }

    @PostMapping("/{id}/state")
    ResponseEntity<?> change(
            Page page, @PathVariable String id, @RequestParam String state, @RequestParam String version) {
        var answer = upstreams.tell(
                Upstream.NOTIFICATION, () -> webhooks.change(id, "\"" + version + "\"", new State(state)));
        return settled(page, id, answer, "/" + id + "?done=webhook-" + ("enabled".equals(state) ? state : "disabled"));
    }

    @PostMapping("/{id}/secrets")
    ResponseEntity<?> rotate(
            Page page, @PathVariable String id, @RequestParam long overlapHours, @RequestParam String version) {
        return switch (upstreams.ask(
                Upstream.NOTIFICATION,
                () -> webhooks.rotate(id, "\"" + version + "\"", new Rotation(overlapHours)))) {
            case Given<Rotated>(var made, var next) -> {
                Webhook webhook = upstreams.ask(Upstream.NOTIFICATION, () -> webhooks.webhook(id)).orNull();
                yield secret(page, id, webhook == null ? id : webhook.name(), made.secret(), made.previousUntil());
            }
            case Refused<Rotated>(var problem) -> settled(page, id, new Refused<>(problem), "");
            case Silent<Rotated>(var service) -> throw Unanswered.silent(service);
        };
    }

    @PostMapping("/{id}/removal")
    ResponseEntity<?> remove(Page page, @PathVariable String id) {
        var answer = upstreams.tell(Upstream.NOTIFICATION, () -> webhooks.remove(id));
        return answer.isRefused(404) ? SeeOther.to(page.to(LIST)) : settled(page, id, answer, "?done=webhook-removed");
    }

    @PostMapping("/{id}/deliveries/{message}/replay")
    ResponseEntity<?> replay(Page page, @PathVariable String id, @PathVariable String message) {
        var answer = upstreams.tell(Upstream.NOTIFICATION, () -> webhooks.replay(id, message));
        return settled(page, id, answer, "/" + id + "?done=replayed");
    }

    /** Sends again what was meant for it from one day to another, both included, as the days are in UTC. */
    @PostMapping("/{id}/replay")
    ResponseEntity<?> replayDays(
            Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("replay", sent);
        LocalDate from = day(form, "from", page);
        LocalDate to = day(form, "until", page);
        if (from == null || to == null) {
            return ResponseEntity.badRequest().body(shown(page, id, form, null, null, ""));
        }
        var states = new ArrayList<>(List.of("given-up", "held"));
        if (form.has("delivered", "true")) {
            states.add("delivered");
        }
        Instant end = to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var range = new Range(from.atStartOfDay(ZoneOffset.UTC).toInstant(), end, states);
        return switch (upstreams.ask(Upstream.NOTIFICATION, () -> webhooks.replay(id, range))) {
            case Given<Replayed>(var replayed, var version) ->
                SeeOther.to(page.to(LIST + "/" + id + "?done=" + (replayed.replayed() == 0 ? "webhook-nothing" : "replayed")));
            case Refused<Replayed>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of());
                yield ResponseEntity.status(problem.status()).body(shown(page, id, form, null, null, ""));
            }
            case Silent<Replayed>(var service) -> throw Unanswered.silent(service);
        };
    }

    private static @Nullable LocalDate day(Form form, String field, Page page) {
        try {
            return LocalDate.parse(form.value(field));
        } catch (DateTimeException notADay) {
            form.refuse(field, page.say("webhooks.day.wrong"));
            return null;
        }
    }

    private Form days() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Form.blank("replay").with("from", today.minusDays(6).toString()).with("until", today.toString());
    }

    private ResponseEntity<?> settled(Page page, String id, Answer<String> answer, String next) {
        return switch (answer) {
            case Given<String> given -> SeeOther.to(page.to(LIST + next));
            case Refused<String>(var problem) when problem.status() == 404 -> throw Unanswered.refused(problem);
            case Refused<String>(var problem) -> {
                var form = days();
                Refusals.tell(problem, form, page, Map.of());
                yield ResponseEntity.status(problem.status()).body(shown(page, id, form, null, null, ""));
            }
            case Silent<String>(var service) -> throw Unanswered.silent(service);
        };
    }

    private JteModel list(Page page, Form form, String done) {
        Answer<List<Webhook>> all = upstreams.askForAll(Upstream.NOTIFICATION, webhooks::webhooks);
        var areas = directory.areas(page);
        List<Choice> areaChoices = areas.map(known -> known.stream()
                        .map(area -> Choice.of(area.id(), area.name(), page))
                        .toList())
                .or(form.all("areas").stream().map(code -> Choice.of(code, code)).toList());
        List<Choice> kinds = Stream.of("visit", "briefing", "article", "interview", "statement", "video", "commitment")
                .map(kind -> Choice.of(kind, page.say("kinds." + kind)))
                .toList();
        return templates.webhookList(
                page.at(LIST), form, all, kinds, areaChoices, areas.isSilent(), directory.names(page), done);
    }

    private JteModel shown(
            Page page, String id, Form form, @Nullable String state, @Nullable String after, String done) {
        Answer<Webhook> answer = upstreams.ask(Upstream.NOTIFICATION, () -> webhooks.webhook(id));
        Webhook webhook = answer.orThrow();
        String version = answer instanceof Given<Webhook>(var value, var tag) && tag != null ? tag : "";
        Answer<Listing<Delivery>> attempts =
                upstreams.ask(Upstream.NOTIFICATION, () -> webhooks.attempts(id, LATEST, state, after));
        return templates.webhookOne(
                page.at(LIST + "/" + id), form, webhook, version, attempts, state == null ? "" : state,
                directory.names(page), done);
    }

    private ResponseEntity<?> secret(
            Page page, String id, String name, String secret, @Nullable Instant previousUntil) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(templates.webhookSecret(page.at(LIST + "/" + id), name, secret, previousUntil));
    }
}
