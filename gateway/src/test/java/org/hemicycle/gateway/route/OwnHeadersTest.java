package org.hemicycle.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.hemicycle.gateway.StandIn;
import org.hemicycle.gateway.TestGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnHeadersTest {

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void tellTheServiceThePublicAddressWhateverOutsidersClaim() {
        gateway.get("/en/", "X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "gopher", "X-Forwarded-For", "10.0.0.1",
                "Forwarded", "for=10.0.0.1;host=evil.example", "X-Forwarded-Prefix", "/evil");

        var asked = gateway.services.web.lastAsked();
        assertThat(asked.header("X-Forwarded-Host")).isEqualTo("localhost:8080");
        assertThat(asked.header("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(asked.headers()).doesNotContainKeys("X-Forwarded-For", "X-Forwarded-Prefix", "Forwarded");
    }

    @Test
    void leaveOtherCookiesAlone() {
        gateway.get("/calendar.ics", "Cookie", "language=fr; other=1");

        assertThat(gateway.services.events.lastAsked().header("Cookie")).isEqualTo("language=fr; other=1");
    }

    @Test
    void stopAtTheNextHop() {
        gateway.get("/api/areas", "TE", "trailers", "Proxy-Authorization", "Basic abc", "Keep-Alive", "timeout=5");

        assertThat(gateway.services.content.lastAsked().headers()).doesNotContainKeys("TE", "Proxy-Authorization", "Keep-Alive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fr/", "INSIDE/fr/", "https://elsewhere.example/fr/"})
    void turnRedirectsToTheInsideIntoPaths(String target) {
        var inside = gateway.services.web.address().toString();
        gateway.services.web.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", target.replace("INSIDE", inside));
            StandIn.say(exchange, 302, "");
        });

        assertThat(gateway.get("/").headers().firstValue("location")).hasValue(target.replace("INSIDE", ""));
    }

    @Test
    void carryTheTraceOn() {
        gateway.get("/api/visits", "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(gateway.services.events.lastAsked().header("traceparent"))
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-").doesNotContain("b7ad6b7169203331");
        gateway.get("/api/visits");
        assertThat(gateway.services.events.lastAsked().header("traceparent")).as("begun here if nobody did").isNotNull();
    }

    @Test
    void keepTheServicesETagsAndConditions() {
        gateway.services.events.answers(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            StandIn.say(exchange, 200, "visit");
        });

        var answer = gateway.get("/api/visits/1", "If-Match", "\"6\"");

        assertThat(answer.headers().firstValue("etag")).hasValue("\"7\"");
        assertThat(gateway.services.events.lastAsked().header("If-Match")).isEqualTo("\"6\"");
    }
}
