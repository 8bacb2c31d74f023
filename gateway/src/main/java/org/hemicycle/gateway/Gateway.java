package org.hemicycle.gateway;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;

/** The one public entrance of Hemicycle. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Gateway {

    @Bean
    @Fallback
    Clock clock() {
        return Clock.systemUTC();
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Gateway.class, arguments);
    }
}
