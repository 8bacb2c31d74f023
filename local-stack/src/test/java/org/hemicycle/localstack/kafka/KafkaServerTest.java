package org.hemicycle.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hemicycle.localstack.LocalServers;
import org.hemicycle.localstack.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaServerTest {

    private static LocalServers servers;

    @BeforeAll
    static void startKafka() {
        servers = LocalServers.start(Server.KAFKA);
    }

    @AfterAll
    static void stopKafka() {
        servers.close();
    }

    @Test
    void keepsAnAcknowledgedRecordThroughAKill() throws Exception {
        create("kept");
        try (KafkaProducer<String, String> producer = producer(Duration.ofMinutes(1))) {
            producer.send(new ProducerRecord<>("kept", "visit-1", "announced")).get(60, TimeUnit.SECONDS);
        }

        servers.kill(Server.KAFKA);
        servers.restart(Server.KAFKA);

        assertThat(valuesOf("kept")).containsExactly("announced");
    }

    @Test
    void refusesATopicThatNobodyDeclared() {
        try (KafkaProducer<String, String> producer = producer(Duration.ofMillis(1500))) {
            assertThatThrownBy(() -> producer.partitionsFor("misspelt")).hasMessageContaining("misspelt");
        }
        try (Admin admin = admin()) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("misspelt")).allTopicNames().get())
                    .isInstanceOf(ExecutionException.class).hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    private static void create(String topic) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(60, TimeUnit.SECONDS);
        }
    }

    private static List<String> valuesOf(String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers.kafkaBrokers()),
                new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> values = new ArrayList<>();
            while (!consumer.endOffsets(List.of(partition)).equals(Map.of(partition, consumer.position(partition)))) {
                consumer.poll(Duration.ofSeconds(5)).forEach(found -> values.add(found.value()));
            }
            return values;
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers.kafkaBrokers()));
    }

    private static KafkaProducer<String, String> producer(Duration patience) {
        return new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers.kafkaBrokers(),
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(patience.toMillis())), new StringSerializer(), new StringSerializer());
    }
}
