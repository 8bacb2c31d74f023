package org.hemicycle.defaults.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Sends owed messages through Spring Cloud Stream as CloudEvents 1.0 in Kafka's binary mode: attributes as
 * {@code ce_} headers, the body as it is.
 *
 * <p>The binder must be told to wait for the acknowledgement ({@code producer.sync}); {@code hemicycle-defaults.yaml}
 * does.
 */
public final class StreamSender implements Sender {

    private final StreamBridge bridge;
    private final String source;

    /** A sender whose CloudEvents name this service as their {@code source}. */
    public StreamSender(StreamBridge bridge, String service) {
        this.bridge = bridge;
        this.source = "/" + service;
    }

    @Override
    public void send(OwedMessage message) {
        var record = MessageBuilder.withPayload(message.body().getBytes(UTF_8))
                .setHeader(KafkaHeaders.KEY, message.key().getBytes(UTF_8))
                .setHeader(MessageHeaders.CONTENT_TYPE, "application/json")
                .setHeader("ce_specversion", "1.0")
                .setHeader("ce_id", message.id())
                .setHeader("ce_source", source)
                .setHeader("ce_type", message.type())
                .setHeader("ce_subject", message.key())
                .setHeader("ce_time", message.at().toString());
        if (message.traceparent() != null) {
            record.setHeader("traceparent", message.traceparent());
        }
        if (!bridge.send(message.topic(), record.build())) {
            throw new IllegalStateException("The binder did not take message " + message.id());
        }
    }
}
