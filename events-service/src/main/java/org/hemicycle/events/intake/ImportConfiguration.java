package org.hemicycle.events.intake;

import java.util.List;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the framework must know of imports: their refusals. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

    @Bean
    Refusals importRefusals() {
        return new Refusals(List.of(ImportRefusal.values()));
    }
}
