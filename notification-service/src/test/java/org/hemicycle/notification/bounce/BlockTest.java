package org.hemicycle.notification.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.visit;

import java.util.List;
import java.util.Map;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.mail.SmtpSink.Arrived;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Crowd;
import org.hemicycle.notification.subscriber.Subscribers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class BlockTest extends ServiceTest {

    private final Crowd crowd;

    @Autowired
    BlockTest(Subscribers subscribers, AddressVault vault) {
        crowd = new Crowd(subscribers, vault);
    }

    private RestTestClient.ResponseSpec block(String who, List<String> entries) {
        return http.post().uri("/api/suppressions/blocks").headers(headers -> headers.setBearerAuth(who))
                .contentType(MediaType.APPLICATION_JSON).body(Map.of("entries", entries)).exchange();
    }

    private List<String> toldOfAVisit() {
        String id = newId();
        SINK.reset();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));
        served(id + "-1-0", 1);
        return SINK.arrived().stream().map(Arrived::to).sorted().toList();
    }

    @Test
    void sendsNothingToBlockedAddressesAndDomainsUntilTheyAreReleased() {
        for (String address : List.of("ada@example.org", "bob@example.org", "eve@Spam.example", "fred@sub.spam.example")) {
            crowd.confirmed(address, "en", List.of("BE"), List.of("visit"));
        }
        block("admin", List.of("ADA@example.org", "@spam.example", "xn--bcher-kva.example", "bücher.example")).expectStatus().isOk()
                .expectBody().jsonPath("$.blocked").isEqualTo(3).jsonPath("$.known").isEqualTo(0);
        block("admin", List.of("ada@example.org", "SPAM.example")).expectStatus().isOk()
                .expectBody().jsonPath("$.blocked").isEqualTo(0).jsonPath("$.known").isEqualTo(2);

        assertThat(toldOfAVisit()).containsExactly("bob@example.org", "fred@sub.spam.example");
        http.get().uri("/api/suppressions").headers(headers -> headers.setBearerAuth("admin")).exchange().expectStatus().isOk()
                .expectBody(String.class).value(list -> assertThat(list).contains("@spam.example", "\"blocked\"").doesNotContain("ada@"));

        http.delete().uri("/api/suppressions/@spam.example").headers(headers -> headers.setBearerAuth("admin"))
                .exchange().expectStatus().isNoContent();
        assertThat(toldOfAVisit()).containsExactly("bob@example.org", "eve@spam.example", "fred@sub.spam.example");
    }

    @Test
    void blocksNothingWhereOneEntryIsWrong() {
        block("admin", List.of("ada@example.org", "no domain", "x\r\ny@example.org")).expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors[0].field").isEqualTo("entries[1]").jsonPath("$.errors[1].field").isEqualTo("entries[2]");
        block("admin", List.of()).expectStatus().isBadRequest();
        block("staff", List.of("ada@example.org")).expectStatus().isForbidden();
        assertThat(mongo.getCollection("suppressions").countDocuments()).isZero();
    }
}
