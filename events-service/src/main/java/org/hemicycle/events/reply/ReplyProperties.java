package org.hemicycle.events.reply;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where replies to invitations arrive, beside the webhook.
 *
 * @param mailbox {@code imaps://user:password@host/INBOX}, or null where no mailbox is read; a name with an @ in it stands
 *     percent-encoded
 * @param every how often it is looked into
 */
@ConfigurationProperties("hemicycle.replies")
record ReplyProperties(@Nullable URI mailbox, @DefaultValue("PT1M") Duration every) {

    /** Without the password: a line in a log must not tell it. */
    @Override
    public String toString() {
        return "ReplyProperties[mailbox=" + (mailbox == null ? null : mailbox.getHost()) + ", every=" + every + "]";
    }
}
