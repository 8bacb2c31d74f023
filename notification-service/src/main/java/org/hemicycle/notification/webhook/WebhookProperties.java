package org.hemicycle.notification.webhook;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are registered and called.
 *
 * @param loopback whether an address may lead to this machine, and then without TLS; for tests and laptops only
 * @param most how many webhooks can be registered
 * @param overlap how long a secret goes on signing after its successor was made, unless the request says otherwise
 * @param limit how long one attempt may take from looking up the name to the head of the answer
 * @param connect how long looking up the name, and then connecting, may take at most
 * @param width how many attempts at one webhook go on at the same time
 * @param batch how many deliveries to one webhook are read at a time
 * @param claim how long an instance may be silent about a webhook before another may go on in its place
 * @param delays how long a delivery waits after its first, second, … failure; after the last it is given up
 * @param longestDelay how long a receiver can put a delivery off by Retry-After at most
 * @param sweep how often deliveries that are due are looked for
 * @param history how long what became of a delivery is kept
 */
@ConfigurationProperties("hemicycle.webhook")
public record WebhookProperties(
        @DefaultValue("false") boolean loopback,
        @DefaultValue("1000") int most,
        @DefaultValue("24h") Duration overlap,
        @DefaultValue("15s") Duration limit,
        @DefaultValue("5s") Duration connect,
        @DefaultValue("8") int width,
        @DefaultValue("100") int batch,
        @DefaultValue("60s") Duration claim,
        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"}) List<Duration> delays,
        @DefaultValue("24h") Duration longestDelay,
        @DefaultValue("500ms") Duration sweep,
        @DefaultValue("90d") Duration history) {}
