package org.hemicycle.notification.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.visit;
import static org.hemicycle.notification.courier.Receiver.after;
import static org.hemicycle.notification.courier.Receiver.answering;
import static org.hemicycle.notification.courier.Receiver.flooding;
import static org.hemicycle.notification.courier.Receiver.resetting;
import static org.hemicycle.notification.courier.Receiver.silent;
import static org.hemicycle.notification.courier.Receiver.trickling;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.Assertions;
import org.bson.Document;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.courier.Delivery.Attempt;
import org.hemicycle.notification.courier.Delivery.State;
import org.hemicycle.notification.notice.Notice;
import org.hemicycle.notification.subscriber.Areas;
import org.hemicycle.notification.subscriber.Audience;
import org.hemicycle.notification.webhook.WebhookProperties;
import org.hemicycle.notification.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;

/** Webhooks get what is due, by the clock and however they behave, on real sockets and the database's protocol. */
class CourierTest extends ServiceTest {

    private static final List<Duration> DELAYS = Stream.of("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H")
            .map(Duration::parse).toList();
    /** For receivers that answer, however busy the machine is. */
    private static final WebhookProperties PATIENT = properties(Duration.ofSeconds(30));
    /** For receivers that never answer. */
    private static final WebhookProperties QUICK = properties(Duration.ofMillis(2500));

    private static WebhookProperties properties(Duration limit) {
        return new WebhookProperties(true, 1000, Duration.ofHours(24), limit, limit, 4, 50, Duration.ofSeconds(60), DELAYS,
                Duration.ofHours(24), Duration.ofHours(1), Duration.ofDays(90));
    }

