package org.hemicycle.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records that nobody can read are set aside with the reason, and hold up nobody. */
@ExtendWith(OnRunningSystem.class)
class PoisonTest {

    private static final Map<String, String> ANNOUNCED = Map.of(
            "ce_specversion", "1.0", "ce_id", "poison-1", "ce_type", "visit.announced.v1", "ce_source", "/events-service",
            "ce_time", "2026-11-24T00:00:00Z", "content-type", "application/json");
    private static final int PARTITIONS = 6;

    private static Map<String, String> announced(String header, String value) {
        var headers = new HashMap<>(ANNOUNCED);
        headers.put(header, value);
        return headers;
    }

    /** Where dead letters lay; one is set aside twice when its partition changes hands before that is committed. */
    private static Set<String> origins(Topic deadLetters) {
        return deadLetters.records().stream()
                .map(record -> header(record, "kafka_dlt-original-partition").getInt() + "/"
                        + header(record, "kafka_dlt-original-offset").getLong())
                .collect(Collectors.toSet());
    }

    private static ByteBuffer header(ConsumerRecord<byte[], byte[]> record, String name) {
        return ByteBuffer.wrap(record.headers().lastHeader(name).value());
    }

    @Test
    void setsUnreadableRecordsAsideWithTheirReasonAndGoesOn(RunningSystem system, Mailbox mailbox) {
        var anybody = Gateway.anonymous(system);
        String reader = "careful@poison.example";
        anybody.post("/api/subscriptions", """
                {"email":"%s","language":"de","areas":["MT"],"kinds":["visit"],"cadence":"now"}""".formatted(reader)).expect(202);
        Mail asked = mailbox.await("the mail to confirm", 1, mail -> mail.to().equals(reader)).getFirst();
        anybody.post("/api/confirmations", "{\"token\":\"" + asked.token("confirm") + "\"}").expect(200);
        var office = new Office(system);
        var planned = office.plan("MT");
        var visits = new Topic(system, "events.visit.v1");
        var deadLetters = new Topic(system, "events.visit.v1.notification-service.dlt");
        Set<String> before = origins(deadLetters);

        // One of each kind on every partition, so that whatever comes next comes behind some of them.
        for (int partition = 0; partition < PARTITIONS; partition++) {
            visits.send(partition, "poison", "{\"type\":".getBytes(UTF_8), ANNOUNCED);
            visits.send(partition, "poison", "{\"type\":\"visit.announced.v1\",\"visit\":7}".getBytes(UTF_8), ANNOUNCED);
            visits.send(partition, "poison", "{}".getBytes(UTF_8), announced("ce_type", "visit.announced.v99"));
            visits.send(partition, null, "{}".getBytes(UTF_8), ANNOUNCED);
            visits.send(partition, "poison", null, ANNOUNCED);
            visits.send(partition, "poison", "no event at all".getBytes(UTF_8), Map.of());
        }
        var announcement = office.announce(planned);

        office.awaitServed(announcement);
        assertThat(mailbox.about(announcement)).extracting(Mail::to).isEqualTo(List.of(reader));
        await("all poison is set aside").atMost(RunningSystem.PATIENCE).untilAsserted(() ->
                assertThat(origins(deadLetters)).hasSize(before.size() + 6 * PARTITIONS));
        assertThat(deadLetters.records()).allSatisfy(record -> assertThat(Topic.header(record, "reason")).isNotBlank());
        // Looking through the topics has a limit of its own, which a busy machine may need longer than.
        await("all poison is listed").atMost(RunningSystem.PATIENCE).untilAsserted(() -> {
            var listed = office.api().get("/api/dead-letters").expect(200).json().path("items").valueStream()
                    .filter(letter -> letter.path("topic").asString("").equals("events.visit.v1")).toList();
            assertThat(listed).hasSizeGreaterThanOrEqualTo(6 * PARTITIONS)
                    .allSatisfy(letter -> assertThat(letter.path("reason").asString("")).isNotBlank());
            assertThat(listed).extracting(letter -> letter.path("reason").asString(""))
                    .contains("the version of visit.announced.v99 is unknown", "the header ce_type is missing", "the record has no key");
        });
    }
}
