package org.hemicycle.notification.webhook;

import org.hemicycle.defaults.refusal.RefusalKind;

/** Why something about a webhook is refused. */
public enum WebhookRefusal implements RefusalKind {
    WEBHOOK_UNKNOWN(404, "There is no webhook with this id."),
    DELIVERY_UNKNOWN(404, "Nothing with this id was ever meant for this webhook, or it is no longer kept."),
    WEBHOOK_DISABLED(409, "The webhook is disabled: enable it before something is sent again."),
    WEBHOOKS_TOO_MANY(409, "No further webhook can be registered: delete one that is not needed any more."),
    WEBHOOK_ADDRESS_INSIDE(422, "The address leads inside a network instead of to the public internet.");

    private final int status;
    private final String sentence;

    WebhookRefusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
