package org.hemicycle.notification.subscriber;

import java.time.Duration;
import org.hemicycle.defaults.round.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sees to it that erasures come to their end. */
@Configuration(proxyBeanMethods = false)
class ErasureRounds {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Bean
    Rounds erasureSweep(Erasures erasures) {
        return new Rounds("erasures", PAUSE, erasures::goOn);
    }
}
