package org.hemicycle.localstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.hemicycle.localstack.control.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be done with a stack that runs.
class RunningStackTest {

    @TempDir
    private static Path root;
    private static StubStack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = new StubStack(root);
        stack.set("STUB_FAILS", "gateway-2");
        stack.up();
    }

    @AfterAll
    static void leavesNoProcessBehind() throws Exception {
        stack.down();
        assertThat(stack.run("status").output()).contains("does not run");
    }

    @Test
    void isHealthyWithOneInstanceOfEach() {
        assertThat(stack.status().phase()).isEqualTo("healthy");
        assertThat(stack.status().servers()).extracting(Status.Part::name).containsExactly("mail");
        assertThat(stack.status().deployables()).hasSize(Deployable.values().length)
                .allSatisfy(one -> assertThat(one.instances()).isNotEmpty());
    }

    @Test
    void tellsEachDeployableWhereTheOthersAre() throws Exception {
        assertThat(stack.ask(Deployable.WEB, "/CONTENT_URL"))
                .isEqualTo("http://127.0.0.1:" + stack.port(Deployable.CONTENT_SERVICE));
        assertThat(stack.ask(Deployable.EVENTS_SERVICE, "/KAFKA_BROKERS")).isEqualTo("127.0.0.1:1");
        assertThat(stack.ask(Deployable.NOTIFICATION_SERVICE, "/LINK_KEY")).hasSize(44);
    }

    @Test
    void spreadsConnectionsOverTheInstancesAndTakesTheNewestAway() throws Exception {
        assertThat(stack.run("scale", "notification-service=3").output()).contains("1 → 3");
        stack.rememberProcesses();
        assertThat(Set.of(stack.ask(Deployable.NOTIFICATION_SERVICE, "/"),
                stack.ask(Deployable.NOTIFICATION_SERVICE, "/"), stack.ask(Deployable.NOTIFICATION_SERVICE, "/")))
                .containsExactlyInAnyOrder("notification-service-1", "notification-service-2", "notification-service-3");

        assertThat(stack.run("scale", "notification-service=1").output()).contains("3 → 1");
        assertThat(stack.ask(Deployable.NOTIFICATION_SERVICE, "/")).isEqualTo("notification-service-1");
    }

    @Test
    void startsAKilledInstanceAgain() throws Exception {
        Long pid = stack.first(Deployable.WEB).pid();
        assertThat(pid).isNotNull();

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(stack.first(Deployable.WEB).restarts()).isEqualTo(1);
            assertThat(stack.first(Deployable.WEB).health()).isEqualTo("ready");
            assertThat(stack.ask(Deployable.WEB, "/")).isEqualTo("web-1");
        });
        stack.rememberProcesses();
    }

    @Test
    void keepsAnInstanceThatDoesNotBecomeReadyOutOfTheCrowd() throws Exception {
        StubStack.Outcome scaled = stack.run("scale", "gateway=2");

        assertThat(scaled.status()).isEqualTo(1);
        assertThat(scaled.output()).contains("1 → 1").contains("the stub was told to fail");
        assertThat(stack.ask(Deployable.GATEWAY, "/")).isEqualTo("gateway-1");
    }

    @Test
    void saysThatItAlreadyRuns() throws Exception {
        assertThat(stack.run("up").output()).contains("already runs");
        assertThat(stack.run("up", "--fresh")).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.output()).contains("Nothing was deleted");
        });
    }

    @Test
    void hearsOnlyThoseWhoKnowItsSecret() throws Exception {
        Path file = stack.state().resolve("supervisor.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");

        URI door = URI.create("http://127.0.0.1:" + stack.status().supervisor().port() + "/down");
        try (HttpClient stranger = HttpClient.newHttpClient()) {
            assertThat(stranger.send(HttpRequest.newBuilder(door).POST(HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void showsTheLogsOfOnePart() throws Exception {
        assertThat(stack.run("logs", "mail").status()).isZero();
        assertThat(stack.run("logs", "post").output()).contains("no log named post").contains("notification-service-1");
    }
}
