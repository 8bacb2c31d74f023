package org.hemicycle.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real HTTP server in the place of events-service and of the OpenID provider: it gives the answers it was told to and
 * remembers what it was asked.
 */
public final class StandIn implements AutoCloseable {

    private record Reply(int status, String body) {}

    private static final Reply UNKNOWN = new Reply(404, "{\"type\":\"/problems/subject-unknown\",\"status\":404}");

    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger tokens = new AtomicInteger();
    /** Tokens up to this number are not accepted. */
    private volatile int rejected;
    private volatile boolean silent;
    private volatile boolean providerSilent;
    private volatile CountDownLatch held = new CountDownLatch(0);

    public StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/", this::concern);
        server.createContext("/.well-known/openid-configuration", exchange -> give(exchange, 200, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks",
                 "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}""".formatted(address())));
        server.createContext("/token", this::token);
        server.start();
    }

    /** Where it listens, as events-service and as the issuer of tokens. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers a question, which is a path with or without its query; the one with is preferred. */
    public void answers(String question, int status, String json) {
        replies.put(question, new Reply(status, json));
    }

    /** From now on every connection is closed without a word, as by a process that has been killed. */
    public void fallSilent() {
        silent = true;
    }

    /** Answers again. */
    public void comeBack() {
        silent = false;
        providerSilent = false;
    }

    /** From now on it gives no tokens. */
    public void giveNoTokens() {
        providerSilent = true;
    }

    /** Accepts no token that it gave before, as after its keys were changed. */
    public void rejectTokensSoFar() {
        rejected = tokens.get();
    }

    /** Keeps everybody waiting for an answer until it is let go. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void letGo() {
        held.countDown();
    }

    /** Forgets every answer and every question. */
    public void reset() {
        comeBack();
        letGo();
        replies.clear();
        asked.clear();
    }

    /** The questions so far, path and query, in the order of asking. */
    public List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    private void concern(HttpExchange exchange) throws IOException {
        if (silent) {
            exchange.close();
            return;
        }
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        asked.add(exchange.getRequestURI().toString());
        if (!authorization.startsWith("Bearer token-")
                || Integer.parseInt(authorization.substring("Bearer token-".length())) <= rejected) {
            give(exchange, 401, "{}");
            return;
        }
        Reply reply = replies.getOrDefault(exchange.getRequestURI().toString(),
                replies.getOrDefault(exchange.getRequestURI().getPath(), UNKNOWN));
        give(exchange, reply.status(), reply.body());
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString("notification-service:secret of the tests".getBytes(UTF_8));
        // Names and secrets are form-encoded before they are put together (RFC 6749 §2.3.1).
        String encoded = "Basic " + Base64.getEncoder().encodeToString("notification-service:secret+of+the+tests".getBytes(UTF_8));
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (providerSilent) {
            exchange.close();
        } else if ((given.equals(basic) || given.equals(encoded))
                && form.contains("grant_type=client_credentials") && form.contains("scope=concerns%3Aread")) {
            give(exchange, 200, "{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\",\"expires_in\":600,\"scope\":\"concerns:read\"}"
                    .formatted(tokens.incrementAndGet()));
        } else {
            give(exchange, 401, "{\"error\":\"invalid_client\"}");
        }
    }

    private static void give(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] bytes = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
