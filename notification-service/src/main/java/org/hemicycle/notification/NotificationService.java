package org.hemicycle.notification;

import java.util.stream.Stream;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.RefusalList;
import org.hemicycle.notification.bounce.BounceRefusal;
import org.hemicycle.notification.bulletin.BulletinRefusal;
import org.hemicycle.notification.deadletter.OperationsRefusal;
import org.hemicycle.notification.importing.ImportRefusal;
import org.hemicycle.notification.link.LinkRefusal;
import org.hemicycle.notification.webhook.WebhookRefusal;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the service that tells subscribers what concerns them. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationService {

    @Bean
    RefusalList.Refusals refusals() {
        return new RefusalList.Refusals(Stream.<RefusalKind[]>of(LinkRefusal.values(), OperationsRefusal.values(), BounceRefusal.values(),
                        WebhookRefusal.values(), BulletinRefusal.values(), ImportRefusal.values())
                .flatMap(Stream::of)
                .toList());
    }

    /** Runs until it is told to stop. */
    public static void main(String[] arguments) {
        SpringApplication.run(NotificationService.class, arguments);
    }
}
