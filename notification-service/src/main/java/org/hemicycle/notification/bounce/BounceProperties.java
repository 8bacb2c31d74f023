package org.hemicycle.notification.bounce;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where undelivered mails go back to, and how much of that an address may have.
 *
 * @param mailbox the address whose {@code +anything} is read; what stands before its @ has at most 7 characters; null is
 *     {@code bounces} at the sender's domain
 * @param validity how long after sending a report is believed
 * @param limit how many mails to one address may fail for a passing reason until it is given up
 * @param span within which time those are counted
 * @param imap where that mailbox can be read, or null where bounces are handed in
 */
@ConfigurationProperties("hemicycle.bounce")
public record BounceProperties(
        @Nullable String mailbox,
        @DefaultValue("90d") Duration validity,
        @DefaultValue("5") int limit,
        @DefaultValue("30d") Duration span,
        @Nullable Imap imap) {

    /**
     * A mailbox that is read by IMAP.
     *
     * @param tls whether the connection is encrypted from its beginning, which a password asks for
     * @param every how often it is looked into
     */
    public record Imap(
            @DefaultValue("") String host,
            @DefaultValue("993") int port,
            @DefaultValue("true") boolean tls,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("1m") Duration every) {}
}
