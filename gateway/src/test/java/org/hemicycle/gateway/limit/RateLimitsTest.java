package org.hemicycle.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hemicycle.gateway.TestGateway.problem;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hemicycle.gateway.TestGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class RateLimitsTest {

    private TestGateway gateway = TestGateway.shared();

    @BeforeAll
    void start() {
        gateway = TestGateway.start(gateway.services, Clock.fixed(Instant.now(), ZoneOffset.UTC), "--SIGNUP_LIMIT_PER_MINUTE=3",
                "--hemicycle.limits.sign-ins-per-minute=3");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void refusesTheFourthSignUpInAMinuteWhateverItsPath() {
        assertThat(gateway.post("/api/subscriptions", "{}").statusCode()).isEqualTo(200);
        assertThat(gateway.post("/en/subscribe", "email=a").statusCode()).isEqualTo(200);
        assertThat(gateway.post("/api/confirmations", "{}").statusCode()).isEqualTo(200);

        var fourth = gateway.post("/fr/confirm/token", "");

        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(problem(fourth).get("type")).isEqualTo("/problems/too-many-requests");
        assertThat(Integer.parseInt(fourth.headers().firstValue("retry-after").orElseThrow())).isBetween(1, 60);
        assertThat(gateway.get("/en/subscribe").statusCode()).as("reading the form is not limited").isEqualTo(200);
        assertThat(gateway.post("/api/visits", "{}").statusCode()).as("nor is anything else").isEqualTo(200);
    }

    @Test
    void refusesTheFourthStartOfASignInInAMinute() {
        for (int i = 0; i < 3; i++) {
            assertThat(gateway.get("/oauth2/authorization/hemicycle").statusCode()).as("the provider is down").isEqualTo(503);
        }

        assertThat(gateway.get("/oauth2/authorization/hemicycle").statusCode()).isEqualTo(429);
    }

    @Test
    void countsAnIpv6NetworkAsOneAddress() throws UnknownHostException {
        var one = RateLimits.network(InetAddress.getByName("2001:db8:1:2:3:4:5:6"));

        assertThat(RateLimits.network(InetAddress.getByName("2001:db8:1:2:ffff::1"))).isEqualTo(one);
        assertThat(RateLimits.network(InetAddress.getByName("2001:db8:1:3::1"))).isNotEqualTo(one);
        assertThat(RateLimits.network(InetAddress.getByName("192.0.2.1"))).isNotEqualTo(
                RateLimits.network(InetAddress.getByName("192.0.2.2")));
    }
}
