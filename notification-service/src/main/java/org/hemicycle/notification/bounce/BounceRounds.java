package org.hemicycle.notification.bounce;

import io.micrometer.core.instrument.MeterRegistry;
import org.hemicycle.defaults.round.Rounds;
import org.hemicycle.defaults.store.Leases;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks into the mailbox that bounces go to, where the settings name one. */
@Configuration(proxyBeanMethods = false)
class BounceRounds {

    @Bean
    @ConditionalOnProperty("hemicycle.bounce.imap.host")
    Rounds bounceSweep(BounceProperties properties, BounceDesk desk, Leases leases, MeterRegistry meters) {
        BounceProperties.Imap imap = properties.imap();
        if (imap == null) {
            throw new IllegalStateException("the condition and the properties disagree");
        }
        return new Rounds("bounces", imap.every(), new BounceMailbox(imap, desk, leases, meters)::read);
    }
}
