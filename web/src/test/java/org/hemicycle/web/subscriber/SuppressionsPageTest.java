package org.hemicycle.web.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuppressionsPageTest extends WebTest {

    @BeforeEach
    void answers() {
        NOTIFICATION.answers("GET /api/suppressions", example("suppressions"));
    }

    @Test
    void listsWhomNothingIsSentToAndTheWayOn() {
        openAs("admin", "/fr/admin/suppressions").hasStatus(200)
                .says("mZ3kQ0aY1xW8vB5nL2cD", "cette boîte n’existe pas", "@example.org", "bloquée par l’équipe", "effacée à sa demande")
                .has("after=2027-01-08T08:00:00Z~aB5nL2cDmZ3kQ0aY1xW8");
    }

    @Test
    void blocksWhatStandsInTheLinesAndReleasesIt() {
        NOTIFICATION.answers("POST /api/suppressions/blocks", "{\"blocked\":2,\"known\":0}")
                .answers("DELETE /api/suppressions/@example.org", 204, Map.of(), "");
        sendAs("admin", "/en/admin/suppressions", "entries=ada@example.org\n @spam.example").leadsTo("/en/admin/suppressions?done=blocked");
        assertThat(NOTIFICATION.asked("POST /api/suppressions/blocks").getFirst().body())
                .isEqualTo("{\"entries\":[\"ada@example.org\",\"@spam.example\"]}");
        sendAs("admin", "/en/admin/suppressions/@example.org/release").leadsTo("/en/admin/suppressions?done=released");
        openAs("admin", "/de/admin/suppressions?done=released").says("Freigegeben.");
    }

    @Test
    void saysWhichEntryIsNeitherAnAddressNorADomain() {
        NOTIFICATION.answers("POST /api/suppressions/blocks", 400, Map.of("Content-Type", "application/problem+json"), """
                {"type":"/problems/invalid-field","status":400,"detail":"A field is wrong.","errors":[{"field":"entries[1]","message":"What stands after the @ is not a domain name."}]}""");
        sendAs("admin", "/en/admin/suppressions", "entries=ada@example.org nonsense").hasStatus(400).says("Not an address and not a domain: nonsense");
        sendAs("admin", "/en/admin/suppressions", "entries=").hasStatus(400).says("Enter at least one address or domain.");
        openAs("staff", "/en/admin/suppressions").hasStatus(403);
    }
}