    /** A clock that goes when it is told to, long after the clock of the service, which therefore leaves all this alone. */
    private static final class Moving extends Clock {
        private volatile Instant now = Instant.parse("2035-01-04T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private record Registered(String id, String secret) {}

    private final Moving clock = new Moving();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Outbox outbox;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Envelopes envelopes;

    @Autowired
    CourierTest(Outbox outbox, Webhooks webhooks, Deliveries deliveries, Envelopes envelopes) {
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.envelopes = envelopes;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private Receiver receiver() {
        var receiver = new Receiver();
        open.add(receiver);
        return receiver;
    }

    private Lanes lanes(String instance) {
        return new Lanes(mongo, clock, PATIENT, instance);
    }

    private Courier courier(String instance) {
        return courier(instance, deliveries, InetAddress::getAllByName, PATIENT);
    }

    private Courier quickCourier() {
        return courier("quick", deliveries, InetAddress::getAllByName, QUICK);
    }

    private Courier courier(String instance, Deliveries store, Names names, WebhookProperties properties) {
        var courier = new Courier(webhooks, store, lanes(instance), envelopes, new Wire(properties, names, clock),
                new Schedule(DELAYS, () -> Long.MIN_VALUE), properties, clock, new SimpleMeterRegistry());
        open.add(courier);
        return courier;
    }

    /** Sends whatever is due and waits until that is over. */
    private static void go(Courier courier) {
        for (Future<?> lane : courier.round()) {
            try {
                lane.get(60, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private Registered webhook(String url) {
        var made = Objects.requireNonNull(http.post().uri("/api/webhooks").headers(headers -> headers.setBearerAuth("staff"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("url", url, "kinds", List.of("visit"), "areas", List.of("BE")))
                .exchange().expectStatus().isCreated().expectBody(Map.class).returnResult().getResponseBody());
        var webhook = (Map<?, ?>) Objects.requireNonNull(made.get("webhook"));
        return new Registered((String) webhook.get("id"), (String) made.get("secret"));
    }

    private Notice notice(String subject, long version, String... areas) {
        var message = new VisitMessage.Announced(visit(subject, version, areas));
        return new Notice("visit.announced.v1", MessageJson.write(message), subject, version, "Peacebuilders in Brussels",
                false, new Audience("visit", Areas.reachedBy(List.of(areas)), null, null), 0, clock.instant(), clock.instant());
    }

    /** Saves a notice and plans its deliveries, as the intake does. */
    private String told(String subject) {
        String id = subject + "-1-0";
        Notice notice = notice(subject, 1, "BE");
        outbox.aggregates("notices", Notice.class).insert(id, notice, List.of());
        channel().plan(id, notice);
        return Envelopes.messageId(id);
    }

    private WebhookChannel channel() {
        return new WebhookChannel(webhooks, deliveries, lanes("planner"), clock);
    }

    private Delivery only(Registered webhook) {
        var all = deliveries.page(webhook.id(), null, null, null, 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static HttpHeaders headers(Receiver.Got got) {
        return HttpHeaders.of(got.headers().entrySet().stream().collect(java.util.stream.Collectors.toMap(
                Map.Entry::getKey, header -> List.of(header.getValue()))), (name, value) -> true);
    }

    private static void verify(String secret, Receiver.Got got) throws Exception {
        new Webhook(secret).verify(new String(got.body()), headers(got));
    }

    @Test
    void sendsWhatIsPublishedSignedSoThatTheStandardsOwnVerifierAcceptsIt() throws Exception {
        Receiver receiver = receiver();
        Registered webhook = webhook(receiver.url());
        String visit = newId();

        publish(visit + "-1-0", new VisitMessage.Announced(visit(visit, 1, "BE")));
        publish(visit + "-1-0", new VisitMessage.Announced(visit(visit, 1, "BE")));
        String elsewhere = newId();
        publish(elsewhere + "-1-0", new VisitMessage.Announced(visit(elsewhere, 1, "PL")));

        await().atMost(Duration.ofSeconds(60)).until(() -> receiver.got().size() == 1);
        Receiver.Got got = receiver.got().getFirst();
        assertThat(got.line()).isEqualTo("POST /hook?key=1 HTTP/1.1");
        assertThat(got.headers()).containsEntry("content-type", "application/json; charset=UTF-8")
                .containsEntry("webhook-id", Envelopes.messageId(visit + "-1-0"));
        assertThat(new String(got.body())).contains("\"type\":\"visit.announced.v1\"", "Artisans de paix",
                "\"resource\":\"https://hemicycle.example/api/visits/" + visit + "\"");
        verify(webhook.secret(), got);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                http.get().uri("/api/webhooks/" + webhook.id() + "/attempts").headers(headers -> headers.setBearerAuth("staff"))
                        .exchange().expectStatus().isOk().expectBody()
                        .jsonPath("$.items.length()").isEqualTo(1)
                        .jsonPath("$.items[0].id").isEqualTo(got.id())
                        .jsonPath("$.items[0].state").isEqualTo("delivered")
                        .jsonPath("$.items[0].attempts[0].status").isEqualTo(204)
                        .jsonPath("$.items[0].attempts.length()").isEqualTo(1));

        var altered = new Receiver.Got(got.line(), got.headers(), new String(got.body()).replace("BE", "FR").getBytes());
        var later = new java.util.TreeMap<>(got.headers());
        later.put("webhook-timestamp", String.valueOf(Instant.now().minusSeconds(3_600).getEpochSecond()));
        var replayed = new Receiver.Got(got.line(), later, got.body());
        Assertions.assertThatThrownBy(() -> verify(webhook.secret(), altered)).isInstanceOf(WebhookVerificationException.class);
        Assertions.assertThatThrownBy(() -> verify(webhook.secret(), replayed)).isInstanceOf(WebhookVerificationException.class);
        Assertions.assertThatThrownBy(() -> verify("whsec_" + "A".repeat(43) + "=", got)).isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void signsWithBothSecretsUntilTheOverlapAfterARotationEnds() throws Exception {
        Receiver receiver = receiver();
        Registered webhook = webhook(receiver.url());
        String rotated = (String) Objects.requireNonNull(Objects.requireNonNull(http.post().uri("/api/webhooks/" + webhook.id() + "/secrets")
                .headers(headers -> headers.setBearerAuth("staff")).header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON).body(Map.of("overlapHours", 24))
                .exchange().expectStatus().isCreated().expectBody(Map.class).returnResult().getResponseBody()).get("secret"));
        String visit = newId();
        publish(visit + "-1-0", new VisitMessage.Announced(visit(visit, 1, "BE")));
        await().atMost(Duration.ofSeconds(60)).until(() -> receiver.got().size() == 1);

        assertThat(receiver.got().getFirst().headers().get("webhook-signature")).matches("v1,\\S{44} v1,\\S{44}");
        verify(webhook.secret(), receiver.got().getFirst());
        verify(rotated, receiver.got().getFirst());

        // The clock of this courier is years later, so the overlap is over.
        told(newId());
        go(courier("one"));
        assertThat(receiver.got().getLast().headers().get("webhook-signature")).matches("v1,\\S{44}");
    }

    @Test
    void plansNothingTwiceAndNothingThatCameBeforeTheWebhook() {
        Receiver receiver = receiver();
        Registered webhook = webhook(receiver.url());
        String subject = newId();
        String message = told(subject);
        Courier courier = courier("one");
        go(courier);
        channel().plan(subject + "-1-0", notice(subject, 1, "BE"));
        go(courier);

        assertThat(receiver.ids()).containsExactly(message);

        Notice old = notice(newId(), 1, "BE");
        channel().plan("old-1-0", new Notice(old.type(), old.body(), old.subject(), 1, old.title(), false, old.audience(), 0,
                old.happenedAt(), Instant.parse("2020-01-01T00:00:00Z")));
        channel().plan("pl-1-0", notice(newId(), 1, "PL"));
        assertThat(deliveries.page(webhook.id(), null, null, null, 10)).hasSize(1);
    }

    @Test
    void triesTenTimesByTheStandardsScheduleAndThenGivesUpWithTheReason() {
        Receiver receiver = receiver().behaves(answering(500));
        Registered webhook = webhook(receiver.url());
        String message = told(newId());
        Courier courier = courier("one");
        go(courier);
        for (Duration delay : DELAYS) {
            int before = receiver.got().size();
            clock.pass(delay.minusMillis(1));
            go(courier);
            assertThat(receiver.got()).as("not before " + delay).hasSize(before);
            clock.pass(delay.dividedBy(10).plusMillis(1));
            go(courier);
            assertThat(receiver.got()).as("after " + delay).hasSize(before + 1);
        }
        clock.pass(Duration.ofDays(30));
        go(courier);

        assertThat(receiver.ids()).hasSize(10).containsOnly(message);
        assertThat(only(webhook).state()).isEqualTo(State.GIVEN_UP);
        assertThat(only(webhook).due()).isNull();
        assertThat(only(webhook).log()).hasSize(10).extracting(Attempt::error).containsOnly("status 500");
        assertThat(receiver.got().getFirst().headers().get("webhook-timestamp"))
                .as("each attempt is signed anew").isNotEqualTo(receiver.got().getLast().headers().get("webhook-timestamp"));
    }

    @Test
    void spreadsItsAttemptsSoThatNotAllComeAtOnce() {
        var random = new java.util.Random(7);
        var schedule = new Schedule(DELAYS, random);
        Instant now = clock.instant();
        var hours = IntStream.range(0, 100).mapToObj(i -> Duration.between(now, schedule.next(4, null, now).orElseThrow())).toList();

        assertThat(hours).allMatch(delay -> delay.compareTo(Duration.ofHours(2)) >= 0 && delay.compareTo(Duration.ofMinutes(132)) <= 0);
        assertThat(hours).doesNotHaveDuplicates();
        assertThat(schedule.next(10, null, now)).isEmpty();
    }

    static Stream<Arguments> pauses() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.of(2035, 1, 4, 10, 20, 0, 0, ZoneOffset.UTC));
        return Stream.of(Arguments.of(429, "1200", Duration.ofMinutes(20)), Arguments.of(503, "1200", Duration.ofMinutes(20)),
                Arguments.of(503, date, Duration.ofMinutes(20)), Arguments.of(429, "999999999", Duration.ofHours(24)));
    }

    @ParameterizedTest
    @MethodSource("pauses")
    void sendsNothingMoreUntilTheReceiverWantsIt(int status, String retryAfter, Duration pause) {
        Receiver receiver = receiver().behaves(answering(status, "Retry-After: " + retryAfter));
        webhook(receiver.url());
        told(newId());
        Courier courier = courier("one");
        go(courier);
        receiver.behaves(answering(204));
        clock.pass(Duration.ofSeconds(10));
        told(newId());
        go(courier);
        clock.pass(pause.minusSeconds(11));
        go(courier);
        assertThat(receiver.got()).as("neither that one nor a new one").hasSize(1);

        clock.pass(Duration.ofSeconds(1));
        go(courier);
        assertThat(receiver.got()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void goesBySchedulesWhereTheReceiversWordIsNone(int status, String retryAfter) {
        Receiver receiver = receiver().behaves(answering(status, "Retry-After: " + retryAfter));
        Registered webhook = webhook(receiver.url());
        told(newId());
        Instant began = clock.instant();
        go(courier("one"));

        assertThat(Objects.requireNonNull(only(webhook).due())).isBetween(began.plusSeconds(5), began.plusMillis(5_500));
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(Arguments.of(429, "soon"), Arguments.of(429, "-5"), Arguments.of(503, "99999999999999999999"),
                Arguments.of(503, "Thu, 04 Jan 2001 10:00:00 GMT"), Arguments.of(500, "1200"), Arguments.of(429, ""));
    }

    @Test
    void followsNoRedirectAndCallsItAFailure() {
        Receiver elsewhere = receiver();
        for (int status : List.of(301, 302, 303, 307, 308)) {
            Receiver receiver = receiver().behaves(answering(status, "Location: " + elsewhere.url()));
            Registered webhook = webhook(receiver.url());
            told(newId());
            go(courier("one"));

            assertThat(only(webhook).log()).extracting(Attempt::error).containsExactly("status " + status);
            assertThat(only(webhook).state()).isEqualTo(State.WAITING);
            mongo.getCollection("webhooks").deleteMany(new Document());
        }
        assertThat(elsewhere.connections()).isZero();
    }

    @Test
    void disablesAWebhookThatIsGoneTellsItsOwnerAndReplaysWhatItMissed() {
        Receiver receiver = receiver().behaves(answering(410));
        Registered webhook = webhook(receiver.url());
        String first = told(newId());
        Courier courier = courier("one");
        go(courier);
        receiver.behaves(answering(204));
        clock.pass(Duration.ofHours(1));
        String missed = told(newId());
        go(courier);

        assertThat(receiver.ids()).containsExactly(first);
        http.get().uri("/api/webhooks/" + webhook.id()).headers(headers -> headers.setBearerAuth("staff")).exchange()
                .expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("disabled").jsonPath("$.reason").isEqualTo("gone");
        assertThat(deliveries.page(webhook.id(), State.HELD, null, null, 10)).extracting(Delivery::messageId).containsExactly(missed);
        replay(webhook, Map.of("from", "2035-01-01T00:00:00Z", "until", "2036-01-01T00:00:00Z")).expectStatus().isEqualTo(409)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/webhook-disabled");

        http.put().uri("/api/webhooks/" + webhook.id() + "/state").headers(headers -> headers.setBearerAuth("staff"))
                .header("If-Match", "\"2\"").contentType(MediaType.APPLICATION_JSON).body(Map.of("state", "enabled"))
                .exchange().expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("enabled");
        replay(webhook, Map.of("from", "2035-01-01T00:00:00Z", "until", "2036-01-01T00:00:00Z")).expectStatus().isAccepted()
                .expectBody().jsonPath("$.replayed").isEqualTo(2);

        await().atMost(Duration.ofSeconds(60)).until(() -> receiver.got().size() == 3);
        assertThat(receiver.ids()).as("under the same ids").containsExactlyInAnyOrder(first, first, missed);
    }

    private org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec replay(Registered webhook, Object range) {
        return http.post().uri("/api/webhooks/" + webhook.id() + "/replay").headers(headers -> headers.setBearerAuth("staff"))
                .contentType(MediaType.APPLICATION_JSON).body(range).exchange();
    }

    @Test
    void replaysOneAndOnlyARange() {
        Receiver receiver = receiver();
        Registered webhook = webhook(receiver.url());
        String first = told(newId());
        clock.pass(Duration.ofHours(1));
        String second = told(newId());
        go(courier("one"));
        http.post().uri("/api/webhooks/" + webhook.id() + "/deliveries/" + second + "/replay").headers(headers -> headers.setBearerAuth("staff"))
                .exchange().expectStatus().isAccepted();
        await().atMost(Duration.ofSeconds(60)).until(() -> receiver.got().size() == 3);
        assertThat(receiver.ids().getLast()).isEqualTo(second);

        replay(webhook, Map.of("from", "2035-01-04T09:00:00Z", "until", "2035-01-04T11:00:00Z")).expectStatus().isAccepted()
                .expectBody().jsonPath("$.replayed").isEqualTo(0);
        replay(webhook, Map.of("from", "2035-01-04T09:00:00Z", "until", "2035-01-04T11:00:00Z", "states", List.of("delivered")))
                .expectStatus().isAccepted().expectBody().jsonPath("$.replayed").isEqualTo(1);
        await().atMost(Duration.ofSeconds(60)).until(() -> receiver.got().size() == 4);
        assertThat(receiver.ids().getLast()).isEqualTo(first);
    }

    static Stream<Arguments> faults() {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";
        return Stream.of(
                Arguments.of("never answers", silent(), null, "timeout"),
                Arguments.of("sends its head a byte at a time", trickling("HTTP/1.1 200 OK\r\n", "X-More: 1\r\n", 40), null, "timeout"),
                Arguments.of("sends a status line without end", flooding("HTTP/1.1 200 ", "OK"), null, "no answer"),
                Arguments.of("sends headers without end", flooding("HTTP/1.1 200 OK\r\n", "X-More: 1\r\n"), null, "no answer"),
                Arguments.of("breaks the connection", resetting(), null, "connection lost"),
                Arguments.of("speaks no HTTP", flooding("220 mail.example ESMTP\r\n", "220 hello\r\n"), null, "no answer"),
                Arguments.of("answers 500", answering(500), 500, "status 500"),
                Arguments.of("answers 404", answering(404), 404, "status 404"),
                Arguments.of("sends a body without end", flooding(head + "Transfer-Encoding: chunked\r\n\r\n", "5\r\nhello\r\n"), 200, null),
                Arguments.of("sends its body a byte at a time", trickling(head + "Content-Length: 100000\r\n\r\n", "x", 40), 200, null),
                Arguments.of("says that its body is endless", flooding(head + "Content-Length: 9223372036854775807\r\n\r\n", "x"), 200, null));
    }

    @ParameterizedTest(name = "a receiver that {0}")
    @MethodSource("faults")
    void isHeldUpByNoFaultOfTheReceiver(String what, Receiver.Manner manner, @Nullable Integer status, @Nullable String error) {
        Receiver receiver = receiver().behaves(manner);
        Registered webhook = webhook(receiver.url());
        told(newId());
        go("timeout".equals(error) ? quickCourier() : courier("first"));

        Attempt attempt = only(webhook).log().getFirst();
        assertThat(attempt.status()).isEqualTo(status);
        assertThat(attempt.error()).isEqualTo(error);
        assertThat(only(webhook).state()).isEqualTo(error == null ? State.DELIVERED : State.WAITING);
        assertThat(attempt.milliseconds()).as("the limit is two and a half seconds; without one it takes an hour").isLessThan(60_000);

        receiver.behaves(answering(204));
        clock.pass(Duration.ofSeconds(6));
        told(newId());
        go(courier("one"));
        assertThat(deliveries.page(webhook.id(), State.DELIVERED, null, null, 10)).as("it recovers alone").hasSize(2);
    }

    @Test
    void namesWhatIsWrongWithAConnection() throws IOException {
        Receiver plain = receiver();
        Registered noTls = webhook("https://127.0.0.1:" + plain.port() + "/");
        Registered nobody = webhook("http://127.0.0.1:" + closedPort() + "/");
        told(newId());
        go(courier("one"));

        assertThat(only(noTls).log()).extracting(Attempt::error).hasSize(1).first().isIn("tls", "timeout");
        assertThat(only(nobody).log()).extracting(Attempt::error).containsExactly("connection refused");
        assertThat(plain.got()).isEmpty();
    }

    @Test
    void sendsNothingToWhoeverCannotProveTheirName(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("self.p12");
        Process made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keyalg", "EC", "-alias", "self", "-dname", "CN=receiver (sample)", "-ext", "san=ip:127.0.0.1",
                "-storetype", "PKCS12", "-storepass", "secret", "-validity", "2", "-keystore", store.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        var receiver = new Receiver(context.getServerSocketFactory());
        open.add(receiver);
        Registered webhook = webhook("https://127.0.0.1:" + receiver.port() + "/");
        told(newId());
        go(courier("one"));

        assertThat(only(webhook).log()).extracting(Attempt::error).hasSize(1).first().isIn("tls", "timeout");
        assertThat(receiver.got()).isEmpty();
    }

    /** A port on which nobody listens, and which nobody else is given meanwhile. */
    private int closedPort() throws IOException {
        var socket = new Socket();
        open.add(socket);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return socket.getLocalPort();
    }

    @Test
    void triesANameAnewWithEachConnection() throws Exception {
        Receiver receiver = receiver().behaves((self, connection, out) -> {
            answering(204, "Connection: close").answer(self, connection, out);
            return false;
        });
        Registered webhook = webhook("http://somewhere.localhost:" + receiver.port() + "/");
        var addresses = new ArrayList<>(List.of("127.0.0.1", "169.254.169.254", "127.0.0.1"));
        Courier courier = courier("one", deliveries, host -> InetAddress.getAllByName(addresses.removeFirst()), PATIENT);
        told(newId());
        go(courier);
        String second = told(newId());
        go(courier);

        assertThat(receiver.got()).hasSize(1);
        Delivery refused = deliveries.page(webhook.id(), State.WAITING, null, null, 10).getFirst();
        assertThat(refused.messageId()).isEqualTo(second);
        assertThat(refused.log()).extracting(Attempt::error).containsExactly("address inside");
        clock.pass(Duration.ofSeconds(6));
        go(courier);
        assertThat(receiver.ids()).hasSize(2).contains(second);
    }

    @Test
    void letsNoWebhookWaitForAnother() throws Exception {
        var release = new CountDownLatch(1);
        Receiver slow = receiver().behaves(after(release));
        Receiver quick = receiver();
        webhook(slow.url());
        webhook(quick.url());
        for (int i = 0; i < 12; i++) {
            told(newId());
        }
        var going = courier("one").round();

        await().atMost(Duration.ofSeconds(60)).until(() -> quick.got().size() == 12);
        release.countDown();
        for (Future<?> lane : going) {
            lane.get(60, TimeUnit.SECONDS);
        }
        assertThat(quick.got()).hasSize(12);
    }

    @Test
    void sendsNothingTwiceWhenSeveralInstancesShareTheWork() throws Exception {
        List<Receiver> receivers = Stream.generate(this::receiver).limit(6).toList();
        receivers.forEach(receiver -> webhook(receiver.url()));
        var couriers = List.of(courier("one"), courier("two"), courier("three"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var planned = threads.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    told(newId());
                }
            });
            for (Courier courier : couriers) {
                threads.submit(() -> {
                    while (!planned.isDone()) {
                        go(courier);
                    }
                    go(courier);
                });
            }
        }
        couriers.forEach(CourierTest::go);

        for (Receiver receiver : receivers) {
            assertThat(receiver.ids()).hasSize(20).doesNotHaveDuplicates();
        }
    }

    /** Dies once between sending and recording. */
    private static final class Dying extends Deliveries {
        private boolean alive = true;

        Dying(MongoOperations mongo) {
            super(mongo);
        }

        @Override
        boolean record(Delivery delivery, Attempt attempt, State state, @Nullable Instant due) {
            if (alive) {
                alive = false;
                throw new IllegalStateException("killed between sending and recording");
            }
            return super.record(delivery, attempt, state, due);
        }
    }

    @Test
    void repeatsAfterAKillOnlyWhatWasInFlightUnderTheSameId() {
        Receiver receiver = receiver();
        Registered webhook = webhook(receiver.url());
        String message = told(newId());
        go(courier("killed", new Dying(mongo), InetAddress::getAllByName, PATIENT));
        go(courier("another"));
        assertThat(receiver.ids()).as("the claim of the dead still holds").containsExactly(message);

        clock.pass(Duration.ofSeconds(61));
        go(courier("another"));
        assertThat(receiver.ids()).containsExactly(message, message);
        assertThat(only(webhook).state()).isEqualTo(State.DELIVERED);
        clock.pass(Duration.ofDays(2));
        go(courier("another"));
        assertThat(receiver.got()).hasSize(2);
    }

    @Test
    void keepsTheOrderOfWhatIsAboutOneSubject() {
        Receiver receiver = receiver();
        webhook(receiver.url());
        String subject = newId();
        var expected = new ArrayList<String>();
        for (int version = 1; version <= 20; version++) {
            String id = subject + "-" + version + "-0";
            Notice notice = notice(subject, version, "BE");
            outbox.aggregates("notices", Notice.class).insert(id, notice, List.of());
            channel().plan(id, notice);
            expected.add(Envelopes.messageId(id));
            clock.pass(Duration.ofMillis(5));
        }
        go(courier("one"));

        assertThat(receiver.ids()).containsExactlyElementsOf(expected);
    }

    @Test
    void forgetsWhatWasMeantForAWebhookThatIsRemoved() {
        Receiver receiver = receiver().behaves(answering(500));
        Registered webhook = webhook(receiver.url());
        told(newId());
        Courier courier = courier("one");
        go(courier);
        http.delete().uri("/api/webhooks/" + webhook.id()).headers(headers -> headers.setBearerAuth("staff"))
                .exchange().expectStatus().isNoContent();
        clock.pass(Duration.ofMinutes(1));
        go(courier);

        assertThat(receiver.got()).hasSize(1);
        assertThat(mongo.getCollection("webhookDeliveries").countDocuments()).isZero();
        assertThat(mongo.getCollection("webhookLanes").countDocuments()).isZero();
    }

    @Test
    void keepsInItsLogNoneOfWhatWasSentOrAnswered() {
        Receiver receiver = receiver().behaves((self, connection, out) -> {
            out.write("HTTP/1.1 500 Private-Words\r\nContent-Length: 13\r\n\r\nPrivate-Words".getBytes());
            return true;
        });
        webhook(receiver.url());
        told(newId());
        go(courier("one"));

        String kept = Objects.requireNonNull(mongo.getCollection("webhookDeliveries").find().first()).toJson();
        assertThat(kept).contains("status 500").doesNotContain("Private-Words", "Peacebuilders", "key=1");
    }
}
