package org.hemicycle.localstack.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers only requests that a program or page on this machine meant for this server: a page elsewhere could otherwise
/// read mails through a host name of its own that points to 127.0.0.1, or delete them with a form.
record LoopbackOnly(HttpHandler handler) implements HttpHandler {

    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (meantForUs(exchange)) {
                handler.handle(exchange);
            } else {
                exchange.sendResponseHeaders(403, -1);
            }
        }
    }

    private static boolean meantForUs(HttpExchange exchange) {
        @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
        @Nullable String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        boolean reads = exchange.getRequestMethod().equals("GET") || exchange.getRequestMethod().equals("HEAD");
        return host != null && HOSTS.contains(host.replaceFirst(":\\d+$", ""))
                && (reads || site == null || site.equals("same-origin") || site.equals("none"));
    }
}
