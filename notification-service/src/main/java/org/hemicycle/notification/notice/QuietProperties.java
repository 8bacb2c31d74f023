package org.hemicycle.notification.notice;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long changes are gathered before they are told.
 *
 * @param time how long nothing further must have changed; zero tells every change at once
 * @param longest how many times that long the first of several changes waits at most, however often more follow
 * @param sweep how often it is looked whether something has waited long enough
 */
@ConfigurationProperties("hemicycle.quiet")
public record QuietProperties(
        @DefaultValue("PT15M") Duration time, @DefaultValue("4") int longest, @DefaultValue("1s") Duration sweep) {

    /** When what first changed at one time, and last now, is to be told. */
    public Instant due(Instant first, Instant now) {
        var quiet = now.plus(time);
        var latest = first.plus(time.multipliedBy(longest));
        return quiet.isBefore(latest) ? quiet : latest;
    }
}
