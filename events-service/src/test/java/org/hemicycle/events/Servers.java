package org.hemicycle.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.localstack.LocalServers;
import org.hemicycle.localstack.Server;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;

/** One broker and one database for all tests of the service, and a plain Kafka client beside it. */
public final class Servers {

    /** Signs links in tests and nowhere else. */
    public static final String LINK_KEY = "bm90IGEgc2VjcmV0OiBvbmx5IHRlc3RzIHVzZSB0aGlz";

    /** How long a client waits for a broker that shares its machine with a whole build. */
    private static final int PATIENCE = 300_000;

    private static final LocalServers RUNNING = LocalServers.start(Server.KAFKA, Server.MONGODB);

    private Servers() {}

    public static void addresses(DynamicPropertyRegistry registry) {
        registry.add("KAFKA_BROKERS", RUNNING::kafkaBrokers);
        registry.add("MONGODB_URI", RUNNING::mongodbUri);
        registry.add("LINK_KEY", () -> LINK_KEY);
        registry.add("ADDRESS_KEY", () -> LINK_KEY);
    }

    /** A database of its own on the shared server, for a test that needs a store and no service. */
    public static MongoTemplate database(String name) {
        return new MongoTemplate(MongoClients.create(RUNNING.mongodbUri()), name);
    }

    /** Sends a message as another service would. */
    public static void send(String id, Message message) {
        MessageType type = MessageType.of(message);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", RUNNING.kafkaBrokers(), "acks", "all", "max.block.ms", PATIENCE, "delivery.timeout.ms", PATIENCE), new ByteArraySerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(type.topic().name(), message.aggregateId().getBytes(UTF_8), MessageJson.write(message).getBytes(UTF_8));
            record.headers().add("ce_id", id.getBytes(UTF_8)).add("ce_type", type.wireName().getBytes(UTF_8));
            producer.send(record).get(2L * PATIENCE, TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was sent to a topic under a key, in order; what the relay had to send again, under the same id, counts once. */
    public static List<ConsumerRecord<byte[], byte[]>> onTopic(String topic, String key) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", RUNNING.kafkaBrokers(), "default.api.timeout.ms", PATIENCE), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream().map(p -> new TopicPartition(topic, p.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            var ids = new HashSet<String>();
            return records.stream()
                    .filter(record -> record.key() != null && key.equals(new String(record.key(), UTF_8)))
                    .filter(record -> ids.add(new String(record.headers().lastHeader("ce_id").value(), UTF_8)))
                    .toList();
        }
    }
}
