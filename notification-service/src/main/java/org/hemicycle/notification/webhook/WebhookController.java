package org.hemicycle.notification.webhook;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.subscriber.Areas;
import org.hemicycle.notification.subscriber.Choices;
import org.hemicycle.notification.subscriber.Kind;
import org.hemicycle.notification.webhook.WebhookDesk.WithSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The requests of those who connect other programs. */
@RestController
public class WebhookController {

    private static final int MOST = 100;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final long LONGEST_OVERLAP_HOURS = 168;

    private final WebhookDesk desk;
    private final Webhooks webhooks;
    private final WebhookProperties properties;
    private final Clock clock;

    WebhookController(WebhookDesk desk, Webhooks webhooks, WebhookProperties properties, Clock clock) {
        this.desk = desk;
        this.webhooks = webhooks;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A webhook to be registered.
     *
     * @param url where to send, {@code https://}, at most 2,048 characters
     * @param description what it is for, at most 200 characters
     * @param kinds {@code visit}, {@code briefing}, {@code article}, {@code interview}, {@code statement}, {@code video}, {@code commitment}
     * @param areas codes of the areas to follow
     */
    public record Registration(
            @Nullable String url,
            @Nullable String description,
            @Nullable List<@Nullable String> kinds,
            @Nullable List<@Nullable String> areas) {}

    /**
     * A webhook as its owner sees it; the secret is in no answer but that to registering and rotating.
     *
     * @param state {@code enabled} or {@code disabled}
     * @param stateSince since when
     * @param reason why it is disabled: {@code by-request}, or {@code gone} when it answered 410
     * @param owner the subject of whoever registered it
     * @param secretsSigning how many secrets sign at the moment: two during the overlap after a rotation
     */
    public record View(
            String id,
            String url,
            @Nullable String description,
            List<String> kinds,
            List<String> areas,
            String state,
            Instant stateSince,
            @Nullable String reason,
            String owner,
            Instant registeredAt,
            int secretsSigning) {}

    /** A webhook with its secret, which is not shown again. */
    public record Registered(View webhook, String secret) {}

    /** A page of webhooks; {@code next} is what to pass as {@code after}, or null at the end. */
    public record Page(List<View> items, @Nullable String next) {}

    /** {@code enabled} or {@code disabled}. */
    public record State(@Nullable String state) {}

    /** For how many hours the secret before goes on signing, from 0 to 168; the setting's when left out. */
    public record Rotation(@Nullable Long overlapHours) {}

    /**
     * A new secret, which is not shown again.
     *
     * @param previousUntil when the one before stops signing, or null when it has stopped already
     */
    public record Rotated(String secret, @Nullable Instant previousUntil) {}

    @PostMapping("/api/webhooks")
    @PreAuthorize("hasAuthority('webhooks:write')")
    @Operation(summary = "Register a webhook; the answer shows its secret, once")
    ResponseEntity<Registered> register(@RequestBody Registration wanted, Authentication caller) {
        var faults = new ArrayList<FieldFault>();
        List<String> kinds = Choices.known(
                "kinds", wanted.kinds(), kind -> Kind.named(kind).isPresent(), "one of " + Choices.kindNames(), faults);
        List<String> areas = Choices.known("areas", wanted.areas(), Areas::exists, "an area", faults);
        String description = wanted.description();
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            faults.add(new FieldFault("description", "must be at most " + LONGEST_DESCRIPTION + " characters long"));
        }
        String url = "";
        try {
            url = WebhookUrl.of(wanted.url(), properties.loopback());
        } catch (IllegalArgumentException e) {
            faults.add(0, new FieldFault("url", String.valueOf(e.getMessage())));
        }
        if (!faults.isEmpty()) {
            throw new Refused(CommonRefusal.INVALID_FIELD, CommonRefusal.INVALID_FIELD.sentence(), faults);
        }
        WithSecret made = desk.register(url, description, kinds, areas, caller.getName());
        return ResponseEntity.created(URI.create("/api/webhooks/" + made.webhook().id()))
                .eTag(EntityVersion.tag(made.webhook().version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Registered(view(made.webhook()), made.secret()));
    }

    @GetMapping("/api/webhooks")
    @PreAuthorize("hasAuthority('webhooks:read')")
    @Operation(summary = "All webhooks, page by page")
    Page webhooks(@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        if (limit < 1 || limit > MOST) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "limit must be from 1 to " + MOST + ".", "limit");
        }
        List<Versioned<Webhook>> page = webhooks.page(after, limit);
        return new Page(
                page.stream().map(this::view).toList(),
                page.size() < limit ? null : page.getLast().id());
    }

    @GetMapping("/api/webhooks/{id}")
    @PreAuthorize("hasAuthority('webhooks:read')")
    @Operation(summary = "One webhook")
    ResponseEntity<View> webhook(@PathVariable String id) {
        return answer(desk.find(id));
    }

    @DeleteMapping("/api/webhooks/{id}")
    @PreAuthorize("hasAuthority('webhooks:write')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a webhook with its history; what is still to be sent is not sent")
    void remove(@PathVariable String id) {
        desk.remove(id);
    }

    @PutMapping("/api/webhooks/{id}/state")
    @PreAuthorize("hasAuthority('webhooks:write')")
    @Operation(summary = "Disable a webhook or enable it again; what it missed meanwhile can be replayed")
    ResponseEntity<View> change(
            @PathVariable String id,
            @RequestBody State wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        long version = EntityVersion.required(ifMatch);
        String state = String.valueOf(wanted.state());
        if (!state.equals("enabled") && !state.equals("disabled")) {
            throw new Refused(CommonRefusal.INVALID_FIELD, "state must be enabled or disabled.", "state");
        }
        return answer(desk.enable(id, state.equals("enabled"), version));
    }

    @PostMapping("/api/webhooks/{id}/secrets")
    @PreAuthorize("hasAuthority('webhooks:write')")
    @Operation(summary = "Make a new secret; the one before goes on signing beside it for a while")
    ResponseEntity<Rotated> rotate(
            @PathVariable String id,
            @RequestBody Rotation wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        long version = EntityVersion.required(ifMatch);
        Long hours = wanted.overlapHours();
        if (hours != null && (hours < 0 || hours > LONGEST_OVERLAP_HOURS)) {
            throw new Refused(
                    CommonRefusal.INVALID_FIELD,
                    "overlapHours must be from 0 to " + LONGEST_OVERLAP_HOURS + ".",
                    "overlapHours");
        }
        WithSecret made = desk.rotate(id, hours == null ? null : Duration.ofHours(hours), version);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(EntityVersion.tag(made.webhook().version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Rotated(made.secret(), made.previousUntil()));
    }

    private ResponseEntity<View> answer(Versioned<Webhook> webhook) {
        return ResponseEntity.ok()
                .eTag(EntityVersion.tag(webhook.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(view(webhook));
    }

    private View view(Versioned<Webhook> webhook) {
        Webhook state = webhook.state();
        return new View(
                webhook.id(),
                state.url(),
                state.description(),
                state.kinds(),
                state.areas(),
                state.enabled() ? "enabled" : "disabled",
                state.stateSince(),
                state.reason(),
                state.owner(),
                state.registeredAt(),
                state.signing(clock.instant()).size());
    }
}
