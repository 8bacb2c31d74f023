package org.hemicycle.notification.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long histories say what was said.
 *
 * @param words how long the words of other mail servers are kept; after that their codes alone say why a mail failed
 * @param bodies how long it is kept what a notice said; not less than the 16 days for which a weekly digest may ask for it
 * @param sweep how often it is looked for what has been kept long enough
 */
@ConfigurationProperties("hemicycle.history")
public record HistoryProperties(
        @DefaultValue("7d") Duration words, @DefaultValue("16d") Duration bodies, @DefaultValue("1h") Duration sweep) {

    /** What a digest tells, with the time that one may have waited for it. */
    private static final Duration DIGESTS = Duration.ofDays(16);

    /** Bodies that are needed are kept, whatever was set. */
    public HistoryProperties {
        bodies = bodies.compareTo(DIGESTS) < 0 ? DIGESTS : bodies;
    }
}
