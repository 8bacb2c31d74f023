package org.hemicycle.events.link;

import java.util.List;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the framework must know of links: their key and their refusals. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkProperties.class)
class LinkConfiguration {

    @Bean
    Refusals linkRefusals() {
        return new Refusals(List.of(LinkRefusal.values()));
    }
}
