package org.hemicycle.defaults;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.hemicycle.defaults.intake.Intake;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.OutboxProperties;
import org.hemicycle.defaults.outbox.Sender;
import org.hemicycle.defaults.outbox.StreamSender;
import org.hemicycle.defaults.telemetry.TraceContext;
import org.hemicycle.defaults.topic.DeadLetters;
import org.hemicycle.defaults.topic.DeclaredTopics;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/** The road between a document and the broker, for services that store and tell. */
@AutoConfiguration(after = DataMongoAutoConfiguration.class)
@ConditionalOnClass({StreamBridge.class, MongoOperations.class})
@ConditionalOnBean(MongoOperations.class)
@EnableConfigurationProperties(OutboxProperties.class)
public class MessagingDefaults {

    @Bean
    DeclaredTopics declaredTopics(
            @Value("${spring.cloud.stream.kafka.binder.brokers}") String brokers,
            @Value("${hemicycle.kafka.replication}") int replication) {
        Map<String, Object> config = new HashMap<>();
        config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        return new DeclaredTopics(config, replication);
    }

    @Bean
    @ConditionalOnMissingBean
    Sender sender(StreamBridge bridge, @Value("${spring.application.name}") String service) {
        return new StreamSender(bridge, service);
    }

    @Bean
    Outbox outbox(
            MongoOperations mongo, Sender sender, Clock clock, TraceContext traces, OutboxProperties properties, MeterRegistry meters) {
        return new Outbox(mongo, sender, clock, traces, properties, meters);
    }

    @Bean
    Intake intake(TraceContext traces, MeterRegistry meters) {
        return new Intake(traces, meters);
    }

    @Bean
    DeadLetters deadLetters(@Value("${spring.cloud.stream.kafka.binder.brokers}") String brokers) {
        return new DeadLetters(brokers);
    }

    /** Every consumer of the binder gets our handling of failures. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> failuresByName(DeadLetters deadLetters) {
        return (container, destination, group) -> {
            container.setCommonErrorHandler(deadLetters.handlerFor(group));
            // After a record was set aside the consumer goes back to the next one only when its poll ends.
            container.getContainerProperties().setPollTimeout(500);
        };
    }
}
