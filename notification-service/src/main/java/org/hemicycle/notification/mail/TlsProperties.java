package org.hemicycle.notification.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether mails travel to the mail server encrypted (STARTTLS, RFC 3207).
 *
 * @param starttls {@code required}: with a certificate that proves the server's name, or not at all; {@code opportunistic}:
 *     where the server offers it, whoever it is (RFC 7435); {@code off}: never
 * @param trust a PEM file with the certificates of authorities to believe; null is those that the JDK believes
 */
@ConfigurationProperties("hemicycle.mail.tls")
public record TlsProperties(@DefaultValue("opportunistic") Mode starttls, @Nullable String trust) {

    /** How much encryption matters. */
    public enum Mode {
        REQUIRED,
        OPPORTUNISTIC,
        OFF
    }
}
