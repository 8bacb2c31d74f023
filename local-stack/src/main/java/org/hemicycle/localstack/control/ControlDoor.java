package org.hemicycle.localstack.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The running process's end of the line. Only requests with its secret are heard.
public final class ControlDoor implements AutoCloseable {

    private final HttpServer http;
    private final String token;
    private final Orders orders;
    private final JsonMapper json = new JsonMapper();

    /// Listens at once on a free port.
    public ControlDoor(Orders orders) throws IOException {
        this.orders = orders;
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    /// What a command needs to be heard here.
    public Line line() {
        return new Line(ProcessHandle.current().pid(), http.getAddress().getPort(), token);
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            @Nullable String given = exchange.getRequestHeaders().getFirst("Authorization");
            if (given == null || !MessageDigest.isEqual(given.getBytes(UTF_8), ("Bearer " + token).getBytes(UTF_8))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String order = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            String[] parts = exchange.getRequestURI().getPath().split("/");
            if (order.equals("GET /status")) {
                send(exchange, orders.status());
            } else if (order.equals("POST /down")) {
                exchange.sendResponseHeaders(202, -1);
                orders.down();
            } else if (order.startsWith("POST /scale/") && parts.length == 4 && parts[3].matches("\\d{1,3}")) {
                send(exchange, orders.scale(parts[2], Integer.parseInt(parts[3])));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (RuntimeException failed) {
            byte[] message = String.valueOf(failed.getMessage()).getBytes(UTF_8);
            exchange.sendResponseHeaders(500, message.length == 0 ? -1 : message.length);
            exchange.getResponseBody().write(message);
        }
    }

    private void send(HttpExchange exchange, Object answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
