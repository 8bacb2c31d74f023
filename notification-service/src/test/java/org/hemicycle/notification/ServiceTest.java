package org.hemicycle.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.localstack.LocalServers;
import org.hemicycle.localstack.Server;
import org.hemicycle.notification.mail.SmtpSink;
import org.hemicycle.notification.mail.SmtpSink.Arrived;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The whole service on a real broker and the database's protocol, with a mail server of the tests' own. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(ServiceTest.Tokens.class)
public abstract class ServiceTest {

    protected static final SmtpSink SINK = new SmtpSink();
    protected static final StandIn EVENTS = new StandIn();
    private static final LocalServers SERVERS = LocalServers.start(Server.KAFKA, Server.MONGODB);
    private static final KafkaProducer<byte[], byte[]> PRODUCER = new KafkaProducer<>(Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, SERVERS.kafkaBrokers(),
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
    private static final Quiescence QUIESCENCE = new Quiescence(SERVERS.kafkaBrokers());
    private static final String INSTANCE = "test-1";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Pattern LINK = Pattern.compile("https://hemicycle\\.example/(\\w\\w)/(\\w+)/([\\w.-]+)");

    /** Tokens of the tests: "Bearer admin" is somebody with the role admin, and "mailer" a mail server. */
    @TestConfiguration
    static class Tokens {
        @Bean
        JwtDecoder jwtDecoder() {
            return token -> Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject(token)
                    .claim("roles", List.of(token))
                    .claim("scope", token.equals("mailer") ? "bounces:write" : "")
                    .build();
        }
    }

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add("spring.cloud.stream.kafka.binder.brokers", SERVERS::kafkaBrokers);
        properties.add("spring.mongodb.uri", SERVERS::mongodbUri);
        properties.add("hemicycle.mail.port", SINK::port);
        properties.add("hemicycle.link.key", () -> KEY);
        properties.add("hemicycle.address.key", () -> KEY);
        properties.add("hemicycle.public-url", () -> "https://hemicycle.example");
        properties.add("hemicycle.instance", () -> INSTANCE);
        properties.add("hemicycle.audience.bucket", () -> 100);
        properties.add("hemicycle.concerns.url", EVENTS::address);
        properties.add("hemicycle.concerns.issuer", EVENTS::address);
        properties.add("hemicycle.concerns.client-secret", () -> "secret of the tests");
        // Long enough for an answer from a machine that is busy with everything else.
        properties.add("hemicycle.concerns.limit", () -> "3s");
        properties.add("hemicycle.concerns.pause", () -> "500ms");
        properties.add("hemicycle.telling.sweep", () -> "100ms");
        properties.add("hemicycle.telling.claim", () -> "3s");
        properties.add("hemicycle.telling.delays", () -> "200ms,400ms,800ms");
        properties.add("hemicycle.quiet.time", () -> "1500ms");
        properties.add("hemicycle.quiet.longest", () -> 100);
        properties.add("hemicycle.quiet.sweep", () -> "100ms");
        properties.add("hemicycle.delivery.delays", () -> "300ms,600ms,1s");
        properties.add("hemicycle.delivery.sweep", () -> "200ms");
        properties.add("hemicycle.delivery.freshness", () -> "300ms");
        properties.add("hemicycle.delivery.window", () -> 25);
        // A window ends with its last mail and not by the clock, so that tests know how many mails it has.
        properties.add("hemicycle.delivery.window-time", () -> "60s");
        properties.add("hemicycle.mail.pace.domains[0].names", () -> "paced.example");
        properties.add("hemicycle.mail.pace.domains[0].sessions", () -> 1);
        properties.add("hemicycle.mail.pace.domains[0].rate", () -> 600);
        properties.add("hemicycle.bulletin.sweep", () -> "200ms");
        properties.add("hemicycle.webhook.loopback", () -> true);
        properties.add("hemicycle.webhook.sweep", () -> "100ms");
        properties.add("logging.config", () -> "classpath:logback-test.xml");
    }

    @LocalServerPort
    private int port;

    @Autowired
    protected MongoOperations mongo;

    protected RestTestClient http = RestTestClient.bindToServer().build();

    @BeforeEach
    void beginAfresh() {
        http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
        // What the mail server was told to do ends first, or what is on its way would never arrive.
        SINK.reset();
        QUIESCENCE.await(mongo, INSTANCE);
        for (String collection : List.of("erasures", "imports", "importParts", "subscribers", "counters", "notices", "chunks", "gatherings", "tellings", "bounces", "probes", "suppressions",
                "digests", "slots", "bulletins", "webhooks", "webhookDeliveries", "webhookLanes")) {
            mongo.getCollection(collection).deleteMany(new Document());
        }
        SINK.reset();
    }

    protected static String brokers() {
        return SERVERS.kafkaBrokers();
    }

    /** Sends a message as another service would. */
    protected static void publish(String id, Message message) {
        publish(MessageType.of(message).topic().name(), message.aggregateId(), id,
                MessageType.of(message).wireName(), MessageJson.write(message).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    protected static void publish(
            String topic, @Nullable String key, @Nullable String id, @Nullable String type, byte @Nullable [] body) {
        var record = new ProducerRecord<byte[], byte[]>(topic, key == null ? null : bytes(key), body);
        if (id != null) {
            record.headers().add("ce_id", bytes(id));
        }
        if (type != null) {
            record.headers().add("ce_type", bytes(type));
        }
        record.headers().add("ce_specversion", bytes("1.0")).add("ce_time", bytes(Instant.now().toString()));
        try {
            PRODUCER.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    protected RestTestClient.ResponseSpec signUp(String email, String language, List<String> areas, List<String> kinds) {
        return http.post().uri("/api/subscriptions").contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("email", email, "language", language, "areas", areas, "kinds", kinds, "cadence", "now"))
                .exchange();
    }

    /** Signs somebody up and confirms by the mail; answers the token of their preference page. */
    protected String subscriber(String email, String language, List<String> areas, List<String> kinds) {
        signUp(email, language, areas, kinds).expectStatus().isAccepted();
        String token = token(mails(email, 1).getLast(), "confirm");
        return confirm(token);
    }

    protected String confirm(String token) {
        var confirmed = http.post().uri("/api/confirmations").contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("token", token)).exchange().expectStatus().isOk()
                .expectBody(Map.class).returnResult().getResponseBody();
        return (String) Objects.requireNonNull(Objects.requireNonNull(confirmed).get("preferencesToken"));
    }

    /** Waits until somebody has at least so many mails. */
    protected static List<Arrived> mails(String email, int atLeast) {
        await().atMost(Duration.ofSeconds(60)).until(() -> SINK.to(email).size() >= atLeast);
        return SINK.to(email);
    }

    /** The token of the link to a page in a mail's text. */
    protected static String token(Arrived mail, String page) {
        Matcher link = LINK.matcher(mail.text());
        while (link.find()) {
            if (link.group(2).equals(page)) {
                return link.group(3);
            }
        }
        throw new AssertionError("no link to " + page + " in\n" + mail.text());
    }

    /** Waits until a notice's chunks have all been gone through. */
    protected void served(String notice, int chunks) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(mongo.getCollection("chunks")
                .countDocuments(new Document("notice", notice).append("gone", true))).isEqualTo(chunks));
    }
}
