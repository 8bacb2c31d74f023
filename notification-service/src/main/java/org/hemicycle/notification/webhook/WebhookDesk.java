package org.hemicycle.notification.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Where webhooks are registered, changed and removed. */
@Service
public class WebhookDesk {

    private final Webhooks webhooks;
    private final SecretVault vault;
    private final WebhookProperties properties;
    private final Clock clock;

    WebhookDesk(Webhooks webhooks, SecretVault vault, WebhookProperties properties, Clock clock) {
        this.webhooks = webhooks;
        this.vault = vault;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A webhook with its new secret, which is shown this once.
     *
     * @param previousUntil when the secret before it stops signing, where there was one
     */
    record WithSecret(Versioned<Webhook> webhook, String secret, @Nullable Instant previousUntil) {}

    WithSecret register(
            String url, @Nullable String description, List<String> kinds, List<String> areas, String owner) {
        if (webhooks.count() >= properties.most()) {
            throw new Refused(WebhookRefusal.WEBHOOKS_TOO_MANY, WebhookRefusal.WEBHOOKS_TOO_MANY.sentence());
        }
        String id = vault.newId();
        String secret = vault.make();
        var webhook = Webhook.registered(
                url, description, kinds, areas, vault.seal(secret, id), owner, clock.instant());
        return new WithSecret(webhooks.insert(id, webhook), secret, null);
    }

    /**
     * The webhook with this id.
     *
     * @throws Refused WEBHOOK_UNKNOWN when there is none
     */
    public Versioned<Webhook> find(String id) {
        return webhooks.find(id)
                .orElseThrow(() ->
                        new Refused(WebhookRefusal.WEBHOOK_UNKNOWN, WebhookRefusal.WEBHOOK_UNKNOWN.sentence()));
    }

    /** What is still to be sent is removed by whoever would send it. */
    void remove(String id) {
        if (!webhooks.remove(id)) {
            throw new Refused(WebhookRefusal.WEBHOOK_UNKNOWN, WebhookRefusal.WEBHOOK_UNKNOWN.sentence());
        }
    }

    Versioned<Webhook> enable(String id, boolean enabled, long version) {
        Versioned<Webhook> found = at(id, version);
        Instant now = clock.instant();
        Webhook next = enabled ? found.state().enabled(now) : found.state().disabled(Webhook.BY_REQUEST, now);
        return next.equals(found.state()) ? found : webhooks.update(id, version, next);
    }

    WithSecret rotate(String id, @Nullable Duration overlap, long version) {
        Versioned<Webhook> found = at(id, version);
        Duration both = overlap == null ? properties.overlap() : overlap;
        String secret = vault.make();
        Webhook next = found.state().withSecret(vault.seal(secret, id), both, clock.instant());
        return new WithSecret(
                webhooks.update(id, version, next),
                secret,
                next.secrets().size() > 1 ? next.secrets().getLast().until() : null);
    }

    private Versioned<Webhook> at(String id, long version) {
        Versioned<Webhook> found = find(id);
        if (found.version() != version) {
            throw new StaleVersion(id, version);
        }
        return found;
    }
}
