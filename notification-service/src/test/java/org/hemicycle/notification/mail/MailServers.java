package org.hemicycle.notification.mail;

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
        var returnPaths = new ReturnPaths(
                new BounceProperties(null, Duration.ofDays(90), 5, Duration.ofDays(30), null),
                new LinkProperties(KEY, Duration.ofDays(7)),
                new AddressVault(new AddressProperties(KEY)),
                properties.from(),
                Clock.systemUTC());
        return new MailServer(
                properties, tls, new Stationery(properties), new Dkim(new DkimProperties(List.of())), returnPaths, Clock.systemUTC());
    }
}
