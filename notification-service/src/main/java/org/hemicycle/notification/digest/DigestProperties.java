package org.hemicycle.notification.digest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How digests are made.
 *
 * @param sweep how often it is looked whether the time of one has come
 */
@ConfigurationProperties("hemicycle.digest")
public record DigestProperties(@DefaultValue("10s") Duration sweep) {}
