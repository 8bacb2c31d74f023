package org.hemicycle.localstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a stack starts, and how it does not.
class HemicycleTest {

    @TempDir
    private Path root;
    private StubStack stack;

    @BeforeEach
    void layOut() throws IOException {
        stack = new StubStack(root);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        stack.down();
    }

    @Test
    void leavesNothingBehindWhenTheSupervisorIsKilledAndStartsAgain() throws Exception {
        stack.up();
        Set<ProcessHandle> processes = Set.copyOf(stack.rememberProcesses());
        String key = stack.ask(Deployable.NOTIFICATION_SERVICE, "/LINK_KEY");

        ProcessHandle.of(stack.line().pid()).orElseThrow().destroyForcibly();

        for (ProcessHandle process : processes) {
            process.onExit().get(60, TimeUnit.SECONDS);
        }
        stack.up();
        assertThat(stack.ask(Deployable.NOTIFICATION_SERVICE, "/LINK_KEY")).isEqualTo(key);
    }

    @Test
    void namesThePartWhosePortIsTakenAndTheSettingThatMovesIt() throws Exception {
        int port = stack.port(Deployable.EVENTS_SERVICE);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            StubStack.Outcome up = stack.run("up", "--detach");

            assertThat(up.status()).isEqualTo(1);
            assertThat(up.output()).contains("Port " + taken.getLocalPort() + ", wanted by events-service, is taken")
                    .contains("HEMICYCLE_EVENTS_PORT");
        }
    }

    @Test
    void saysWhichPartFailedWithItsLastWords() throws Exception {
        stack.set("STUB_FAILS", "content-service-1");

        StubStack.Outcome up = stack.run("up", "--detach");

        assertThat(up.status()).isEqualTo(1);
        assertThat(up.output()).contains("content-service-1 ended with exit status 1")
                .contains("the stub was told to fail");
        assertThat(stack.run("status").output()).contains("does not run");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        assertThat(stack.run("scale", "notification=3").output()).contains("no deployable named notification");
        assertThat(stack.run("start")).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.output()).contains("Usage:");
        });
        stack.set("HEMICYCLE_WEB_PORT", "eighty");
        assertThat(stack.run("up", "--detach").output()).contains("HEMICYCLE_WEB_PORT is \"eighty\", which is no number");
    }
}
