package org.hemicycle.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeliveryPropertiesTest {

    @Test
    void givesUpAboutThreeDaysAfterTheFirstAttempt() {
        List<Duration> delays = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("hemicycle.delivery", DeliveryProperties.class)
                .delays();
        assertThat(delays.stream().reduce(Duration.ZERO, Duration::plus)).isBetween(Duration.ofHours(71), Duration.ofHours(72));
        assertThat(delays).isSorted();
    }
}
