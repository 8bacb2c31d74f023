package org.hemicycle.notification.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.link.Link;
import org.hemicycle.notification.link.LinkPurpose;
import org.hemicycle.notification.link.Links;
import org.hemicycle.notification.mail.SmtpSink.Arrived;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

class SubscriptionTest extends ServiceTest {

    private static final List<String> BELGIUM = List.of("BE");
    private static final List<String> VISITS = List.of("visit");

    @Autowired
    private Links links;

    private String answer(String email) {
        return new String(Objects.requireNonNull(signUp(email, "en", BELGIUM, VISITS).expectStatus().isAccepted()
                .expectBody().returnResult().getResponseBody()));
    }

    private Document onlySubscriber() {
        return Objects.requireNonNull(mongo.getCollection("subscribers").find().first());
    }

    private Document state() {
        return onlySubscriber().get("state", Document.class);
    }

    private void problem(String method, String path, @Nullable Object body, int status, String type) {
        var request = http.method(org.springframework.http.HttpMethod.valueOf(method)).uri(path);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        request.exchange().expectStatus().isEqualTo(status)
                .expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/" + type);
    }

    @Test
    void asksTheOwnerOfTheMailboxBeforeAnythingElse() {
        answer("ada@example.org");

        Arrived mail = mails("ada@example.org", 1).getFirst();
        assertThat(mail.subject()).isEqualTo("Please confirm your subscription");
        assertThat(mail.header("List-Unsubscribe")).isNull();
        assertThat(state().getString("standing")).isEqualTo("PENDING");
        assertThat(state().get("bucket")).isNull();

        confirm(token(mail, "confirm"));

        assertThat(state().getString("standing")).isEqualTo("CONFIRMED");
        assertThat(state().getInteger("bucket")).isZero();
        Document consent = state().getList("consents", Document.class).getFirst();
        assertThat(consent).containsEntry("purpose", "news by e-mail").containsEntry("wording", "2026-11")
                .containsEntry("language", "en").containsEntry("tokenId", onlySubscriber().getString("_id") + ".1");
        assertThat(consent.getString("givenFrom")).isNotEqualTo("127.0.0.1").hasSize(43);
    }

    @Test
    void answersTheSameWhoeverTheAddressBelongsTo() {
        String unknown = answer("anybody@example.org");
        String pending = answer("anybody@example.org");
        String respelt = answer(" ANYBODY@Example.org ");
        confirm(token(mails("anybody@example.org", 1).getFirst(), "confirm"));
        String confirmed = answer("anybody@example.org");

        assertThat(List.of(pending, respelt, confirmed)).containsOnly(unknown);
        assertThat(mongo.getCollection("subscribers").countDocuments()).isEqualTo(1);
    }

    @Test
    void tellsOfOneVisitWhoFollowsNothingElse() {
        String followed = newId();
        String other = newId();
        http.post().uri("/api/subscriptions").contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("email", "ada@example.org", "language", "en", "cadence", "now", "subjects", List.of("visit/" + followed)))
                .exchange().expectStatus().isAccepted();
        Arrived asked = mails("ada@example.org", 1).getFirst();
        assertThat(asked.text()).contains("Followed alone: one visit, briefing or commitment").doesNotContain("Areas:", "Kinds:");
        confirm(token(asked, "confirm"));
        subscriber("marker@example.org", "en", BELGIUM, VISITS);
        int before = SINK.to("marker@example.org").size();

        publish(other + "-1-0", new VisitMessage.Announced(visit(other, 1, "BE")));
        publish(followed + "-1-0", new VisitMessage.Announced(visit(followed, 1, "BE")));

