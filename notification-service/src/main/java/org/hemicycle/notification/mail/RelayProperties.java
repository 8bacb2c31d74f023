package org.hemicycle.notification.mail;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which mail servers take our mails, and when another one is asked instead.
 *
 * @param user as whom we sign in to the only server, where it asks for that
 * @param password the password to it
 * @param relays several servers, the preferred one first; none is the one of {@link MailProperties}
 * @param answer how long a server may take to greet, and to answer what comes before a mail
 * @param slow from which time on a mail's handover counts as slow
 * @param rest how long a server that fails or is slow is left alone while another one is to be had
 */
@ConfigurationProperties("hemicycle.mail")
public record RelayProperties(
        @Nullable String user,
        @Nullable String password,
        @DefaultValue List<Relay> relays,
        @DefaultValue("10s") Duration answer,
        @DefaultValue("10s") Duration slow,
        @DefaultValue("30s") Duration rest) {

    /**
     * One mail server.
     *
     * @param host its name or address
     * @param port its SMTP port
     * @param user as whom we sign in, or null where nobody has to; then it must encrypt and prove its name
     * @param password the password
     */
    public record Relay(
            @DefaultValue("127.0.0.1") String host,
            @DefaultValue("25") int port,
            @Nullable String user,
            @Nullable String password) {

        /** Whether it wants to know who we are. */
        boolean asksWhoWeAre() {
            return user != null && !user.isBlank();
        }

        /** Its name in logs and meters; never the password. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** The servers in the order in which they are asked. */
    List<Relay> inOrder(MailProperties only) {
        return relays.isEmpty() ? List.of(new Relay(only.host(), only.port(), user, password)) : relays;
    }

    /** Never the passwords. */
    @Override
    public String toString() {
        return "RelayProperties" + relays;
    }
}
