package org.hemicycle.localstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hemicycle.localstack.LocalServers;
import org.hemicycle.localstack.Server;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {

    @Test
    void tellsWhoReadsWhatAndHowFarBehind() throws Exception {
        try (LocalServers servers = LocalServers.start(Server.KAFKA)) {
            Map<String, Object> brokers = Map.of("bootstrap.servers", servers.kafkaBrokers());
            try (Admin admin = Admin.create(brokers)) {
                admin.createTopics(List.of(new NewTopic("read", 1, (short) 1))).all().get(60, TimeUnit.SECONDS);
            }
            try (KafkaProducer<String, String> producer =
                    new KafkaProducer<>(brokers, new StringSerializer(), new StringSerializer())) {
                for (int i = 0; i < 5; i++) {
                    producer.send(new ProducerRecord<>("read", "record " + i)).get(60, TimeUnit.SECONDS);
                }
            }
            try (KafkaConsumer<String, String> reader = new KafkaConsumer<>(Map.of(
                    "bootstrap.servers", servers.kafkaBrokers(), "group.id", "readers", "client.id", "reader-1",
                    "group.protocol", "consumer", "auto.offset.reset", "earliest", "enable.auto.commit", "false"),
                    new StringDeserializer(), new StringDeserializer())) {
                reader.subscribe(List.of("read"));
                while (reader.poll(Duration.ofSeconds(1)).isEmpty()) {
                    continue;
                }
                reader.commitSync(Map.of(new TopicPartition("read", 0), new OffsetAndMetadata(3)));

                ConsumerLag lag = ConsumerLag.of(servers.kafkaBrokers(), Duration.ofMinutes(2));

                assertThat(lag.problem()).isNull();
                assertThat(lag.rows()).containsExactly(new ConsumerLag.Row("readers", "read", 0, "reader-1", 3L, 5, 2));
            }
            servers.stop(Server.KAFKA);
            assertThat(ConsumerLag.of(servers.kafkaBrokers()).problem()).isNotNull();
        }
    }
}
