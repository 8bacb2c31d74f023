package org.hemicycle.notification.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.hemicycle.contracts.Topic;
import org.hemicycle.contracts.Topics;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.defaults.topic.DeadLetters;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * The messages that some service could not read, on their dead-letter topics.
 *
 * <p>Kafka cannot remove one record from the middle of a topic, so a replay is remembered in the collection
 * {@code replays} and the record no longer listed.
 */
@Component
class DeadMessages {

    private static final int LATEST = 200;
    private static final int BODY_SHOWN = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<String> ADDED_HEADERS = Set.of(DeadLetters.REASON);

    private final String brokers;
    private final MongoOperations mongo;
    private final Clock clock;

    DeadMessages(@Value("${spring.cloud.stream.kafka.binder.brokers}") String brokers, MongoOperations mongo, Clock clock) {
        this.brokers = brokers;
        this.mongo = mongo;
        this.clock = clock;
    }

    /** The latest dead messages of each topic and group that were not replayed, the latest first. */
    List<DeadLetter> latest() {
        Map<TopicPartition, Topic> origins = origins();
        var letters = new ArrayList<DeadLetter>();
        var replayed = new HashSet<String>();
        mongo.getCollection("replays").find().forEach(replay -> replayed.add(replay.getString("_id")));
        try (var consumer = consumer()) {
            var assigned = present(consumer, origins.keySet());
            consumer.assign(assigned);
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(assigned, PATIENCE);
            Map<TopicPartition, Long> end = consumer.endOffsets(assigned, PATIENCE);
            for (TopicPartition partition : assigned) {
                long last = end.getOrDefault(partition, 0L);
                consumer.seek(partition, Math.max(begin.getOrDefault(partition, 0L), last - LATEST));
            }
            Instant limit = Instant.now().plus(PATIENCE);
            while (assigned.stream().anyMatch(partition -> consumer.position(partition, PATIENCE) < end.getOrDefault(partition, 0L))
                    && Instant.now().isBefore(limit)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(300))) {
                    Topic origin = origins.get(new TopicPartition(record.topic(), record.partition()));
                    if (origin != null) {
                        letters.add(letter(record, origin));
                    }
                }
            }
        } catch (KafkaException e) {
            throw unavailable();
        }
        letters.removeIf(letter -> replayed.contains(letter.id()));
        letters.sort(Comparator.comparing(DeadLetter::at).reversed());
        return letters;
    }

    /** Sends a dead message to the topic that it came from, for all of its groups; false where there is none. */
    boolean replay(DeadLetterId id) {
        Map<TopicPartition, Topic> origins = origins();
        var partition = new TopicPartition(id.first(), id.partition());
        Topic origin = origins.get(partition);
        if (origin == null) {
            return false;
        }
        Optional<ConsumerRecord<byte[], byte[]>> record = read(partition, id.offset());
        if (record.isEmpty()) {
            return false;
        }
        try {
            mongo.insert(new Document("_id", id.toString()).append("at", clock.instant()), "replays");
        } catch (DuplicateKeyException replayedAlready) {
            return false;
        }
        try {
            send(record.get(), origin);
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            mongo.getCollection("replays").deleteOne(new Document("_id", id.toString()));
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
        return true;
    }

    private Optional<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, long offset) {
        try (var consumer = consumer()) {
            consumer.assign(List.of(partition));
            if (offset < consumer.beginningOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L)
                    || offset >= consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L)) {
                return Optional.empty();
            }
            consumer.seek(partition, offset);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
                if (record.offset() == offset) {
                    return Optional.of(record);
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw unavailable();
        }
    }

    private void send(ConsumerRecord<byte[], byte[]> record, Topic origin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            var again = new ProducerRecord<>(origin.name(), record.key(), record.value());
            for (Header header : record.headers()) {
                if (!ADDED_HEADERS.contains(header.key()) && !header.key().startsWith("kafka_")) {
                    again.headers().add(header);
                }
            }
            producer.send(again).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static List<TopicPartition> present(KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> wanted) {
        Set<String> topics = consumer.listTopics(PATIENCE).keySet();
        return wanted.stream().filter(partition -> topics.contains(partition.topic())).toList();
    }

    /** Each dead-letter partition with the topic whose messages end there. */
    private static Map<TopicPartition, Topic> origins() {
        var origins = new HashMap<TopicPartition, Topic>();
        for (Topic topic : Topics.ALL) {
            for (String group : topic.consumers()) {
                origins.put(new TopicPartition(topic.deadLetters(group), 0), topic);
            }
        }
        return origins;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static DeadLetter letter(ConsumerRecord<byte[], byte[]> record, Topic origin) {
        String key = text(record.key());
        String body = text(record.value());
        return new DeadLetter(
                new DeadLetterId("message", record.topic(), record.partition() + ":" + record.offset()).toString(),
                "message",
                String.valueOf(header(record, DeadLetters.REASON)),
                Instant.ofEpochMilli(record.timestamp()),
                null,
                null,
                null,
                origin.name(),
                key,
                header(record, "ce_type"),
                body == null || body.length() <= BODY_SHOWN ? body : body.substring(0, BODY_SHOWN) + "…");
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    private static Refused unavailable() {
        return new Refused(OperationsRefusal.BROKER_UNAVAILABLE, OperationsRefusal.BROKER_UNAVAILABLE.sentence());
    }
}
