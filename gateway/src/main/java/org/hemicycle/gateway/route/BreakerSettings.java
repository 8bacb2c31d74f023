package org.hemicycle.gateway.route;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a part is left alone for a while.
 *
 * @param window how many of the last calls are looked at
 * @param minimumCalls how many must have been made before a judgement
 * @param failurePercent the share of failed calls that opens the breaker
 * @param pause how long an open breaker lets nothing through
 * @param trials how many calls then decide whether the part is back
 */
@ConfigurationProperties("hemicycle.breaker")
record BreakerSettings(
        @DefaultValue("20") int window,
        @DefaultValue("10") int minimumCalls,
        @DefaultValue("50") float failurePercent,
        @DefaultValue("5s") Duration pause,
        @DefaultValue("3") int trials) {}
