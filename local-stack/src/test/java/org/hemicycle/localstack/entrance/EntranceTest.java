package org.hemicycle.localstack.entrance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hemicycle.localstack.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EntranceTest {

    private final List<Integer> ready = new CopyOnWriteArrayList<>();
    private final List<ServerSocket> instances = new ArrayList<>();
    private Entrance entrance;

    @BeforeEach
    void open() throws IOException {
        entrance = new Entrance(Ports.free(), () -> ready);
    }

    @AfterEach
    void close() throws IOException {
        entrance.close();
        for (ServerSocket instance : instances) {
            instance.close();
        }
    }

    @Test
    void goesToTheReadyInstancesInTurn() throws Exception {
        ready.add(instance("one"));
        ready.add(instance("two"));

        assertThat(List.of(ask(), ask(), ask(), ask())).containsExactly("one", "two", "one", "two");
    }

    @Test
    void passesOverAnInstanceThatTakesNoConnection() throws Exception {
        ready.add(instance("one"));
        ready.add(Ports.free());

        assertThat(List.of(ask(), ask(), ask())).containsOnly("one");
    }

    @Test
    void resetsAConnectionAtOnceWhenNoInstanceIsReady() {
        assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
    }

    @Test
    void findsAnInstanceAddedLater() throws Exception {
        ready.add(instance("one"));
        assertThat(ask()).isEqualTo("one");

        ready.set(0, instance("later"));

        assertThat(ask()).isEqualTo("later");
    }

    @Test
    void letsAnAnswerComeAfterTheQuestionHasEnded() throws Exception {
        // The instance answers with its name only when the caller has closed its half.
        ready.add(instance("after the end"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), entrance.port())) {
            socket.getOutputStream().write("a long question".getBytes(UTF_8));
            socket.shutdownOutput();

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).isEqualTo("after the end");
        }
    }

    @Test
    void carriesMegabytesUnchanged() throws Exception {
        ServerSocket echo = listening();
        Thread.ofVirtual().start(() -> {
            try (Socket socket = echo.accept()) {
                socket.getInputStream().transferTo(socket.getOutputStream());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        ready.add(echo.getLocalPort());
        byte[] sent = new byte[5_000_000];
        new java.util.Random(7).nextBytes(sent);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), entrance.port())) {
            Thread.ofVirtual().start(() -> {
                try {
                    socket.getOutputStream().write(sent);
                    socket.shutdownOutput();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });

            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(sent);
        }
    }

    private String ask() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), entrance.port())) {
            socket.setSoTimeout(60_000);
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            if (answer.isEmpty()) {
                throw new IOException("closed without an answer");
            }
            return answer;
        }
    }

    private int instance(String name) throws IOException {
        ServerSocket server = listening();
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().readAllBytes();
                    socket.getOutputStream().write(name.getBytes(UTF_8));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return server.getLocalPort();
    }

    private ServerSocket listening() throws IOException {
        ServerSocket server = new ServerSocket(Ports.free(), 50, InetAddress.getLoopbackAddress());
        instances.add(server);
        return server;
    }
}
