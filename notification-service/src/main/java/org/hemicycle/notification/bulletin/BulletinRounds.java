package org.hemicycle.notification.bulletin;

import org.hemicycle.defaults.round.Rounds;
import org.hemicycle.defaults.store.Leases;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks whether the time of a bulletin has come, on one instance at a time. */
@Configuration(proxyBeanMethods = false)
class BulletinRounds {

    @Bean
    Rounds bulletinSweep(BulletinProperties properties, BulletinDesk desk, Leases leases) {
        return new Rounds("bulletins", properties.sweep(), () -> {
            if (leases.hold("bulletins", properties.lease())) {
                desk.startDue();
                desk.closeServed();
            }
        });
    }
}
