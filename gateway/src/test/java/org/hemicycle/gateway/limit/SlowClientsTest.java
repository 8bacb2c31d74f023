package org.hemicycle.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.hemicycle.gateway.TestGateway;
import org.junit.jupiter.api.Test;

class SlowClientsTest {

    @Test
    void areNotWaitedForLongerThanTheLimit() throws IOException {
        var services = TestGateway.shared().services;
        try (var gateway = TestGateway.start(services, "--hemicycle.limits.upload=300ms");
                var socket = new Socket("127.0.0.1", gateway.address().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(
                    "POST /api/visits HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readAllBytes()).as("the connection ends").isEmpty();
            assertThat(services.events.asked()).as("half a request reaches nobody").isEmpty();
        }
    }
}
