package org.hemicycle.events;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service that schedules visits and briefings. */
@SpringBootApplication
public class EventsService {

    /** Starts the service with the settings of its environment. */
    public static void main(String[] arguments) {
        SpringApplication.run(EventsService.class, arguments);
    }
}
