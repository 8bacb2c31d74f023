package org.hemicycle.notification.link;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How links are signed.
 *
 * @param key base64 of the 32 bytes that sign them; whoever has it can act as any subscriber
 * @param confirmation how long a confirmation link can be used
 */
@ConfigurationProperties("hemicycle.link")
public record LinkProperties(String key, @DefaultValue("7d") Duration confirmation) {}
