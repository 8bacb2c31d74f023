package org.hemicycle.notification.mail;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.hemicycle.notification.bounce.BounceProperties;
import org.hemicycle.notification.bounce.ReturnPaths;
import org.hemicycle.notification.link.LinkProperties;
import org.hemicycle.notification.subscriber.AddressProperties;
import org.hemicycle.notification.subscriber.AddressVault;

/** Mail servers without a service around them: unsigned, with return paths under a key of zeros. */
final class MailServers {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private MailServers() {}

    static MailServer at(MailProperties properties) {
        return at(properties, new TlsProperties(TlsProperties.Mode.OPPORTUNISTIC, null));
    }

    static MailServer at(MailProperties properties, TlsProperties tls) {
        return at(properties, relays(List.of()), tls);
    }

    /** A server at a port, two sessions to it for bulk mails, and half a minute for it to answer. */
    static MailProperties properties(int port) {
        return new MailProperties("127.0.0.1", port, "Hemicycle <news@hemicycle.example>", 2,
                Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(5));
    }

    /** Several relays, which have half a minute to answer, and rest for two tenths of a second when they do not. */
    static RelayProperties relays(List<RelayProperties.Relay> relays) {
        return relays(relays, Duration.ofSeconds(30));
    }

    /** As {@link #relays(List)}, with less time to answer, for servers of which one never does. */
    static RelayProperties relays(List<RelayProperties.Relay> relays, Duration answer) {
        return new RelayProperties(null, null, relays, answer, Duration.ofMinutes(1), Duration.ofMillis(200));
    }

    static MailServer at(MailProperties properties, RelayProperties relays, TlsProperties tls) {
        var returnPaths = new ReturnPaths(
                new BounceProperties(null, Duration.ofDays(90), 5, Duration.ofDays(30), null),
                new LinkProperties(KEY, Duration.ofDays(7)),
                new AddressVault(new AddressProperties(KEY)),
                properties.from(),
                Clock.systemUTC());
        return new MailServer(
                properties,
                relays,
                tls,
                new Stationery(properties),
                new Dkim(new DkimProperties(List.of())),
                returnPaths,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }
}
