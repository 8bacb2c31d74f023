package org.hemicycle.content.article;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pieces are published.
 *
 * @param atOnce whether an editor may publish without a second person having read the piece
 * @param sweep how often it is looked whether the time of a piece has come
 * @param lease how long another instance waits before it looks in the place of one that fell silent
 */
@ConfigurationProperties("hemicycle.publication")
record PublicationProperties(
        @DefaultValue("true") boolean atOnce, @DefaultValue("2s") Duration sweep, @DefaultValue("15s") Duration lease) {}
