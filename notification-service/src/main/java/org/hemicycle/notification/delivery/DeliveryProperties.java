package org.hemicycle.notification.delivery;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How chunks are served.
 *
 * @param window how many mails are sent between two records of progress; a crash repeats at most these
 * @param windowTime how long sending goes on before progress is recorded, full window or not
 * @param freshness how long the answer to "who is concerned" holds while a chunk is being sent
 * @param claim how long an instance may be silent about a chunk before another may serve it
 * @param delays how long a mail waits after its first, second, … failure that may pass; after the last it is given up;
 *     by default about three days after the first
 * @param sweep how often mails that wait are looked for
 */
@ConfigurationProperties("hemicycle.delivery")
public record DeliveryProperties(
        @DefaultValue("50") int window,
        @DefaultValue("5s") Duration windowTime,
        @DefaultValue("3s") Duration freshness,
        @DefaultValue("15s") Duration claim,
        @DefaultValue({"10s", "30s", "2m", "10m", "30m", "1h", "2h", "4h", "8h", "16h", "16h", "24h"}) List<Duration> delays,
        @DefaultValue("2s") Duration sweep) {}
