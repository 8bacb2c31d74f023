package org.hemicycle.notification.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.visit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Belongings.Owner;
import org.hemicycle.notification.subscriber.EmailAddress;
import org.hemicycle.notification.subscriber.ErasureRound;
import org.hemicycle.notification.subscriber.Subscribers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;

/** Searches everything for people who wanted to be forgotten (S12). */
@ExtendWith(OutputCaptureExtension.class)
class ErasedTest extends ServiceTest {

    private static final int SUBJECTS = 6;

    @Autowired
    private ErasureRound erasures;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private AddressVault vault;

    @Autowired
    private Histories histories;

    /** Nobody but these people has these names, in whatever database and topics the tests before have left. */
    private final String mark = "erasable" + UUID.randomUUID().toString().substring(0, 8);

    private String address(int subject) {
        return mark + "." + subject + "@example.org";
    }

    @Test
    void findsNothingOfSomebodyErasedInAnyCollectionTopicOrLog(CapturedOutput log) {
        subscriber("stays" + mark.substring(8) + "@example.org", "en", List.of("BE"), List.of("visit"));
        var tokens = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (int i = 0; i < SUBJECTS; i++) {
            tokens.add(subscriber(address(i), "en", List.of("BE"), List.of("visit")));
            ids.add(subscribers.ownerWith(vault.fingerprint(EmailAddress.of(address(i)))).orElseThrow().id());
        }
        // One waits for the end of quiet hours, one is refused for good, one is put off, and a server says their names.
        int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
        http.put().uri("/api/preferences/" + tokens.get(0)).contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("language", "en", "areas", List.of("BE"), "kinds", List.of("visit"), "cadence", "now", "timeZone", "UTC",
                        "quietFrom", (hour + 23) % 24, "quietTo", (hour + 5) % 24))
                .exchange().expectStatus().isOk();
        SINK.replyToRecipient(to -> to.contains(".1@") ? "550 5.1.1 <" + to + "> is no user here"
                : to.contains(".2@") ? "451 4.7.1 <" + to + "> later" : null);
        for (int i = 0; i < 2; i++) {
            String visit = newId();
            publish(visit + "-1-0", new VisitMessage.Announced(visit(visit, 1, "BE")));
            served(visit + "-1-0", 1);
        }
        assertThat(everything()).contains(ids);

        for (String token : tokens) {
            http.get().uri("/api/preferences/" + token + "/data").exchange().expectStatus().isOk()
                    .expectBody().jsonPath("$.elsewhere.deliveries").isNotEmpty();
            http.delete().uri("/api/preferences/" + token).exchange().expectStatus().isNoContent();
        }
        long before = mailsToSubjects();
        String after = newId();
        publish(after + "-1-0", new VisitMessage.Announced(visit(after, 1, "BE")));
        served(after + "-1-0", 1);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            erasures.go();
            return mongo.getCollection("erasures").countDocuments() == 0;
        });

        assertThat(mailsToSubjects()).isEqualTo(before);
        assertThat(everything()).doesNotContain(ids).doesNotContain(mark);
        assertThat(topics()).doesNotContain(mark);
        assertThat(log.getAll().toLowerCase(Locale.ROOT)).doesNotContain(mark);
        assertThat(mongo.getCollection("suppressions").countDocuments(new Document("reason", "ERASED"))).isEqualTo(SUBJECTS - 1);
    }

    @Test
    void countsNobodyTwiceWhoIsErasedWhileSomebodyServesTheirChunk() {
        String id = UUID.randomUUID().toString();
        var chunks = mongo.getCollection("chunks");
        var waiting = new Document("to", id).append("attempts", 1).append("reason", "451 later").append("due", new Date());
        chunks.insertOne(new Document("_id", mark + ".0").append("notice", mark).append("bucket", 0).append("gone", true)
                .append("deferred", List.of(waiting)).append("claim", new Document("by", "another instance")));
        var owner = new Owner(id, "hash of nobody", 0);

        assertThat(histories.erase(owner)).isFalse();
        assertThat(chunks.find(new Document("_id", mark + ".0")).first()).doesNotContainKey("suppressed");

        chunks.updateOne(new Document("_id", mark + ".0"), new Document("$unset", new Document("claim", "")));
        assertThat(histories.erase(owner)).isTrue();
        Document after = Objects.requireNonNull(chunks.find(new Document("_id", mark + ".0")).first());
        assertThat(after.getList("suppressed", String.class)).containsExactly(Record.ERASED);
        assertThat(after.getList("deferred", Document.class)).isEmpty();
    }

    private long mailsToSubjects() {
        return SINK.arrived().stream().filter(mail -> mail.to().startsWith(mark)).count();
    }

    private String everything() {
        var all = new StringBuilder();
        for (String collection : mongo.getCollectionNames()) {
            mongo.getCollection(collection).find().forEach(document -> all.append(collection).append(document.toJson()).append('\n'));
        }
        return all.toString();
    }

    private static String topics() {
        var all = new StringBuilder();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> !topic.getKey().startsWith("__"))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> {
                    all.append(record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8));
                    all.append(record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8));
                    record.headers().forEach(header -> all.append(new String(header.value(), StandardCharsets.UTF_8)));
                });
            }
        }
        return all.toString();
    }
}
