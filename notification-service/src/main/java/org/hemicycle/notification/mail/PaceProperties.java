package org.hemicycle.notification.mail;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much at once and how fast each instance sends to single domains.
 *
 * @param domains the limits; a domain that none of them names has none
 */
@ConfigurationProperties("hemicycle.mail.pace")
public record PaceProperties(@DefaultValue List<Limit> domains) {

    /**
     * What one mail system takes.
     *
     * @param names the domains that it serves, which share the limit; {@code *} is every other domain, each on its own
     * @param sessions how many mails to it are handed over at the same time at most; 0 is any number
     * @param rate how many mails a minute at most; 0 is any number
     */
    public record Limit(List<String> names, @DefaultValue("0") int sessions, @DefaultValue("0") int rate) {

        /** Refuses limits below nothing and limits of nobody. */
        public Limit {
            if (names.isEmpty() || sessions < 0 || rate < 0) {
                throw new IllegalArgumentException("a limit names domains, and its numbers are at least 0");
            }
        }
    }
}
