package org.hemicycle.notification.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.bounce.Returned;
import org.hemicycle.notification.mail.Stationery;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Crowd;
import org.hemicycle.notification.subscriber.EmailAddress;
import org.hemicycle.notification.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class HistoryTest extends ServiceTest {

    private static final List<String> VISITS = List.of("visit");

    private final Crowd crowd;
    private final AddressVault vault;
    private final Stationery stationery;
    private final Forgetting forgetting;

    @Autowired
    HistoryTest(Subscribers subscribers, AddressVault vault, Stationery stationery, Forgetting forgetting) {
        this.crowd = new Crowd(subscribers, vault);
        this.vault = vault;
        this.stationery = stationery;
        this.forgetting = forgetting;
    }

    private String confirmed(String name) {
        return crowd.confirmed(name + "@example.org", "en", List.of("BE"), VISITS);
    }

    private String announce() {
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));
        served(id + "-1-0", 1);
        return id + "-1-0";
    }

    private RestTestClient.ResponseSpec ask(String query, String who) {
        return http.get().uri("/api/deliveries?" + query).headers(headers -> headers.setBearerAuth(who)).exchange();
    }

    private Map<?, ?> page(String query) {
        return Objects.requireNonNull(
                ask(query, "staff").expectStatus().isOk().expectBody(Map.class).returnResult().getResponseBody());
    }

    private List<Map<String, @Nullable Object>> lines(String query) {
        @SuppressWarnings("unchecked")
        var items = (List<Map<String, @Nullable Object>>) Objects.requireNonNull(page(query).get("items"));
        return items;
    }

    @Test
    void saysWhatBecameOfEachMailOfANoticeAndWhy() {
        String ada = confirmed("ada");
        String bob = confirmed("bob");
        String eve = confirmed("eve");
        SINK.replyToRecipient(to -> to.startsWith("bob") ? "550 5.1.1 <bob@example.org> is no user here" : null);
        String first = announce();
        SINK.replyToRecipient(to -> to.startsWith("eve") ? "451 4.7.1 later" : null);
        String second = announce();

        assertThat(lines("notice=" + first)).extracting(line -> line.get("subscriber") + " " + line.get("state"))
                .containsExactlyInAnyOrder(ada + " sent", bob + " bounced", eve + " sent");
        var bounced = lines("notice=" + first + "&state=bounced").getFirst();
        assertThat(bounced).containsEntry("type", "visit.announced.v1").containsEntry("title", "Peacebuilders in Brussels");
        assertThat(String.valueOf(bounced.get("reason"))).contains("5.1.1").doesNotContain("bob@example.org");
        assertThat(lines("notice=" + first + "&state=sent")).allSatisfy(line -> assertThat(Instant.parse(String.valueOf(line.get("at"))))
                .isAfterOrEqualTo(Instant.parse(String.valueOf(line.get("plannedAt")))));

        var suppressed = lines("notice=" + second + "&state=suppressed").getFirst();
        assertThat(suppressed).containsEntry("subscriber", bob).containsEntry("reason", "the address is on the suppression list");
        var deferred = lines("subscriber=" + eve).getFirst();
        assertThat(deferred.get("notice")).isEqualTo(second);
        assertThat(deferred.get("state")).isIn("deferred", "given-up");
        assertThat(lines("subscriber=" + eve).getLast()).containsEntry("notice", first).containsEntry("state", "sent");
    }

    @Test
    void countsAMailAsBouncedThatCameBackLater() {
        String ada = confirmed("ada");
        String notice = announce();
        String key = Returned.key(vault.fingerprint(EmailAddress.of("ada@example.org")), stationery.messageId(notice, ada));
        mongo.getCollection("bounces").insertOne(new Document("_id", key + "/SOFT").append("address", key.substring(0, 20))
                .append("kind", "SOFT").append("words", "mailbox full").append("at", Date.from(Instant.now())));

        assertThat(lines("subscriber=" + ada)).singleElement()
                .satisfies(line -> assertThat(line).containsEntry("state", "bounced").containsEntry("reason", "mailbox full"));
    }

    @Test
    void isFoundByAddressWithoutTheAddressInAnyPath() {
        String ada = confirmed("ada");
        http.post().uri("/api/deliveries/lookup").headers(headers -> headers.setBearerAuth("staff"))
                .contentType(MediaType.APPLICATION_JSON).body(Map.of("email", "ADA@example.org")).exchange().expectStatus().isOk()
                .expectBody().jsonPath("$.subscriber").isEqualTo(ada).jsonPath("$.suppressed").doesNotExist();
        http.post().uri("/api/deliveries/lookup").headers(headers -> headers.setBearerAuth("staff"))
                .contentType(MediaType.APPLICATION_JSON).body(Map.of("email", "nobody@example.org")).exchange().expectStatus().isOk()
                .expectBody().jsonPath("$.subscriber").doesNotExist();
        http.post().uri("/api/deliveries/lookup").headers(headers -> headers.setBearerAuth("staff"))
                .contentType(MediaType.APPLICATION_JSON).body(Map.of("email", "x\r\ny@example.org")).exchange().expectStatus().isBadRequest();
    }

    @Test
    void goesThroughEverythingPageByPage() {
        String ada = confirmed("ada");
        var notices = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            notices.addFirst(announce());
        }
        var seen = new ArrayList<String>();
        String after = "";
        do {
            Map<?, ?> page = page("subscriber=" + ada + "&limit=2" + after);
            ((List<?>) Objects.requireNonNull(page.get("items"))).forEach(line -> seen.add((String) ((Map<?, ?>) line).get("notice")));
            after = page.get("next") == null ? "" : "&after=" + page.get("next");
        } while (!after.isEmpty());
        assertThat(seen).isEqualTo(notices);

        for (int i = 0; i < 6; i++) {
            confirmed("more" + i);
        }
        String notice = announce();
        seen.clear();
        do {
            Map<?, ?> page = page("notice=" + notice + "&limit=3" + after);
            ((List<?>) Objects.requireNonNull(page.get("items"))).forEach(line -> seen.add((String) ((Map<?, ?>) line).get("subscriber")));
            after = page.get("next") == null ? "" : "&after=" + page.get("next");
        } while (!after.isEmpty());
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400", "'subscriber=nobody', 404", "'notice=nothing', 404", "'subscriber=a&notice=b', 400", "'notice=x&state=lost', 400",
        "'subscriber=x&limit=0', 400", "'subscriber=x&limit=201', 400"
    })
    void refusesWhatCannotBeAsked(String query, int status) {
        ask(query, "staff").expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void isForStaffOnlyAndTakesNoCursorButItsOwn() {
        String ada = confirmed("ada");
        ask("subscriber=" + ada, "reader").expectStatus().isForbidden();
        http.get().uri("/api/deliveries?subscriber=" + ada).exchange().expectStatus().isUnauthorized();
        ask("subscriber=" + ada + "&after=nonsense", "staff").expectStatus().isBadRequest();
    }

    @Test
    void forgetsTheWordsOfOthersAfterAWhileAndWhatNoticesSaid() {
        String bob = confirmed("bob");
        SINK.replyToRecipient(to -> "550 5.7.1 Bob Sample does not want this");
        String notice = announce();
        assertThat(lines("subscriber=" + bob).getFirst().get("reason")).asString().contains("Bob Sample");

        forgetting.forget(Instant.now().plus(Duration.ofDays(6)));
        assertThat(lines("subscriber=" + bob).getFirst().get("reason")).asString().contains("Bob Sample");
        forgetting.forget(Instant.now().plus(Duration.ofDays(17)));
        assertThat(lines("subscriber=" + bob).getFirst()).containsEntry("reason", "550 5.7.1").containsEntry("state", "bounced");
        Document kept = Objects.requireNonNull(mongo.getCollection("notices").find(new Document("_id", notice)).first());
        assertThat(kept.get("state", Document.class).getString("body")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "550 5.1.1 <ada> unknown | 550 5.1.1", "550-5.1.1 two lines | 550 5.1.1", "451 later | 451", "no server answers | no server answers"
    })
    void leavesTheCodesOfWordsThatAreForgotten(String words, String codes) {
        assertThat(Forgetting.codes(words)).isEqualTo(codes);
    }
}
