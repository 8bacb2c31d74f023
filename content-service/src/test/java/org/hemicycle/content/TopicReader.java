package org.hemicycle.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;

/**
 * A plain Kafka client that reads one topic from its beginning and keeps what it saw. As every consumer must, it takes a
 * message that comes a second time, under the same id, for the one it has.
 */
public final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Told> seen = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /**
     * A record of the topic.
     *
     * @param id CloudEvents id
     * @param type CloudEvents type
     * @param source CloudEvents source
     */
    public record Told(String key, String id, String type, String source, Message message) {}

    TopicReader(String brokers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on until what was seen is as wanted, for at most a minute. */
    public List<Told> until(Predicate<List<Told>> wanted) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                Told told = told(record);
                if (ids.add(told.id())) {
                    seen.add(told);
                }
            }
            return wanted.test(seen);
        });
        return seen;
    }

    /** Everything that the topic holds now. */
    public List<Told> all() {
        var ends = consumer.endOffsets(consumer.assignment());
        return until(read -> ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue()));
    }

    private static Told told(ConsumerRecord<String, byte[]> record) {
        String type = header(record, "ce_type");
        return new Told(
                record.key(),
                header(record, "ce_id"),
                type,
                header(record, "ce_source"),
                MessageJson.read(MessageType.named(type).orElseThrow(), record.value()));
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
