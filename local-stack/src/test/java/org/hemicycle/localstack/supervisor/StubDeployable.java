package org.hemicycle.localstack.supervisor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// Stands for a deployable: ready at once, and tells every caller its instance's name and one variable of its choice.
public final class StubDeployable {

    private StubDeployable() {
    }

    public static void main(String[] args) throws IOException {
        if (System.getenv("HEMICYCLE_INSTANCE").equals(System.getenv("STUB_FAILS"))) {
            throw new IllegalStateException("the stub was told to fail");
        }
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(),
                Integer.parseInt(System.getenv("SERVER_PORT"))), 50);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", exchange -> {
            String variable = exchange.getRequestURI().getPath().substring(1);
            String answer = variable.isEmpty() ? System.getenv("HEMICYCLE_INSTANCE") : System.getenv(variable);
            byte[] body = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }
}
