package org.hemicycle.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hemicycle.gateway.TestGateway.problem;

import java.nio.charset.StandardCharsets;
import org.hemicycle.gateway.TestGateway;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final String[] COOKIE = {"Cookie", SessionCookie.NAME + "=some-session"};

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void showPublicPagesWithoutTheirDatabase() {
        assertThat(gateway.get("/en/", "Cookie", COOKIE[1], "Accept", "text/html").body()).isEqualTo("web");
    }

    @Test
    void areNamedAsMissingWhereTheyAreNeeded() {
        assertThat(problem(gateway.get("/api/visits", COOKIE)).get("part")).isEqualTo("sessions");
        var page = gateway.get("/fr/staff/visits", "Cookie", COOKIE[1], "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("la mémoire des connexions");
    }

    @Test
    void openOnlyWithTheIdThatClosedThem() {
        var content = "tokens".getBytes(StandardCharsets.UTF_8);
        var seal = new Seal(Seal.newId());
        var closed = seal.close(content);
        var tampered = closed.clone();
        tampered[tampered.length - 1] ^= 1;

        assertThat(seal.open(closed)).hasValue(content);
        assertThat(new Seal(Seal.newId()).open(closed)).isEmpty();
        assertThat(seal.open(tampered)).isEmpty();
        assertThat(seal.open(new byte[3])).isEmpty();
        assertThat(seal.close(content)).as("the same content never looks the same").isNotEqualTo(closed);
    }
}
