package org.hemicycle.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much and how often.
 *
 * @param body the largest request body, in bytes
 * @param upload how long a client may take to send a whole request
 * @param signUpsPerMinute sign-ups and confirmations from one address
 * @param signInsPerMinute starts and ends of sign-ins from one address
 */
@ConfigurationProperties("hemicycle.limits")
public record LimitSettings(
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("30s") Duration upload,
        @DefaultValue("60") int signUpsPerMinute,
        @DefaultValue("60") int signInsPerMinute) {}
