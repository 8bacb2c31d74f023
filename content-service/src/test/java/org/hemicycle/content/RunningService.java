package org.hemicycle.content;

import org.hemicycle.localstack.LocalServers;
import org.hemicycle.localstack.Server;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * The whole service with the seeds of this repository, over a real broker and the MongoDB protocol; all tests that
 * extend it share one.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "hemicycle.seeds=../seeds",
            "spring.mongodb.database=content-${tests.run}",
            // A broker that is asked for the first time on a busy machine is slow, not away.
            "spring.cloud.stream.kafka.binder.producer-properties.max.block.ms=60000",
            "spring.cloud.stream.kafka.binder.producer-properties.request.timeout.ms=60000",
            "spring.cloud.stream.kafka.binder.producer-properties.delivery.timeout.ms=120000",
            "logging.structured.format.console="
        })
@Import(TestTokens.class)
public abstract class RunningService {

    /** Ends with the JVM of the tests. */
    private static final LocalServers SERVERS = LocalServers.start(Server.KAFKA, Server.MONGODB);

    /** Asks the service over HTTP. */
    protected RestTestClient http;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add("KAFKA_BROKERS", SERVERS::kafkaBrokers);
        properties.add("MONGODB_URI", SERVERS::mongodbUri);
        // A server given by MONGODB_URI may hold what an earlier run left.
        properties.add("tests.run", () -> ProcessHandle.current().pid());
    }

    @BeforeEach
    void client() {
        http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    /** Reads a topic from its beginning. */
    protected static TopicReader topic(String name) {
        return new TopicReader(SERVERS.kafkaBrokers(), name);
    }
}
