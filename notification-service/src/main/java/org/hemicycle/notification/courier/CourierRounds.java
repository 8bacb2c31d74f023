package org.hemicycle.notification.courier;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.hemicycle.defaults.round.Rounds;
import org.hemicycle.notification.webhook.WebhookProperties;
import org.hemicycle.notification.webhook.Webhooks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the courier is made and sent on its rounds. */
@Configuration(proxyBeanMethods = false)
class CourierRounds {

    @Bean
    Courier courier(
            Webhooks webhooks,
            Deliveries deliveries,
            Lanes lanes,
            Envelopes envelopes,
            WebhookProperties properties,
            Clock clock,
            MeterRegistry meters) {
        var schedule = new Schedule(properties.delays(), () -> ThreadLocalRandom.current().nextLong());
        var wire = new Wire(properties, InetAddress::getAllByName, clock);
        return new Courier(webhooks, deliveries, lanes, envelopes, wire, schedule, properties, clock, meters);
    }

    @Bean
    Rounds webhookRounds(Courier courier, WebhookProperties properties) {
        return new Rounds("webhooks", properties.sweep(), courier::round);
    }
}
