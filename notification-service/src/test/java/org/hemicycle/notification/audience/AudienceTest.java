package org.hemicycle.notification.audience;

import java.time.Instant;
import java.util.List;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.link.Link;
import org.hemicycle.notification.link.LinkPurpose;
import org.hemicycle.notification.link.Links;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Crowd;
import org.hemicycle.notification.subscriber.Slots;
import org.hemicycle.notification.subscriber.Subscribers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class AudienceTest extends ServiceTest {

    private final Crowd crowd;
    private final Slots slots;
    private final Links links;

    @Autowired
    AudienceTest(Subscribers subscribers, AddressVault vault, Slots slots, Links links) {
        this.crowd = new Crowd(subscribers, vault);
        this.slots = slots;
        this.links = links;
    }

    private RestTestClient.ResponseSpec size(String role, String wanted) {
        return http.post().uri("/api/audiences/size").headers(headers -> headers.setBearerAuth(role))
                .contentType(MediaType.APPLICATION_JSON).body(wanted).exchange();
    }

    private void hasSize(String wanted, int en, int fr, int de) {
        size("staff", wanted).expectStatus().isOk().expectBody()
                .jsonPath("$.languages.en").isEqualTo(en).jsonPath("$.languages.fr").isEqualTo(fr)
                .jsonPath("$.languages.de").isEqualTo(de).jsonPath("$.total").isEqualTo(en + fr + de);
    }

    @Test
    void countsWhoFollowsItAndAgreesAtThisMoment() {
        crowd.confirmed("one@example.org", "en", List.of("BE"), List.of("visit"));
        crowd.confirmed("two@example.org", "fr", List.of("EUROPE"), List.of("visit", "article"));
        String third = crowd.confirmed("three@example.org", "fr", List.of("BE", "FR"), List.of("article"));
        crowd.confirmed("four@example.org", "de", List.of("PL"), List.of("visit"));
        crowd.confirmed("daily@example.org", "de", List.of("BE"), List.of("visit"), 8, null, slots, Instant.now());
        signUp("asked@example.org", "en", List.of("BE"), List.of("visit")).expectStatus().isAccepted();

        hasSize("{\"areas\":[\"BE\"],\"kinds\":[\"visit\"]}", 1, 1, 0);
        hasSize("{\"areas\":[\"BE\"],\"kinds\":[\"visit\",\"article\"],\"cadences\":[\"now\"]}", 1, 2, 0);
        hasSize("{\"areas\":[],\"kinds\":[\"visit\"],\"cadences\":[\"now\",\"daily\",\"weekly\"]}", 1, 1, 2);
        hasSize("{\"kinds\":[\"visit\",\"article\"],\"languages\":[\"fr\"]}", 0, 2, 0);
        hasSize("{\"areas\":[\"EUROPE\"],\"kinds\":[\"visit\"]}", 0, 1, 0);
        hasSize("{\"areas\":[\"BE\"],\"kinds\":[\"video\"]}", 0, 0, 0);

        http.post().uri("/api/unsubscriptions/" + links.sign(new Link(LinkPurpose.UNSUBSCRIPTION, third, 0), Instant.now()))
                .exchange().expectStatus().isOk();
        hasSize("{\"kinds\":[\"visit\",\"article\"],\"languages\":[\"fr\"]}", 0, 1, 0);
    }

    @Test
    void refusesWhatDoesNotExistByItsField() {
        size("staff", "{\"areas\":[\"BE\",\"Atlantis\"],\"kinds\":[\"rumour\"],\"languages\":[\"pl\"],\"cadences\":[\"hourly\"]}")
                .expectStatus().isBadRequest().expectBody()
                .jsonPath("$.type").isEqualTo("/problems/invalid-field")
                .jsonPath("$.errors[*].field").value((List<String> fields) -> org.assertj.core.api.Assertions.assertThat(fields)
                        .containsExactlyInAnyOrder("areas[1]", "kinds[0]", "languages[0]", "cadences[0]"));
        size("staff", "{}").expectStatus().isBadRequest().expectBody().jsonPath("$.errors[0].field").isEqualTo("kinds");
    }

    @Test
    void isForStaffAlone() {
        size("editor", "{\"kinds\":[\"visit\"]}").expectStatus().isForbidden();
        http.post().uri("/api/audiences/size").contentType(MediaType.APPLICATION_JSON).body("{}").exchange().expectStatus().isUnauthorized();
    }
}
