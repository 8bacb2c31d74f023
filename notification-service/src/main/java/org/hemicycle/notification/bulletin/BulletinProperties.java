package org.hemicycle.notification.bulletin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How bulletins are sent.
 *
 * @param sweep how often it is looked whether one's time has come and whether one has gone to everybody
 * @param lease how long another instance waits before it looks in the place of one that fell silent
 */
@ConfigurationProperties("hemicycle.bulletin")
public record BulletinProperties(@DefaultValue("2s") Duration sweep, @DefaultValue("15s") Duration lease) {}
