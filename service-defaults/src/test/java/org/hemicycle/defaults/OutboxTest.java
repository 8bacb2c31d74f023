package org.hemicycle.defaults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.hemicycle.contracts.ChunkPlanned;
import org.hemicycle.contracts.Topics;
import org.hemicycle.defaults.Station.Parcel;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.localstack.LocalServers;
import org.hemicycle.localstack.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The promise of the outbox, with a real broker that is stopped and a real process that is ended in between. */
@SpringBootTest
class OutboxTest {

    private static final LocalServers servers = LocalServers.start(Server.KAFKA, Server.MONGODB);

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
    Aggregates<Parcel> parcels;

    @Autowired
    Outbox outbox;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Station.Arrivals arrivals;

    private final String id = "parcel-" + UUID.randomUUID();

    @Test
    void sendsACloudEventThatAnyKafkaClientCanReadAndStrikesItFromTheDocument() {
        parcels.insert(id, Parcel.labelled(id), List.of(new ChunkPlanned(id, 7)));

        var record = Topology.await(servers.kafkaBrokers(), Topics.BULK.name(), 1,
                r -> (id + "-1-0").equals(Topology.header(r, "ce_id"))).getFirst();
        assertThat(new String(record.key(), UTF_8)).isEqualTo("7");
        assertThat(Topology.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(Topology.header(record, "ce_type")).isEqualTo("chunk.planned.v1");
        assertThat(Topology.header(record, "ce_source")).isEqualTo("/station");
        assertThat(Topology.header(record, "ce_time")).isNotBlank();
        assertThat(new String(record.value(), UTF_8)).isEqualTo("{\"type\":\"chunk.planned.v1\",\"noticeId\":\"" + id + "\",\"bucket\":7}");
        await().atMost(60, TimeUnit.SECONDS).until(() -> pending(id).isEmpty());
        assertThat(parcels.find(id).orElseThrow().state()).isEqualTo(Parcel.labelled(id));
    }

    @Test
    void keepsTheOrderOfOneDocument() {
        var saved = parcels.insert(id, Parcel.labelled(id), List.of(new ChunkPlanned(id, 0)));
        for (int i = 1; i < 40; i++) {
            saved = parcels.update(id, saved.version(), Parcel.labelled(id), List.of(new ChunkPlanned(id, 0)));
        }
        assertThat(idsOnTopic(id, 40)).isEqualTo(IntStream.rangeClosed(1, 40).mapToObj(n -> id + "-" + n + "-0").toList());
    }

    @Test
    void acknowledgesCommandsWhileTheBrokerIsAwayAndSendsEachMessageOnceAndInOrderWhenItIsBack() {
        parcels.insert(id, Parcel.labelled(id), List.of(new ChunkPlanned(id, 3)));
        idsOnTopic(id, 1);
        await().atMost(60, TimeUnit.SECONDS).until(() -> pending(id).isEmpty());
        servers.stop(Server.KAFKA);
        long version = 1;
        for (int i = 0; i < 10; i++) {
            version = parcels.update(id, version, Parcel.labelled(id + i), List.of(new ChunkPlanned(id, 3), new ChunkPlanned(id, 3))).version();
        }
        assertThat(version).isEqualTo(11);
        assertThat(pending(id)).hasSize(20);
        assertThat(outbox.owing("parcels")).isPositive();

        servers.restart(Server.KAFKA);

        var expected = new ArrayList<>(List.of(id + "-1-0"));
        IntStream.rangeClosed(2, 11).forEach(n -> expected.addAll(List.of(id + "-" + n + "-0", id + "-" + n + "-1")));
        await().atMost(90, TimeUnit.SECONDS).until(() -> pending(id).isEmpty());
        assertThat(idsOnTopic(id, 21)).isEqualTo(expected);
        await().atMost(60, TimeUnit.SECONDS).until(() -> arrivals.received.stream().filter(a -> a.message().noticeId().equals(id)).count() >= 21);
    }

    @Test
    void sendsAfterTheRestartWhatAProcessSavedThatEndedBeforeItCouldSend(@TempDir Path folder) throws Exception {
        Process ended = station(folder.resolve("first.log"), "-Dhemicycle.fail-at=outbox.saved", "--save=" + id);
        assertThat(ended.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.exitValue()).as(Files.readString(folder.resolve("first.log"))).isEqualTo(137);
        assertThat(parcels.find(id)).isPresent();

        // The sweeper of this process is the other instance that takes over.
        assertThat(idsOnTopic(id, 1)).containsExactly(id + "-1-0");
        await().atMost(60, TimeUnit.SECONDS).until(() -> pending(id).isEmpty());
    }

    @Test
    void repeatsUnderTheSameIdWhatAProcessSentThatEndedBeforeItCouldStrikeIt(@TempDir Path folder) throws Exception {
        Process ended = station(folder.resolve("first.log"), "-Dhemicycle.fail-at=outbox.sent", "--save=" + id);
        assertThat(ended.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.exitValue()).as(Files.readString(folder.resolve("first.log"))).isEqualTo(137);

        await().atMost(90, TimeUnit.SECONDS).until(() -> pending(id).isEmpty());
        assertThat(idsOnTopic(id, 2)).containsExactly(id + "-1-0", id + "-1-0");
    }

    @Test
    void refusesAVersionThatIsNoLongerCurrentAndOwesNothingForIt() {
        parcels.insert(id, Parcel.labelled("a"), List.of());
        parcels.update(id, 1, Parcel.labelled("b"), List.of());
        assertThatThrownBy(() -> parcels.update(id, 1, Parcel.labelled("c"), List.of(new ChunkPlanned(id, 1))))
                .isInstanceOf(StaleVersion.class);
        assertThat(parcels.find(id).orElseThrow().state().label()).isEqualTo("b");
        assertThat(pending(id)).isEmpty();
    }

    private List<Document> pending(String id) {
        return mongo.findById(id, Document.class, "parcels").getList("pending", Document.class, List.of());
    }

    private List<String> idsOnTopic(String id, int count) {
        return Topology.await(servers.kafkaBrokers(), Topics.BULK.name(), count,
                        r -> String.valueOf(Topology.header(r, "ce_id")).startsWith(id))
                .stream().map(r -> Topology.header(r, "ce_id")).toList();
    }

    private static Process station(Path log, String jvmOption, String argument) throws Exception {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), jvmOption, "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Station.class.getName(),
                "--server.port=0", "--server.address=127.0.0.1", argument);
        command.environment().put("KAFKA_BROKERS", servers.kafkaBrokers());
        command.environment().put("MONGODB_URI", servers.mongodbUri());
        return command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }
}
