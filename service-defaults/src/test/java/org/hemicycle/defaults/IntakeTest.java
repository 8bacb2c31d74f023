package org.hemicycle.defaults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hemicycle.contracts.Topics;
import org.hemicycle.defaults.Station.Arrivals;
import org.hemicycle.localstack.LocalServers;
import org.hemicycle.localstack.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Poison, outages and faults of our own: what is read, what waits, what is set aside, with a real broker. */
@SpringBootTest
class IntakeTest {

    private static final LocalServers servers = LocalServers.start(Server.KAFKA, Server.MONGODB);
    private static final String TOPIC = Topics.BULK.name();
    private static final String DEAD = Topics.BULK.deadLetters("notification-service.dispatch");

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("KAFKA_BROKERS", servers::kafkaBrokers);
        registry.add("MONGODB_URI", servers::mongodbUri);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Autowired
    Arrivals arrivals;

    @Autowired
    MeterRegistry meters;

    private final String id = "notice-" + UUID.randomUUID();

    static Stream<Arguments> poison() {
        return Stream.of(
                Arguments.of("bad JSON", "{\"noticeId\":", Map.of(), "key", "cannot be read"),
                Arguments.of("wrong type of a field", "{\"noticeId\":\"n\",\"bucket\":\"many\"}", Map.of(), "key", "cannot be read"),
                Arguments.of("missing field", "{\"bucket\":1}", Map.of(), "key", "noticeId is missing"),
                Arguments.of("unknown version", "{}", Map.of("ce_type", "chunk.planned.v9"), "key", "version of chunk.planned.v9 is unknown"),
                Arguments.of("no type", "{}", Map.of("ce_type", ""), "key", "ce_type is missing"),
                Arguments.of("no id", "{\"noticeId\":\"n\",\"bucket\":1}", Map.of("ce_id", ""), "key", "ce_id is missing"),
                Arguments.of("null key", "{\"noticeId\":\"n\",\"bucket\":1}", Map.of(), null, "no key"),
                Arguments.of("a field of nearly a megabyte", "{\"noticeId\":\"" + "x".repeat(900_000) + "\",\"bucket\":\"x\"}", Map.of(), "key", "cannot be read"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void setsAsideWhatCannotBeReadWithTheReasonAndGoesOn(String name, String body, Map<String, String> changed, String key, String reason) {
        var headers = new HashMap<>(Map.of("ce_id", id, "ce_type", "chunk.planned.v1", "poison", id));
        headers.putAll(changed);
        headers.values().removeIf(String::isEmpty);
        Topology.send(servers.kafkaBrokers(), TOPIC, key, body.getBytes(UTF_8), headers);
        sendGood(key == null ? "other" : key, id + "-good");

        var dead = Topology.await(servers.kafkaBrokers(), DEAD, 1, r -> id.equals(Topology.header(r, "poison"))).getFirst();
        assertThat(Topology.header(dead, "reason")).contains(reason);
        assertThat(new String(dead.value(), UTF_8)).isEqualTo(body);
        awaitArrival(id + "-good");
    }

    @Test
    void skipsATypeItDoesNotKnowAndCountsIt() {
        double before = meters.counter("hemicycle.intake.skipped", "reason", "unknown type").count();
        Topology.send(servers.kafkaBrokers(), TOPIC, "key", "{}".getBytes(UTF_8), Map.of("ce_id", id, "ce_type", "visit.painted.v1"));
        sendGood("key", id);
        awaitArrival(id);
        assertThat(meters.counter("hemicycle.intake.skipped", "reason", "unknown type").count()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"outage", "busy"})
    void waitsForWhatPassesHoweverOftenItFails(String why) {
        String outage = why + "-" + id;
        arrivals.failuresLeft.put(outage, 6);
        sendGood("key", outage);
        sendGood("key", id);
        awaitArrival(outage);
        awaitArrival(id);
        var order = arrivals.received.stream().map(a -> a.message().noticeId()).toList();
        assertThat(order.indexOf(outage)).isLessThan(order.indexOf(id));
    }

    @Test
    void setsAFaultOfOursAsideAfterAFewTriesSoThatTheOthersGoOn() {
        String fault = "fault-" + id;
        arrivals.failuresLeft.put(fault, 1000);
        sendGood("key", fault);
        sendGood("key", id);
        awaitArrival(id);
        var dead = Topology.await(servers.kafkaBrokers(), DEAD, 1, r -> fault.equals(Topology.header(r, "ce_id"))).getFirst();
        assertThat(Topology.header(dead, "reason")).isNotBlank();
        assertThat(arrivals.received).noneMatch(a -> a.message().noticeId().equals(fault));
    }

    private void sendGood(String key, String notice) {
        Topology.send(servers.kafkaBrokers(), TOPIC, key,
                ("{\"type\":\"chunk.planned.v1\",\"noticeId\":\"" + notice + "\",\"bucket\":1}").getBytes(UTF_8),
                Map.of("ce_id", notice, "ce_type", "chunk.planned.v1", "ce_time", "2026-11-23T10:00:00Z"));
    }

    private void awaitArrival(String notice) {
        await().atMost(Duration.ofSeconds(90)).until(() -> arrivals.received.stream().anyMatch(a -> a.message().noticeId().equals(notice)));
    }
}
