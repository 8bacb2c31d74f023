package org.hemicycle.notification.mail;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys that mails are signed with (DKIM); without any, mails leave unsigned.
 *
 * @param keys all keys that are published, also those whose day has not come or is over
 */
@ConfigurationProperties("hemicycle.dkim")
public record DkimProperties(@DefaultValue List<Key> keys) {

    /**
     * One key, whose public half stands in the DNS at {@code <selector>._domainkey.<domain>}.
     *
     * @param domain the domain it signs for, which is the sender's or one above it
     * @param selector the name of the key in the DNS
     * @param from the day from whose first moment in UTC it takes the place of earlier keys of its algorithm; null is ever since
     * @param key the private key as PEM (PKCS #8) or base64 of it, or 32 bytes of Ed25519 in base64, or a file with one of them
     */
    public record Key(String domain, String selector, @Nullable LocalDate from, String key) {}
}
