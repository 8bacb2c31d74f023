package org.hemicycle.notification.importing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How files of subscribers are carried out.
 *
 * @param part how many lines are carried out together, between two records of progress
 * @param kept how long a file that nobody started, or that broke off, is kept
 * @param sweep how often it is looked whether there is one to carry out
 */
@ConfigurationProperties("hemicycle.importing")
public record ImportProperties(
        @DefaultValue("1000") int part, @DefaultValue("1d") Duration kept, @DefaultValue("1s") Duration sweep) {}
