package org.hemicycle.notification.importing;

import org.hemicycle.defaults.round.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks whether there is an import to carry out. */
@Configuration(proxyBeanMethods = false)
class ImportRounds {

    @Bean
    Rounds importSweep(ImportProperties properties, ImportDesk desk) {
        return new Rounds("imports", properties.sweep(), desk::carryOn);
    }
}
