package org.hemicycle.notification.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.bounce.Suppressions;
import org.hemicycle.notification.link.Link;
import org.hemicycle.notification.link.LinkPurpose;
import org.hemicycle.notification.link.Links;
import org.hemicycle.notification.mail.SmtpSink.Arrived;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class PreferenceTest extends ServiceTest {

    private static final List<String> BELGIUM = List.of("BE");
    private static final List<String> VISITS = List.of("visit");
    private static final LocalDate FAR = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).plusDays(30);

    @Autowired
    private Links links;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private Erasures erasures;

    @Autowired
    private AddressVault vault;

    private final Map<String, Object> wishes = new HashMap<>(
            Map.of("language", "en", "areas", BELGIUM, "kinds", VISITS, "cadence", "now", "timeZone", "UTC"));

    private RestTestClient.ResponseSpec put(String token, Map<String, Object> changes) {
        var body = new HashMap<>(wishes);
        body.putAll(changes);
        return http.put().uri("/api/preferences/" + token).contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private static final int HOUR = Instant.now().atZone(ZoneOffset.UTC).getHour();
    /** Hours that this moment lies in, and will for some more. */
    private static final Map<String, Object> QUIET_NOW = Map.of("quietFrom", (HOUR + 23) % 24, "quietTo", (HOUR + 5) % 24);

    private String id(String email) {
        return mongo.getCollection("subscribers").find().into(new ArrayList<>()).stream()
                .filter(document -> isOf(document, email))
                .map(document -> document.getString("_id")).findFirst().orElseThrow();
    }

    private boolean isOf(Document document, String email) {
        return document.get("state", Document.class).getString("emailHash").equals(vault.fingerprint(EmailAddress.of(email)));
    }

    private Document chunk(String notice) {
        return Objects.requireNonNull(mongo.getCollection("chunks").find(new Document("_id", notice + ".0")).first());
    }

    @Test
    void keepsWhatIsNotUrgentBackUntilTheQuietHoursEnd() {
        String token = subscriber("ada@example.org", "en", BELGIUM, VISITS);
        subscriber("bob@example.org", "en", BELGIUM, VISITS);
        put(token, QUIET_NOW).expectStatus().isOk().expectBody().jsonPath("$.timeZone").isEqualTo("UTC");
        Instant end = Objects.requireNonNull(new Quiet(ZoneId.of("UTC"), (HOUR + 23) % 24, (HOUR + 5) % 24)
                .endAround(Instant.now()));
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));
        served(id + "-1-0", 1);

        Document waiting = chunk(id + "-1-0").getList("deferred", Document.class).getFirst();
        assertThat(waiting.getString("to")).isEqualTo(id("ada@example.org"));
        assertThat(waiting.getDate("due").toInstant()).isEqualTo(end);
        assertThat(SINK.to("bob@example.org")).hasSize(2);
        assertThat(SINK.to("ada@example.org")).hasSize(1);

        put(token, Map.of()).expectStatus().isOk();
        mongo.getCollection("chunks").updateOne(new Document("_id", id + "-1-0.0"),
                new Document("$set", new Document("due", Date.from(Instant.now())).append("deferred",
                        List.of(waiting.append("due", Date.from(Instant.now()))))));
        assertThat(mails("ada@example.org", 2).getLast().subject()).startsWith("New visit");
    }

    @Test
    void letsWhatIsUrgentThroughAtOnceAndWhatWaitsBeforeItFirst() {
        String token = subscriber("ada@example.org", "en", BELGIUM, VISITS);
        put(token, QUIET_NOW).expectStatus().isOk();
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));
        served(id + "-1-0", 1);

        publish(id + "-2-0", new VisitMessage.Cancelled(visit(id, 2, "BE")));

        assertThat(mails("ada@example.org", 3)).extracting(Arrived::subject).element(1).asString().startsWith("New visit");
        assertThat(SINK.to("ada@example.org").getLast().subject()).startsWith("Cancelled");
    }

    @Test
    void sendsNothingDuringAPauseAndNothingOfItAfterwards() {
        String token = subscriber("ada@example.org", "en", BELGIUM, VISITS);
        subscriber("bob@example.org", "en", BELGIUM, VISITS);
        put(token, Map.of("pausedUntil", FAR.toString())).expectStatus().isOk()
                .expectBody().jsonPath("$.pausedUntil").isEqualTo(FAR.toString());
        String during = newId();
        publish(during + "-1-0", new VisitMessage.Announced(visit(during, 1, "BE")));
        served(during + "-1-0", 1);

        put(token, Map.of()).expectStatus().isOk().expectBody().jsonPath("$.pausedUntil").doesNotExist();
        String after = newId();
        publish(after + "-1-0", new VisitMessage.Announced(visit(after, 1, "BE")));
        served(after + "-1-0", 1);

        assertThat(SINK.to("bob@example.org")).hasSize(3);
        assertThat(SINK.to("ada@example.org")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "timeZone, Europe/Atlantis, quietFrom, 22, quietTo, 7, timeZone", "quietFrom, 24, quietTo, 7, hour, 0, quietFrom",
        "quietFrom, 7, quietTo, 7, hour, 0, quietTo", "quietFrom, 7, hour, 0, weekday, x, quietTo", "quietTo, 7, hour, 0, weekday, x, quietFrom",
        "pausedUntil, 2026-02-30, hour, 0, weekday, x, pausedUntil", "pausedUntil, 2020-01-01, hour, 0, weekday, x, pausedUntil",
        "pausedUntil, 9999-01-01, hour, 0, weekday, x, pausedUntil", "timeZone, '', pausedUntil, 2020-01-01, hour, 0, timeZone",
        "cadence, daily, timeZone, Mars/Base, hour, 7, timeZone"
    })
    void refusesByTheFieldWhatCannotBe(String one, String value, String two, String second, String three, String third, String named) {
        String token = subscriber("ada@example.org", "en", BELGIUM, VISITS);
        Document before = Objects.requireNonNull(mongo.getCollection("subscribers").find().first());
        put(token, Map.of(one, value, two, second, three, third)).expectStatus().isBadRequest()
                .expectBody().jsonPath("$.type").isEqualTo("/problems/invalid-field").jsonPath("$.errors[0].field").isEqualTo(named);
        assertThat(mongo.getCollection("subscribers").find().first()).isEqualTo(before);
    }

    @Test
    void stopsOneTopicAndWithTheLastOneEverything() {
        String token = subscriber("ada@example.org", "en", List.of("BE", "PL"), List.of("visit", "article"));
        withdraw(token, Map.of("kind", "article")).expectStatus().isOk()
                .expectBody().jsonPath("$.kinds.length()").isEqualTo(1).jsonPath("$.state").isEqualTo("CONFIRMED");
        withdraw(token, Map.of("area", "PL")).expectStatus().isOk().expectBody().jsonPath("$.areas[0]").isEqualTo("BE");
        withdraw(token, Map.of()).expectStatus().isBadRequest();
        withdraw(token, Map.of("area", "BE")).expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("UNSUBSCRIBED");
    }

    private RestTestClient.ResponseSpec withdraw(String token, Map<String, String> what) {
        return http.post().uri("/api/preferences/" + token + "/withdrawals").contentType(MediaType.APPLICATION_JSON).body(what).exchange();
    }

    @Test
    void handsOutEverythingThatIsKnownWithTheProofOfConsent() {
        String token = subscriber("ada@example.org", "fr", BELGIUM, VISITS);
        http.get().uri("/api/preferences/" + token + "/data").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.email").isEqualTo("ada@example.org").jsonPath("$.standing").isEqualTo("CONFIRMED")
                .jsonPath("$.choices.language").isEqualTo("fr").jsonPath("$.consents[0].wording").isEqualTo("2026-11")
                .jsonPath("$.consents[0].language").isEqualTo("fr").jsonPath("$.consents[0].givenAt").exists()
                .jsonPath("$.consents[0].tokenId").isEqualTo(id("ada@example.org") + ".1")
                .jsonPath("$.consents[0].requestedFrom").exists().jsonPath("$.elsewhere.suppressions").isArray();
    }

    @Test
    void opensNothingByALinkThatIsForgedOrForSomethingElse() {
        String token = subscriber("ada@example.org", "en", BELGIUM, VISITS);
        String id = id("ada@example.org");
        String unsubscription = links.sign(new Link(LinkPurpose.UNSUBSCRIPTION, id, 0), Instant.now());
        String ofBob = links.sign(new Link(LinkPurpose.PREFERENCES, newId(), 1), Instant.now());
        String forged = token.substring(0, token.length() - 4) + "AAAA";
        Document before = Objects.requireNonNull(mongo.getCollection("subscribers").find().first());
        for (var wrong : Map.of(forged, "link-forged", unsubscription, "link-misused", ofBob, "link-revoked").entrySet()) {
            http.get().uri("/api/preferences/" + wrong.getKey() + "/data").exchange().expectBody()
                    .jsonPath("$.type").isEqualTo("/problems/" + wrong.getValue());
            withdraw(wrong.getKey(), Map.of("kind", "visit")).expectBody()
                    .jsonPath("$.type").isEqualTo("/problems/" + wrong.getValue());
            http.delete().uri("/api/preferences/" + wrong.getKey()).exchange().expectBody()
                    .jsonPath("$.type").isEqualTo("/problems/" + wrong.getValue());
        }
        assertThat(mongo.getCollection("subscribers").find().first()).isEqualTo(before);
        assertThat(mongo.getCollection("erasures").countDocuments(new Document("_id", id))).isZero();
    }

    @Test
    void leavesNothingOfSomebodyErasedButAKeyedHashAndLetsThemComeBack() {
        String token = subscriber("ada@example.org", "en", BELGIUM, VISITS);
        put(token, QUIET_NOW).expectStatus().isOk();
        String id = id("ada@example.org");
        String visit = newId();
        publish(visit + "-1-0", new VisitMessage.Announced(visit(visit, 1, "BE")));
        served(visit + "-1-0", 1);

        http.delete().uri("/api/preferences/" + token).exchange().expectStatus().isNoContent();

        assertThat(suppressions.of(EmailAddress.of("ada@example.org")).orElseThrow().reason()).isEqualTo(Suppressions.Reason.ERASED);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            erasures.carryOutAll();
            return mongo.getCollection("erasures").countDocuments(new Document("_id", id)) == 0;
        });

        signUp("ada@example.org", "en", BELGIUM, VISITS).expectStatus().isAccepted();
        Arrived mail = await().atMost(Duration.ofSeconds(60)).until(() -> SINK.to("ada@example.org"), mails -> mails.size() == 2).getLast();
        confirm(token(mail, "confirm"));
        assertThat(suppressions.of(EmailAddress.of("ada@example.org"))).isEmpty();
    }
}
