package org.hemicycle.content.article;

import org.hemicycle.defaults.round.Rounds;
import org.hemicycle.defaults.store.Leases;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Publishes scheduled pieces when their time has come, on one instance at a time.
 *
 * <p>The time is kept with the piece, so a restart forgets none; and should two instances look at once, the version of
 * the piece sees to it that one of them publishes it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicationProperties.class)
class PublicationRounds {

    @Bean
    Rounds publications(ArticleDesk desk, Leases leases, PublicationProperties properties) {
        return new Rounds("publications", properties.sweep(), () -> {
            if (leases.hold("publications", properties.lease())) {
                desk.publishDue();
            }
        });
    }
}
