package org.hemicycle.gateway.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.hemicycle.gateway.StandIn;
import org.hemicycle.gateway.TestGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest {

    private final TestGateway gateway = TestGateway.shared();

    @ParameterizedTest
    @CsvSource({
        "/en/, 200", "/api/areas, 200", "/actuator/health/readiness, 200", "/api/nothing, 404", "/gateway.css, 200",
        "/oauth2/authorization/hemicycle, 503", "/oauth2/authorization/other, 400", "/en/..%2fadmin, 400",
    })
    void areOnEveryAnswer(String path, int status) {
        var answer = gateway.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertSafe(answer);
    }

    @Test
    void areOnAnswersForAServiceThatIsDown() {
        gateway.services.content.stop();

        assertSafe(gateway.get("/api/areas"));
    }

    @Test
    void replaceWhatAServiceSays() {
        gateway.services.web.answers(exchange -> {
            exchange.getResponseHeaders().add("Content-Security-Policy", "default-src *");
            exchange.getResponseHeaders().add("X-Powered-By", "something");
            StandIn.say(exchange, 200, "page");
        });

        var answer = gateway.get("/en/");

        assertSafe(answer);
        assertThat(answer.headers().allValues("content-security-policy")).hasSize(1);
        assertThat(answer.headers().map()).doesNotContainKeys("x-powered-by", "server");
    }

    @Test
    void leaveAPageThatTellsItsAddressToNobodyAsStrictAsItIs() {
        gateway.services.web.answers(exchange -> {
            exchange.getResponseHeaders().add("Referrer-Policy", "no-referrer");
            StandIn.say(exchange, 200, "page");
        });
        assertThat(gateway.get("/en/my/token").headers().allValues("referrer-policy")).containsExactly("no-referrer");

        gateway.services.web.answers(exchange -> {
            exchange.getResponseHeaders().add("Referrer-Policy", "unsafe-url");
            StandIn.say(exchange, 200, "page");
        });
        assertThat(gateway.get("/en/").headers().allValues("referrer-policy")).containsExactly("same-origin");
    }

    @Test
    void letAPageOfOursHoldALetterInAFrameInWhichNothingRuns() {
        gateway.services.web.answers(exchange -> {
            exchange.getResponseHeaders().add("Content-Security-Policy", SecurityHeaders.FRAMED_LETTER);
            StandIn.say(exchange, 200, "letter");
        });
        var policies = gateway.get("/en/").headers().allValues("content-security-policy");
        assertThat(policies).containsExactly(SecurityHeaders.FRAMED_LETTER);
        assertThat(policies.getFirst()).contains("sandbox;", "default-src 'none'", "frame-ancestors 'self'").doesNotContain("script");

        gateway.services.web.answers(exchange -> {
            exchange.getResponseHeaders().add("Content-Security-Policy", SecurityHeaders.FRAMED_LETTER + "; script-src *");
            StandIn.say(exchange, 200, "letter");
        });
        assertThat(gateway.get("/en/").headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'self'").endsWith("frame-ancestors 'none'");
    }

    @Test
    void allowNothingUnsafeAndFormsOnlyToUsAndTheProvider() {
        var policy = gateway.get("/en/").headers().firstValue("content-security-policy").orElseThrow();

        assertThat(policy).startsWith("default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self' http://127.0.0.1:")
                .endsWith("; frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "nonsense\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST /api/visits HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nBad Name: x\r\n\r\n",
    })
    void areOnTheAnswerToWhatIsNoHttp(String bytes) throws IOException {
        var answer = raw(bytes);

        assertThat(answer).startsWith("http/1.1 400").contains("content-security-policy: default-src 'self'")
                .contains("content-type: application/problem+json").contains("/problems/malformed-request");
    }

    @Test
    void noServiceActsOnABodyWhoseFramingBreaks() throws IOException {
        raw("POST /api/unsubscriptions/token HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n");

        assertThat(gateway.services.notification.asked()).isEmpty();
    }

    @Test
    void areOnTheAnswerToHeadersThatAreTooLarge() throws IOException {
        var answer = raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(9_000) + "\r\n\r\n");

        assertThat(answer).startsWith("http/1.1 431").contains("content-security-policy: default-src 'self'");
    }

    private String raw(String bytes) throws IOException {
        try (var socket = new Socket("127.0.0.1", gateway.address().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        }
    }

    private static void assertSafe(HttpResponse<String> answer) {
        assertThat(answer.headers().map()).containsKeys("content-security-policy", "strict-transport-security",
                "x-content-type-options", "referrer-policy", "permissions-policy", "cross-origin-opener-policy");
    }
}
