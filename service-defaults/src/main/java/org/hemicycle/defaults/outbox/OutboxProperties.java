package org.hemicycle.defaults.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the relay works; the defaults suit a laptop and a cluster alike.
 *
 * @param sweep how often the sweeper looks for messages that a crash or an outage left behind
 * @param patience how old an owed message must be before the sweeper takes it from the instance that saved it
 * @param lease how long one instance may be busy with one document before another may try
 * @param concurrency how many documents one instance relays at the same time
 */
@ConfigurationProperties("hemicycle.outbox")
public record OutboxProperties(
        @DefaultValue("2s") Duration sweep,
        @DefaultValue("3s") Duration patience,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("32") int concurrency) {}
