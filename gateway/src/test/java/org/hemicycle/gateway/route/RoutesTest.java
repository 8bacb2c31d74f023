package org.hemicycle.gateway.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hemicycle.gateway.TestGateway.problem;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hemicycle.gateway.StandIn;
import org.hemicycle.gateway.TestGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    private final TestGateway gateway = TestGateway.shared();
    private final TestGateway.Services services = gateway.services;

    @BeforeEach
    void everyServiceIsTrusted() {
        gateway.bean(Breakers.class).closeAll();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/visits, events", "/api/visits/7/meetings/2/slot, events", "/calendar.ics?area=BE, events",
        "/feeds/visits.atom, events", "/feeds/visits.json, events", "/api/briefings/1/balance, events", "/api/contacts/p-1, events", "/api/access/due, events",
        "/api/access-rules/1, events", "/api/travel/a/b, events", "/api/calendar-imports, events", "/api/sittings, events", "/api/visits/7/documents/programme.pdf, events", "/api/personal/token/programme, events",
        "/feeds/personal/token.ics, events", "/api/tellings, notification", "/api/areas, content", "/api/areas/BE, content", "/api/institutions/ep, content",
        "/api/people/1, content", "/api/buildings, content", "/api/articles/9, content", "/api/pieces/9/approval, content", "/feeds/articles.atom, content", "/feeds/articles.json, content",
        "/api/commitments/9, content", "/api/posts/1/holders, content", "/api/memberships, content", "/api/directory-imports/x/start, content", "/feeds/commitments.atom, content",
        "/api/search?q=peace, content", "/api/coverage, content",
        "/api/subscriptions, notification", "/api/confirmations, notification", "/api/preferences/token, notification",
        "/api/unsubscriptions/token, notification", "/api/notices, notification",
        "/api/bounces, notification", "/api/suppressions/x, notification", "/api/deliveries/lookup, notification", "/api/subscriber-imports/x, notification", "/api/subscribers/export, notification", "/api/dead-letters/3/replay, notification", "/api/consumers, notification",
        "/api/webhooks, notification", "/api/webhooks/7/attempts, notification",
        "/api/bulletins, notification", "/api/bulletins/7/state, notification", "/api/audiences/size, notification",
        "/, web", "/en/, web", "/fr/areas/BE, web", "/de/subscribe, web", "/problems, web", "/style.css, web",
    })
    void sendsEachPathToItsService(String path, String service) {
        var answer = gateway.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(service);
    }

    @ParameterizedTest
    @CsvSource({"/api/nothing", "/api", "/api/concerns/visit/1/people/2", "/actuator/env", "/actuator/heapdump", "/login", "/docs/unknown.json"})
    void refusesAddressesThatLeadNowhere(String path) {
        var answer = gateway.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problem(answer).get("type")).isEqualTo("/problems/not-found");
        assertThat(services.web.asked()).isEmpty();
    }

    /** So that a search that is too long is refused by its name, and not by a connection that closes. */
    @Test
    void letsAnAddressOfTenKilobytesThrough() {
        assertThat(gateway.get("/api/search?q=" + "committee+".repeat(1024)).body()).isEqualTo("content");
    }

    @Test
    void namesThePartThatIsMissingAndWhenToComeBack() {
        services.events.stop();

        var answer = gateway.get("/api/visits");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(problem(answer).get("type")).isEqualTo("/problems/service-unavailable");
        assertThat(problem(answer).get("part")).isEqualTo("events-service");
        assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
        assertThat(gateway.get("/api/areas").body()).as("the others still answer").isEqualTo("content");
    }

    @ParameterizedTest
    @CsvSource({"/de/, Ein Teil von Hemicycle fehlt, die Seiten", "/fr/calendar, manque, l’affichage des pages",
            "/en/, A part of Hemicycle is missing, pages", "/, A part of Hemicycle is missing, pages"})
    void showsAPageOfItsOwnInTheReadersLanguageWhenPagesAreMissing(String path, String title, String part) {
        services.web.stop();

        var answer = gateway.get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.body()).contains(title).contains(part);
    }

    @Test
    void asksOnceMoreWhenAReadLosesItsConnection() {
        var calls = new AtomicInteger();
        services.content.answers(exchange -> {
            if (calls.incrementAndGet() > 1) {
                StandIn.say(exchange, 200, "second time");
            } // else it closes without an answer
        });

        assertThat(gateway.get("/api/areas").body()).isEqualTo("second time");
        assertThat(calls).hasValue(2);
    }

    @Test
    void neverSendsAWriteTwice() {
        services.content.answers(HttpExchange::close);

        var answer = gateway.post("/api/articles", "{}", "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(services.content.asked()).hasSize(1);
    }

    @Test
    void passesOnAnErrorThatTheServiceAnswersItself() {
        services.content.answers(exchange -> StandIn.say(exchange, 500, "its own words"));

        var answer = gateway.get("/api/areas");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("its own words");
        assertThat(services.content.asked()).hasSize(1);
    }

    @Test
    void opensTheBreakerWhenAServiceIsGoneAndClosesItWhenItIsBack() {
        services.events.stop();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            gateway.post("/api/visits", "{}");
            return breakerOfEvents().equals("OPEN");
        });

        services.events.startAgain();

        // The trials that close it must all come within one pause of the breaker, so they follow each other at once.
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var answers = Stream.generate(() -> gateway.get("/api/visits").statusCode()).limit(4).toList();
            return answers.getLast() == 200 && breakerOfEvents().equals("CLOSED");
        });
    }

    @Test
    void passesOnEachLiveUpdateAsItHappens() throws Exception {
        var firstWasRead = new CountDownLatch(1);
        services.events.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            say(exchange, "data: 1\n\n");
            try {
                say(exchange, firstWasRead.await(60, TimeUnit.SECONDS) ? "data: 2\n\n" : "data: late\n\n");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });

        try (var lines = new BufferedReader(new InputStreamReader(gateway.stream("/api/visits/7/live"), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: 1");
            firstWasRead.countDown();
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: 2");
        }
    }

    private static void say(HttpExchange exchange, String event) throws IOException {
        exchange.getResponseBody().write(event.getBytes(UTF_8));
        exchange.getResponseBody().flush();
    }

    @Test
    void givesUpOnASlowServiceAfterItsTimeLimit() throws Exception {
        var released = new CountDownLatch(1);
        services.events.answers(exchange -> {
            try {
                released.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });

        var answer = gateway.get("/api/visits");
        released.countDown();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(problem(answer).get("part")).isEqualTo("events-service");
        assertThat(services.events.asked()).as("a slow read is not asked again").hasSize(1);
    }

    @Test
    void refusesABodyOverOneMegabyteByItsAnnouncedLength() {
        var answer = gateway.post("/api/visits", "x".repeat(1_048_577));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(problem(answer).get("type")).isEqualTo("/problems/body-too-large");
        assertThat(services.events.asked()).isEmpty();
    }

    @Test
    void refusesABodyOverOneMegabyteThatDoesNotAnnounceItsLength() {
        var chunked = HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofByteArray(new byte[3_000_000]));

        var answer = gateway.send(gateway.request("/api/visits").POST(chunked));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(services.events.asked()).isEmpty();
    }

    @Test
    void passesOnABodyOfExactlyOneMegabyte() {
        var chunked = HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofByteArray(new byte[1_048_576]));

        assertThat(gateway.send(gateway.request("/api/visits").POST(chunked)).statusCode()).isEqualTo(200);
        assertThat(gateway.post("/api/visits", "x".repeat(1_048_576)).statusCode()).isEqualTo(200);
        assertThat(services.events.asked()).extracting(asked -> asked.body().length()).containsExactly(1_048_576, 1_048_576);
    }

    @Test
    void isReadyAlthoughNothingBehindItAnswers() {
        services.all().forEach(StandIn::stop);

        assertThat(gateway.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    private String breakerOfEvents() {
        return gateway.bean(Breakers.class).state(Part.EVENTS);
    }
}
