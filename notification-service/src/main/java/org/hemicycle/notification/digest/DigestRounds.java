package org.hemicycle.notification.digest;

import org.hemicycle.defaults.round.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks whether the time of a digest has come. */
@Configuration(proxyBeanMethods = false)
class DigestRounds {

    @Bean
    Rounds digestSweep(DigestProperties properties, Digests digests) {
        return new Rounds("digests", properties.sweep(), digests::makeDue);
    }
}
