package org.hemicycle.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalServersTest {

    @ParameterizedTest
    @EnumSource(Server.class)
    void beginsAnewWhereAnotherProcessWasQuickerToTakeAPort(Server which) throws IOException {
        try (ServerSocket taken = new ServerSocket(Ports.free(), 1, InetAddress.getLoopbackAddress())) {
            Queue<Integer> ports = new ArrayDeque<>(List.of(taken.getLocalPort(), Ports.free()));
            try (LocalServers servers = LocalServers.start(
                    () -> ports.isEmpty() ? Ports.free() : ports.remove(), which)) {
                assertThat(ProcessHandle.of(servers.pid(which))).hasValueSatisfying(process -> assertThat(process.isAlive()).isTrue());
            }
        }
    }

    @Test
    void givesNoPortToTwo() {
        List<Integer> given = Stream.generate(Ports::free).limit(1_000).toList();
        assertThat(given).doesNotHaveDuplicates();
        int kept = given.getFirst();
        Ports.reserve(Collections.singleton(kept));
        assertThat(Stream.generate(Ports::free).limit(1_500)).doesNotContain(kept);
    }
}
