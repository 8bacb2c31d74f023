package org.hemicycle.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hemicycle.localstack.Ports;
import org.jspecify.annotations.Nullable;

/** A real HTTP server in the place of one service: it remembers what it was asked and answers as it is told. */
public final class StandIn implements AutoCloseable {

    /** One request as it arrived. */
    public record Asked(String method, String path, Map<String, List<String>> headers, String body) {
        public @Nullable String header(String name) {
            var values = headers.get(name);
            return values == null ? null : values.getFirst();
        }
    }

    private final String name;
    private final int port;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile HttpHandler answer;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    public StandIn(String name) {
        this.name = name;
        this.answer = this::sayName;
        this.port = startSomewhere();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public List<Asked> asked() {
        return asked;
    }

    public Asked lastAsked() {
        return asked.getLast();
    }

    public void answers(HttpHandler answer) {
        this.answer = answer;
    }

    public void answersWithItsName() {
        this.answer = this::sayName;
        asked.clear();
    }

    public void stop() {
        if (server != null && threads != null) {
            server.stop(0);
            threads.shutdownNow();
            server = null;
        }
    }

    /** Starts again at the same address. */
    public void startAgain() {
        if (server == null) {
            start(port);
        }
    }

    /**
     * On a port from which no outgoing connection is made: whoever asks a server that is stopped could otherwise be given
     * its port, and talk to itself or keep it from starting again.
     */
    private int startSomewhere() {
        for (int attempt = 1; ; attempt++) {
            try {
                return start(Ports.free());
            } catch (UncheckedIOException taken) {
                if (attempt == 5) {
                    throw taken;
                }
            }
        }
    }

    private int start(int wanted) {
        try {
            var fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            threads = Executors.newVirtualThreadPerTaskExecutor();
            fresh.setExecutor(threads);
            fresh.createContext("/", exchange -> {
                try (exchange) {
                    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
                    headers.putAll(exchange.getRequestHeaders());
                    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    asked.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
                    answer.handle(exchange);
                }
            });
            fresh.start();
            server = fresh;
            return fresh.getAddress().getPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void sayName(HttpExchange exchange) throws IOException {
        say(exchange, 200, name);
    }

    public static void say(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
