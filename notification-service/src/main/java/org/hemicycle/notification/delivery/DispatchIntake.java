package org.hemicycle.notification.delivery;

import java.time.Duration;
import java.util.function.Consumer;
import org.hemicycle.contracts.ChunkPlanned;
import org.hemicycle.contracts.SubscriptionMessage;
import org.hemicycle.defaults.intake.Intake;
import org.hemicycle.defaults.intake.Received;
import org.hemicycle.notification.delivery.Chunk.SignUp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Where planned chunks and sign-ups come from Kafka, a consumer for each lane so that one never waits for the other. */
@Configuration(proxyBeanMethods = false)
class DispatchIntake {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int MOST_ATTEMPTS = 100;

    private final Dispatcher dispatcher;

    DispatchIntake(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Bean
    Consumer<Message<?>> urgent(Intake intake) {
        return intake.of(org.hemicycle.contracts.Message.class, this::serveWhenFree);
    }

    @Bean
    Consumer<Message<?>> bulk(Intake intake) {
        return intake.of(org.hemicycle.contracts.Message.class, this::serveWhenFree);
    }

    @Bean
    Consumer<Message<?>> digest(Intake intake) {
        return intake.of(org.hemicycle.contracts.Message.class, this::serveWhenFree);
    }

    /** Waits a while for a chunk that somebody else serves, or that an instance which died had claimed. */
    private void serveWhenFree(Received<org.hemicycle.contracts.Message> received) {
        for (int attempt = 1; ; attempt++) {
            try {
                serve(received);
                return;
            } catch (Chunks.Taken taken) {
                if (attempt == MOST_ATTEMPTS) {
                    throw taken;
                }
                try {
                    Thread.sleep(PAUSE);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw taken;
                }
            }
        }
    }

    private void serve(Received<org.hemicycle.contracts.Message> received) {
        switch (received.message()) {
            case ChunkPlanned chunk -> dispatcher.serve(chunk.noticeId(), chunk.bucket());
            case SubscriptionMessage.Requested requested ->
                dispatcher.serve(received.id(), new SignUp(requested.subscriberId(), requested.round()), received.time());
            case SubscriptionMessage.Repeated repeated ->
                dispatcher.serve(received.id(), new SignUp(repeated.subscriberId(), 0), received.time());
            default -> {}
        }
    }
}
