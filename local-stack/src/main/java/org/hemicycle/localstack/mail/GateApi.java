package org.hemicycle.localstack.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/// The gate for programs: `PUT /api/gate?after=…` closes it after so many mails, `DELETE /api/gate` opens it.
final class GateApi implements HttpHandler {

    private final Gate gate;

    GateApi(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                String after = Query.of(exchange.getRequestURI()).getOrDefault("after", "0");
                if (!after.matches("\\d{1,9}")) {
                    exchange.sendResponseHeaders(400, -1);
                    return;
                }
                gate.closeAfter(Long.parseLong(after));
                exchange.sendResponseHeaders(204, -1);
            }
            case "DELETE" -> {
                gate.open();
                exchange.sendResponseHeaders(204, -1);
            }
            default -> exchange.sendResponseHeaders(405, -1);
        }
    }
}