        mails("marker@example.org", before + 2);
        await().atMost(Duration.ofSeconds(60)).until(() -> mongo.getCollection("chunks")
                .countDocuments(new Document("notice", other + "-1-0").append("gone", true)) == 1);
        Arrived told = mails("ada@example.org", 2).getLast();
        assertThat(told.text()).contains("/visits/" + followed, "or about this one");
        assertThat(SINK.to("ada@example.org")).noneMatch(mail -> mail.text().contains(other));
    }

    @Test
    void offersWhatAKnownAddressWantedToFollowAndStopsItAgain() {
        String token = subscriber("ada@example.org", "en", BELGIUM, VISITS);
        int before = SINK.to("ada@example.org").size();
        http.post().uri("/api/subscriptions").contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("email", "ada@example.org", "language", "en", "cadence", "now", "subjects", List.of("briefing/b-1")))
                .exchange().expectStatus().isAccepted();
        mails("ada@example.org", before + 1);
        http.get().uri("/api/preferences/" + token).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.subjects").isEmpty()
                .jsonPath("$.offered[0]").isEqualTo("briefing/b-1");

        http.put().uri("/api/preferences/" + token).contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("language", "en", "cadence", "now", "subjects", List.of("briefing/b-1")))
                .exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.subjects[0]").isEqualTo("briefing/b-1")
                .jsonPath("$.areas").isEmpty()
                .jsonPath("$.offered").isEmpty();
        http.post().uri("/api/preferences/" + token + "/withdrawals").contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("subject", "briefing/b-1")).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.state").isEqualTo("UNSUBSCRIBED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b-1", "article/b-1", "visit/", "visit/../x", "visit/a b", "visit/$where"})
    void refusesToFollowWhatIsNoVisitAndNoBriefing(String subject) {
        http.post().uri("/api/subscriptions").contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("email", "ada@example.org", "language", "en", "cadence", "now", "subjects", List.of(subject)))
                .exchange().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors[0].field").isEqualTo("subjects[0]");
    }

    @Test
    void sendsTheWayToThePreferencesToSomebodyWhoIsSubscribedAndKeepsTheirChoices() {
        subscriber("ada@example.org", "fr", BELGIUM, VISITS);
        int before = SINK.to("ada@example.org").size();

        signUp("ada@example.org", "de", List.of("PL"), List.of("article")).expectStatus().isAccepted();

        Arrived mail = mails("ada@example.org", before + 1).getLast();
        assertThat(mail.subject()).isEqualTo("Vous êtes déjà abonné(e)");
        String token = token(mail, "preferences");
        http.get().uri("/api/preferences/" + token).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.language").isEqualTo("fr")
                .jsonPath("$.areas[0]").isEqualTo("BE")
                .jsonPath("$.kinds[0]").isEqualTo("visit")
                .jsonPath("$.cadence").isEqualTo("now")
                .jsonPath("$.state").isEqualTo("CONFIRMED");
    }

    @Test
    void floodsNobodysMailbox() {
        for (int i = 0; i < 12; i++) {
            answer("flooded@example.org");
        }
        answer("bob@example.org");
        mails("bob@example.org", 1);
        assertThat(mongo.getCollection("subscribers").countDocuments(new Document("state.letters", new Document("$size", Subscriber.MOST_LETTERS))))
                .isEqualTo(1);
        assertThat(SINK.to("flooded@example.org")).hasSizeLessThanOrEqualTo(Subscriber.MOST_LETTERS);
    }

    @ParameterizedTest
    @CsvSource({
        "email, ada, email", "email, '', email", "email, , email", "email, 'ada@example.org\r\nBcc: eve@example.org', email",
        "language, it, language", "language, , language", "areas, XX, areas[0]", "areas, , areas", "areas, 'be', areas[0]",
        "areas, '<b>', areas[0]", "kinds, picnic, kinds[0]", "kinds, , kinds", "cadence, hourly, cadence", "cadence, , cadence"
    })
    void refusesASignUpWithTheFieldThatIsWrong(String field, @Nullable String value, String named) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(Map.of("email", "ada@example.org", "language", "en",
                "areas", BELGIUM, "kinds", VISITS, "cadence", "now"));
        body.put(field, value == null || !(body.get(field) instanceof List) ? value : List.of(value));
        http.post().uri("/api/subscriptions").contentType(MediaType.APPLICATION_JSON).body(body).exchange()
                .expectStatus().isBadRequest()
                .expectBody().jsonPath("$.type").isEqualTo("/problems/invalid-field")
                .jsonPath("$.errors[0].field").isEqualTo(named)
                .jsonPath("$.errors.length()").isEqualTo(1);
        assertThat(mongo.getCollection("subscribers").countDocuments()).isZero();
    }

    @Test
    void refusesBodiesThatAreNoSignUps() {
        for (String body : List.of("", "{", "[]", "7", "{\"email\":[1]}", "{\"areas\":\"BE\"}", "{\"email\":{}}")) {
            http.post().uri("/api/subscriptions").contentType(MediaType.APPLICATION_JSON).body(body).exchange()
                    .expectStatus().isBadRequest().expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
        problem("POST", "/api/subscriptions", Map.of("email", "ada@example.org", "colour", "blue"), 400, "unknown-field");
        problem("GET", "/api/subscriptions", null, 401, "sign-in-needed");
    }

    @Test
    void refusesLinksThatAreNotForThis() {
        String preferences = subscriber("ada@example.org", "en", BELGIUM, VISITS);
        String id = onlySubscriber().getString("_id");
        Instant now = Instant.now();
        String confirmation = links.sign(new Link(LinkPurpose.CONFIRMATION, id, 1), now);
        String expired = links.sign(new Link(LinkPurpose.CONFIRMATION, id, 1), now.minusSeconds(8 * 86_400));
        String unsubscription = links.sign(new Link(LinkPurpose.UNSUBSCRIPTION, id, 0), now);
        String anotherRound = links.sign(new Link(LinkPurpose.CONFIRMATION, id, 2), now);
        String nobody = links.sign(new Link(LinkPurpose.PREFERENCES, "nobody", 1), now);
        String forged = preferences.substring(0, preferences.length() - 3) + (preferences.endsWith("AAA") ? "BBB" : "AAA");
        Document before = onlySubscriber();

        problem("POST", "/api/confirmations", Map.of("token", forged), 400, "link-forged");
        problem("POST", "/api/confirmations", Map.of("token", preferences), 400, "link-misused");
        problem("POST", "/api/confirmations", Map.of("token", expired), 410, "link-expired");
        problem("POST", "/api/confirmations", Map.of("token", anotherRound), 410, "link-revoked");
        problem("POST", "/api/confirmations", new HashMap<>(), 400, "link-forged");
        for (String method : List.of("GET", "PUT", "DELETE")) {
            Object body = method.equals("PUT") ? Map.of("language", "de", "areas", BELGIUM, "kinds", VISITS, "cadence", "now") : null;
            problem(method, "/api/preferences/" + forged, body, 400, "link-forged");
            problem(method, "/api/preferences/" + confirmation, body, 400, "link-misused");
            problem(method, "/api/preferences/" + unsubscription, body, 400, "link-misused");
            problem(method, "/api/preferences/" + nobody, body, 410, "link-revoked");
        }
        problem("POST", "/api/unsubscriptions/" + forged, null, 400, "link-forged");
        problem("POST", "/api/unsubscriptions/" + preferences, null, 400, "link-misused");
        assertThat(onlySubscriber()).isEqualTo(before);
    }

    @Test
    void changesPreferencesStopsAndResumes() {
        String token = subscriber("ada@example.org", "en", BELGIUM, VISITS);
        http.put().uri("/api/preferences/" + token).contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("language", "de", "areas", List.of("PL", "EU"), "kinds", List.of("article", "visit"), "cadence", "now"))
                .exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.areas.length()").isEqualTo(2).jsonPath("$.state").isEqualTo("CONFIRMED");
        assertThat(state().get("choices", Document.class).getString("language")).isEqualTo("de");

        Map<String, Object> stopped = Map.of("language", "de", "areas", BELGIUM, "kinds", VISITS, "cadence", "now", "state", "UNSUBSCRIBED");
        http.put().uri("/api/preferences/" + token).contentType(MediaType.APPLICATION_JSON).body(stopped)
                .exchange().expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("UNSUBSCRIBED");
        Map<String, Object> resumed = new HashMap<>(stopped);
        resumed.put("state", "CONFIRMED");
        http.put().uri("/api/preferences/" + token).contentType(MediaType.APPLICATION_JSON).body(resumed)
                .exchange().expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("CONFIRMED");

        List<Document> consents = state().getList("consents", Document.class);
        assertThat(consents).hasSize(2);
        assertThat(consents.getFirst().get("withdrawnAt")).isNotNull();
        assertThat(consents.getLast().get("withdrawnAt")).isNull();

        resumed.put("state", "PENDING");
        problem("PUT", "/api/preferences/" + token, resumed, 400, "invalid-field");
        resumed.put("areas", Arrays.asList("BE", null));
        problem("PUT", "/api/preferences/" + token, resumed, 400, "invalid-field");
    }

    @Test
    void renewsLinksSoThatEarlierOnesOpenNothing() {
        String token = subscriber("ada@example.org", "en", BELGIUM, VISITS);
        String renewed = (String) Objects.requireNonNull(Objects.requireNonNull(
                http.post().uri("/api/preferences/" + token + "/renewal").exchange().expectStatus().isOk()
                        .expectBody(Map.class).returnResult().getResponseBody()).get("preferencesToken"));
        problem("GET", "/api/preferences/" + token, null, 410, "link-revoked");
        http.get().uri("/api/preferences/" + renewed).exchange().expectStatus().isOk();
    }

    @Test
    void unsubscribesByOneClickAsOftenAsItIsAsked() {
        subscriber("ada@example.org", "en", BELGIUM, VISITS);
        String token = links.sign(new Link(LinkPurpose.UNSUBSCRIPTION, onlySubscriber().getString("_id"), 0), Instant.now());
        problem("GET", "/api/unsubscriptions/" + token, null, 401, "sign-in-needed");
        assertThat(state().getString("standing")).isEqualTo("CONFIRMED");

        http.post().uri("/api/unsubscriptions/" + token).contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("List-Unsubscribe=One-Click").exchange().expectStatus().isOk();
        Document stopped = onlySubscriber();
        http.post().uri("/api/unsubscriptions/" + token).exchange().expectStatus().isOk();
        http.post().uri("/api/unsubscriptions/" + token).contentType(MediaType.MULTIPART_FORM_DATA).exchange().expectStatus().isOk();

        assertThat(onlySubscriber()).isEqualTo(stopped);
        assertThat(state().getString("standing")).isEqualTo("UNSUBSCRIBED");
    }

    @Test
    void beginsAnewAfterAWithdrawalAndOldConfirmationsStayVoid() {
        signUp("ada@example.org", "en", BELGIUM, VISITS).expectStatus().isAccepted();
        String first = token(mails("ada@example.org", 1).getFirst(), "confirm");
        String preferences = confirm(first);
        assertThat(confirm(first)).isEqualTo(preferences);
        String id = onlySubscriber().getString("_id");
        http.post().uri("/api/unsubscriptions/" + links.sign(new Link(LinkPurpose.UNSUBSCRIPTION, id, 0), Instant.now()))
                .exchange().expectStatus().isOk();
        problem("POST", "/api/confirmations", Map.of("token", first), 410, "link-revoked");

        signUp("ada@example.org", "en", BELGIUM, VISITS).expectStatus().isAccepted();
        problem("POST", "/api/confirmations", Map.of("token", first), 410, "link-revoked");
        confirm(token(mails("ada@example.org", 2).getLast(), "confirm"));

        assertThat(state().getString("standing")).isEqualTo("CONFIRMED");
        assertThat(state().getList("consents", Document.class)).hasSize(2);
        assertThat(onlySubscriber().getString("_id")).isEqualTo(id);
    }

    @Test
    void erasesEverythingThatIsKnownOfSomebody() {
        String token = subscriber("ada@example.org", "en", BELGIUM, VISITS);
        String id = onlySubscriber().getString("_id");
        http.delete().uri("/api/preferences/" + token).exchange().expectStatus().isNoContent();

        assertThat(mongo.getCollection("subscribers").countDocuments()).isZero();
        problem("GET", "/api/preferences/" + token, null, 410, "link-revoked");
        http.post().uri("/api/unsubscriptions/" + links.sign(new Link(LinkPurpose.UNSUBSCRIPTION, id, 0), Instant.now()))
                .exchange().expectStatus().isOk();
        assertThat(mongo.getCollection("subscribers").countDocuments()).isZero();
    }

    @Test
    void keepsNoAddressReadable() {
        subscriber("ada.secret@example.org", "en", BELGIUM, VISITS);
        for (String collection : mongo.getCollectionNames()) {
            for (Document document : mongo.getCollection(collection).find()) {
                assertThat(document.toJson()).as(collection).doesNotContain("ada.secret").doesNotContain("127.0.0.1");
            }
        }
    }
}
