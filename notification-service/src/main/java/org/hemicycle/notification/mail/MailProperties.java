package org.hemicycle.notification.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that takes our mails, and who we are to it.
 *
 * @param host its name or address
 * @param port its SMTP port
 * @param from the sender as readers see it, such as {@code Hemicycle <news@hemicycle.example>}
 * @param sessions how many SMTP sessions one instance keeps open at most
 * @param connectTimeout how long a connection may take to be made
 * @param readTimeout how long the server may take to answer one command
 * @param idle how long an unused connection is trusted to be alive still
 */
@ConfigurationProperties("hemicycle.mail")
public record MailProperties(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("1025") int port,
        @DefaultValue("Hemicycle <news@hemicycle.example>") String from,
        @DefaultValue("4") int sessions,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration readTimeout,
        @DefaultValue("10s") Duration idle) {}
