package org.hemicycle.defaults.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Consumer;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.contracts.UnreadableMessage;
import org.hemicycle.defaults.telemetry.TraceContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** Turns a function over messages of the contracts into a Spring Cloud Stream consumer. */
public final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final TraceContext traces;
    private final MeterRegistry meters;

    /** An intake that continues traces and counts what it skips. */
    public Intake(TraceContext traces, MeterRegistry meters) {
        this.traces = traces;
        this.meters = meters;
    }

    /**
     * A consumer that hands each message of a kind to a handler.
     *
     * <p>What the handler throws is retried without end; what cannot be read, and an {@link UnreadableMessage} that the
     * handler throws itself, goes to the dead letters. Types of another kind and unknown names are skipped.
     */
    public <M extends org.hemicycle.contracts.Message> Consumer<Message<?>> of(
            Class<M> kind, Consumer<Received<M>> handler) {
        return record -> {
            String typeName = attribute(record, "type");
            if (typeName == null) {
                throw new UnreadableMessage("the header ce_type is missing", null);
            }
            MessageType type = MessageType.named(typeName).orElse(null);
            if (type == null && MessageType.knowsAnotherVersionOf(typeName)) {
                throw new UnreadableMessage("the version of " + printable(typeName) + " is unknown", null);
            }
            if (type == null || !kind.isAssignableFrom(type.record())) {
                meters.counter("hemicycle.intake.skipped", "reason", type == null ? "unknown type" : "other kind").increment();
                log.debug("Skipped a message of type {}", printable(typeName));
                return;
            }
            String id = attribute(record, "id");
            if (id == null || id.isBlank() || id.length() > 300) {
                throw new UnreadableMessage("the header ce_id is missing or too long", null);
            }
            String key = header(record, KafkaHeaders.RECEIVED_KEY);
            if (key == null) {
                throw new UnreadableMessage("the record has no key", null);
            }
            if (!(record.getPayload() instanceof byte[] body)) {
                throw new UnreadableMessage("the record has no body", null);
            }
            M message = kind.cast(MessageJson.read(type, body));
            var received = new Received<>(id, key, time(record), message);
            traces.continuing(header(record, "traceparent"), Span.Kind.CONSUMER, "handle " + typeName, () -> handler.accept(received));
        };
    }

    private static Instant time(Message<?> record) {
        String time = attribute(record, "time");
        try {
            return time == null ? Instant.EPOCH : Instant.parse(time);
        } catch (DateTimeException e) {
            throw new UnreadableMessage("the header ce_time is not an instant", e);
        }
    }

    /**
     * An attribute of the CloudEvent. Spring Cloud Function rewrites {@code ce_} to {@code ce-} where it recognises a
     * whole CloudEvent and leaves the rest as it came.
     */
    private static @Nullable String attribute(Message<?> record, String name) {
        String value = header(record, "ce_" + name);
        return value != null ? value : header(record, "ce-" + name);
    }

    private static @Nullable String header(Message<?> record, String name) {
        Object value = record.getHeaders().get(name);
        return switch (value) {
            case null -> null;
            case byte[] bytes -> new String(bytes, UTF_8);
            default -> value.toString();
        };
    }

    /** A foreign word made safe for a log line. */
    private static String printable(String word) {
        String safe = word.replaceAll("[^\\p{Alnum}._-]", "?");
        return safe.length() > 80 ? safe.substring(0, 80) + "…" : safe;
    }
}
