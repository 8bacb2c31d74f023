package org.hemicycle.content.exchange;

import org.hemicycle.defaults.round.Rounds;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks whether there is an import to carry out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExchangeProperties.class)
class ExchangeRounds {

    @Bean
    Rounds directoryImportSweep(ExchangeProperties properties, ExchangeDesk desk) {
        return new Rounds("directory-imports", properties.sweep(), desk::carryOn);
    }
}
