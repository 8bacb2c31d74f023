package org.hemicycle.notification.subscriber;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audience is cut.
 *
 * @param bucket how many subscribers stand in one bucket, the unit that is sent and recorded together
 */
@ConfigurationProperties("hemicycle.audience")
public record AudienceProperties(@DefaultValue("250") int bucket) {}
