package org.hemicycle.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A service of which only the HTTP side is there: it gives the answers it was told to and remembers what it was asked. */
public final class StandIn implements AutoCloseable {

    /** A request as it came. */
    public record Asked(String method, String path, Map<String, String> headers, String body) {}

    private record Reply(int status, Map<String, String> headers, String body) {}

    private static final Reply UNKNOWN = new Reply(404, Map.of(), "{\"status\":404}");

    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean silent;

    public StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    /** Where it listens. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers a request, such as {@code GET /api/areas}, with a JSON body; a query may be part of the request. */
    public StandIn answers(String request, String json) {
        return answers(request, 200, Map.of(), json);
    }

    /** Answers a request with everything that an answer has. */
    public StandIn answers(String request, int status, Map<String, String> headers, String json) {
        replies.put(request, new Reply(status, headers, json));
        return this;
    }

    /** Refuses a request with a problem document. */
    public StandIn refuses(String request, int status, String type, String detail, String... fieldAndMessage) {
        var errors = new StringBuilder();
        for (int i = 0; i < fieldAndMessage.length; i += 2) {
            errors.append(i == 0 ? "" : ",")
                    .append("{\"field\":\"%s\",\"message\":\"%s\"}"
                            .formatted(fieldAndMessage[i], fieldAndMessage[i + 1]));
        }
        return answers(request, status, Map.of("Content-Type", "application/problem+json"), """
                {"type":"/problems/%s","title":"Refused","status":%d,"detail":"%s","errors":[%s]}"""
                .formatted(type, status, detail, errors));
    }

    /** From now on every connection is closed without a word, as by a process that has been killed. */
    public void fallSilent() {
        silent = true;
    }

    /** Forgets every answer and every request. */
    public void reset() {
        silent = false;
        replies.clear();
        asked.clear();
    }

    /** What it was asked, by method and path, in the order of asking. */
    public List<Asked> asked(String request) {
        synchronized (asked) {
            return asked.stream()
                    .filter(one -> (one.method() + " " + one.path()).equals(request))
                    .toList();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        if (silent) {
            exchange.close();
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var uri = exchange.getRequestURI();
        asked.add(new Asked(exchange.getRequestMethod(), uri.getPath(), headers, body));
        String request = exchange.getRequestMethod() + " " + uri.getPath();
        Reply plain = replies.getOrDefault(request, UNKNOWN);
        Reply reply = uri.getRawQuery() == null ? plain : replies.getOrDefault(request + "?" + uri.getRawQuery(), plain);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
