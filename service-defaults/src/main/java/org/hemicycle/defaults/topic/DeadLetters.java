package org.hemicycle.defaults.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hemicycle.contracts.UnreadableMessage;
import org.hemicycle.defaults.intake.NotNow;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What a consumer does with a failure: an unreadable message goes to {@code topic.group.dlt} with the header
 * {@code reason}; an outage, and whatever a consumer says it cannot do {@linkplain NotNow now}, is waited for with growing
 * pauses, however long it lasts; a fault of our own is tried a few times and then set aside like an unreadable message,
 * so that it does not hold up the others.
 */
public final class DeadLetters implements DisposableBean {

    /** The header of a dead letter that says in words why it is there. */
    public static final String REASON = "reason";

    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;

    /** Dead letters on the broker at these addresses. */
    public DeadLetters(String brokers) {
        producers = new DefaultKafkaProducerFactory<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
    }

    @Override
    public void destroy() {
        producers.destroy();
    }

    /** The error handler for consumers of one group. */
    public DefaultErrorHandler handlerFor(String group) {
        var recoverer = new DeadLetterPublishingRecoverer(
                new KafkaTemplate<>(producers), (record, failure) -> new TopicPartition(record.topic() + "." + group + ".dlt", 0));
        recoverer.setHeadersFunction((record, failure) -> new RecordHeaders().add(REASON, reason(record, failure).getBytes(UTF_8)));
        recoverer.setFailIfSendResultIsError(true);
        var handler = new DefaultErrorHandler(recoverer);
        handler.setBackOffFunction((record, failure) -> {
            var pauses = new ExponentialBackOff(200, 2);
            pauses.setMaxInterval(10_000);
            pauses.setMaxAttempts(passes(failure) ? Long.MAX_VALUE : 5);
            return pauses;
        });
        handler.addNotRetryableExceptions(UnreadableMessage.class);
        return handler;
    }

    /** Whether what failed is something we depend on or the moment, and not what we were told to do. */
    private static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotNow
                    || cause instanceof TransientDataAccessException
                    || cause instanceof NonTransientDataAccessResourceException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof IOException
                    || cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(ConsumerRecord<?, ?> record, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableMessage unreadable) {
                return String.valueOf(unreadable.getMessage());
            }
        }
        return failure.getClass().getSimpleName();
    }
}
