package org.hemicycle.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hemicycle.gateway.TestGateway.problem;

import java.net.http.HttpRequest.BodyPublishers;
import org.hemicycle.gateway.TestGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteGuardTest {

    private static final String COOKIE = SessionCookie.NAME + "=some-session";

    private final TestGateway gateway = TestGateway.shared();

    @ParameterizedTest
    @CsvSource({"same-origin, http://localhost:8080", "none, null", "none,", "same-origin,", ", http://localhost:8080", ","})
    void letsOurOwnPagesAndMailProvidersWrite(@Nullable String site, @Nullable String origin) {
        assertThat(post(site, origin, false)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, https://evil.example", "same-site, http://localhost:9000", "cross-site, http://localhost:8080",
        ", https://evil.example", ", null", ", http://localhost:8081", ", https://localhost:8080", "unknown-word,",
    })
    void refusesWritesFromOtherSites(@Nullable String site, @Nullable String origin) {
        assertThat(post(site, origin, false)).isEqualTo(403);
        assertThat(post(site, origin, true)).as("with a session's cookie").isEqualTo(403);
        assertThat(gateway.services.notification.asked()).isEmpty();
    }

    @Test
    void refusesAWriteWithASessionThatDoesNotSayWhereItComesFrom() {
        assertThat(post(null, null, true)).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"PUT", "DELETE", "PATCH", "POST", "PROPFIND"})
    void guardsEveryMethodThatMayChangeSomething(String method) {
        var request = gateway.request("/api/preferences/token", "Sec-Fetch-Site", "cross-site")
                .method(method, BodyPublishers.noBody());

        var answer = gateway.send(request);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(problem(answer).get("type")).isEqualTo("/problems/cross-site-request");
    }

    @ParameterizedTest
    @CsvSource({"GET", "HEAD", "OPTIONS"})
    void letsReadsPassFromAnywhere(String method) {
        var request = gateway.request("/api/areas", "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
                .method(method, BodyPublishers.noBody());

        assertThat(gateway.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void letsAProgramWithItsOwnTokenWrite() {
        var answer = gateway.post("/api/visits", "{}", "Authorization", "Bearer abc", "Sec-Fetch-Site", "cross-site",
                "Cookie", COOKIE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(gateway.services.events.lastAsked().header("Authorization")).isEqualTo("Bearer abc");
    }

    @Test
    void opensNoDoorToScriptsOfOtherSites() {
        var preflight = gateway.request("/api/visits", "Origin", "https://evil.example",
                "Access-Control-Request-Method", "POST").method("OPTIONS", BodyPublishers.noBody());

        assertThat(gateway.send(preflight).headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    private int post(@Nullable String site, @Nullable String origin, boolean withSession) {
        var request = gateway.request("/api/unsubscriptions/token").POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"));
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (withSession) {
            request.header("Cookie", COOKIE);
        }
        return gateway.send(request).statusCode();
    }
}
