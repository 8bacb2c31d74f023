package org.hemicycle.notification.telling;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are told what concerns them; the quiet time is the same as for the public.
 *
 * @param sweep how often it is looked whether something is due
 * @param claim how long an instance may be busy with one telling before another may take it
 * @param delays how long a telling waits after the first, second, … time that it could not be tried; the last repeats
 *     without end, so that nothing is given up because somebody else is down
 */
@ConfigurationProperties("hemicycle.telling")
record TellingProperties(
        @DefaultValue("1s") Duration sweep,
        @DefaultValue("1m") Duration claim,
        @DefaultValue({"5s", "15s", "30s", "1m", "2m", "5m", "10m", "15m"}) List<Duration> delays) {}
