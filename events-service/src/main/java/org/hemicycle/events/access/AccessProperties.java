package org.hemicycle.events.access;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How closely the deadlines of buildings are watched.
 *
 * @param staleAfter how long a rule counts as checked
 * @param alarms how long before a deadline alarms are given, each once
 * @param sweep how often alarms that are due are looked for
 */
@ConfigurationProperties("hemicycle.access")
record AccessProperties(
        @DefaultValue("P180D") Duration staleAfter,
        @DefaultValue({"P7D", "P2D", "P1D"}) List<Duration> alarms,
        @DefaultValue("PT30S") Duration sweep) {}
