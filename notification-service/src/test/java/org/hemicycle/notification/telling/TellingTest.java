package org.hemicycle.notification.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.hemicycle.contracts.PersonMessage;
import org.hemicycle.defaults.round.Rounds;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.concern.Concerns;
import org.hemicycle.notification.mail.SmtpSink.Arrived;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TellingTest extends ServiceTest {

    private static final String MOVED = """
            {"kind":"meeting-moved","meetingId":"m-1","summary":{"en":"Talk with a member","fr":"Entretien avec une députée"},
             "start":"2027-03-02T16:00:00+01:00","end":"2027-03-02T17:00:00+01:00",
             "building":{"id":"ep","name":{"en":"European Parliament"},"address":"Rue Wiertz 60","areaId":"BE","timeZone":"Europe/Brussels"},
             "previousStart":"2027-03-02T14:00:00+01:00","previousEnd":"2027-03-02T15:00:00+01:00"}""";

    private final Lapse lapse;
    private final Concerns concerns;
    private final Rounds tellingRounds;
    private final String visit = "visit-" + UUID.randomUUID();

    @Autowired
    TellingTest(Lapse lapse, Concerns concerns, @Qualifier("tellingRounds") Rounds tellingRounds) {
        this.lapse = lapse;
        this.concerns = concerns;
        this.tellingRounds = tellingRounds;
    }

    @BeforeEach
    void eventsServiceAnswers() {
        EVENTS.reset();
        concerns.forget();
    }

    private void concern(String person, String matter, long version, boolean urgent) {
        publish(visit + "-" + person + "-" + matter + "-" + version + "-" + UUID.randomUUID(),
                new PersonMessage.Concerned("visit", visit, person, matter, version, urgent));
    }

    private String question(String person) {
        return "/api/concerns/visit/" + visit + "/people/" + person;
    }

    private static String facts(String email, String language, long edition, String... changes) {
        return """
                {"email":%s,"name":"Dana Sample","language":"%s","timeZone":"Europe/Brussels",
                 "title":{"en":"Peacebuilders in Brussels","fr":"Artisans de paix à Bruxelles"},"page":"/p/token-of-dana","calendar":"/feeds/personal/token.ics",
                 "edition":%d,"urgent":false,"changes":[%s],"lines":[{"label":"room","value":{"en":"ASP 3G2"}},{"label":"colour","value":{"en":"Bring your badge"}}],"newer":1}"""
                .formatted(email.isEmpty() ? "null" : "\"" + email + "\"", language, edition, String.join(",", changes));
    }

    /** What was asked about this test's visit; what the test before it had begun may still be asked too. */
    private List<String> asked() {
        return EVENTS.asked().stream().filter(question -> question.contains(visit)).toList();
    }

    /** Begins to tell only when all of it has been taken in, however long that takes. */
    private void beforeAnythingIsTold(Runnable concerned, Callable<Boolean> takenIn) {
        tellingRounds.stop();
        try {
            concerned.run();
            await().atMost(Duration.ofSeconds(60)).until(takenIn);
        } finally {
            tellingRounds.start();
        }
    }

    private boolean isWanted(String person, String matter, long version) {
        return Long.valueOf(version).equals(stored(person, matter).get("wanted"));
    }

    private Document stored(String person, String matter) {
        return Objects.requireNonNullElse(
                mongo.getCollection("tellings").find(new Document("_id", "visit/" + visit + "/" + person + "/" + matter)).first(), new Document());
    }

    private void becomes(String person, String matter, String state) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(stored(person, matter).getString("state")).isEqualTo(state));
    }

    @Test
    void tellsWhoeverIsConcernedInTheirLanguageWithTheWayToTheirPage(CapturedOutput output) {
        EVENTS.answers(question("d-1"), 200, facts("dana@example.org", "fr", 2, MOVED));
        EVENTS.answers(question("d-2"), 200, facts("unconcerned@example.org", "en", 2, MOVED));

        concern("d-1", "programme-changed", 2, false);

        Arrived mail = mails("dana@example.org", 1).getFirst();
        assertThat(mail.subject()).isEqualTo("Votre programme : Artisans de paix à Bruxelles");
        assertThat(mail.text())
                .contains("Bonjour Dana Sample,", "voici votre programme")
                .contains("Entretien avec une députée (nouvel horaire)\u00A0: mardi 2 mars 2027, 16:00–17:00")
                .contains("(avant : mardi 2 mars 2027, 14:00–15:00")
                .contains("Salle\u00A0: ASP 3G2", "Note\u00A0: Bring your badge")
                .contains("https://hemicycle.example/p/token-of-dana", "https://hemicycle.example/feeds/personal/token.ics");
        assertThat(mail.header("List-Unsubscribe")).isNull();
        assertThat(mail.header("List-Id")).isNull();
        becomes("d-1", "programme-changed", "TOLD");
        assertThat(SINK.arrived()).hasSize(1);
        assertThat(asked()).containsExactly(question("d-1") + "?matter=programme-changed&since=0");
        assertThat(stored("d-1", "programme-changed").toJson()).doesNotContain("@", "Dana", "token-of");
        assertThat(output.getAll()).doesNotContain("dana@example.org", "Dana Sample", "token-of-dana");
    }

    @Test
    void sendsOneMailForSeveralEditionsAndAsksFromTheLastOneOn() {
        EVENTS.answers(question("d-1") + "?matter=programme-changed&since=0", 200, facts("dana@example.org", "en", 4, MOVED));
        EVENTS.answers(question("d-1") + "?matter=programme-changed&since=4", 200, facts("dana@example.org", "en", 5, MOVED));
        beforeAnythingIsTold(
                () -> {
                    for (int edition = 2; edition <= 4; edition++) {
                        concern("d-1", "programme-changed", edition, false);
                    }
                },
                () -> isWanted("d-1", "programme-changed", 4));
        becomes("d-1", "programme-changed", "TOLD");
        assertThat(SINK.arrived()).hasSize(1);

        concern("d-1", "programme-changed", 3, false);
        concern("d-1", "programme-changed", 4, true);
        concern("d-1", "programme-changed", 5, false);
        assertThat(mails("dana@example.org", 2).getLast().subject()).isEqualTo("New time: Talk with a member");
        becomes("d-1", "programme-changed", "TOLD");
        assertThat(stored("d-1", "programme-changed").get("told", Number.class).longValue()).isEqualTo(5);
        assertThat(asked()).containsExactly(
                question("d-1") + "?matter=programme-changed&since=0", question("d-1") + "?matter=programme-changed&since=4");
        assertThat(SINK.arrived()).hasSize(2).extracting(mail -> mail.header("Message-ID")).doesNotHaveDuplicates();
    }

    @Test
    void doesNotWaitWithWhatIsUrgent() {
        EVENTS.fallSilent();
        concern("d-1", "programme-changed", 2, false);
        concern("d-2", "programme-changed", 2, true);
        concern("d-3", "seat-offered", 2, false);
        await().atMost(Duration.ofSeconds(60)).until(() -> !stored("d-3", "seat-offered").isEmpty());
        assertThat(stored("d-1", "programme-changed").getDate("due").toInstant()).isAfter(since("d-1", "programme-changed").plusMillis(1000));
        assertThat(stored("d-2", "programme-changed").getBoolean("urgent")).isTrue();
        await().atMost(Duration.ofSeconds(60)).until(() -> stored("d-2", "programme-changed").getInteger("failures", 0) > 0);
        await().atMost(Duration.ofSeconds(60)).until(() -> stored("d-3", "seat-offered").getInteger("failures", 0) > 0);
    }

    private Instant since(String person, String matter) {
        return stored(person, matter).getDate("since").toInstant();
    }

    @Test
    void saysNothingWhereNothingDiffersAnyMore() {
        EVENTS.answers(question("d-1"), 200, facts("dana@example.org", "en", 3));
        concern("d-1", "programme-changed", 2, true);
        becomes("d-1", "programme-changed", "NOTHING_LEFT");
        assertThat(SINK.arrived()).isEmpty();
        // Other matters are told although they name no change.
        EVENTS.answers(question("d-2"), 200, facts("eva@example.org", "en", 3));
        concern("d-2", "visit-cancelled", 3, true);
        assertThat(mails("eva@example.org", 1).getFirst().subject()).isEqualTo("Cancelled: Peacebuilders in Brussels");
    }

    @Test
    void keepsWhomItCannotReachAndTellsThemAllLater() {
        EVENTS.answers(question("d-1"), 200, facts("", "en", 2, MOVED));
        EVENTS.answers(question("d-2"), 200, facts("no address", "en", 2, MOVED));
        concern("d-1", "programme-changed", 2, true);
        concern("d-2", "programme-changed", 2, true);
        becomes("d-1", "programme-changed", "UNREACHABLE");
        becomes("d-2", "programme-changed", "UNREACHABLE");

        EVENTS.answers(question("d-1") + "?matter=programme-changed&since=0", 200, facts("dana@example.org", "en", 3, MOVED));
        concern("d-1", "programme-changed", 3, true);
        mails("dana@example.org", 1);
        becomes("d-1", "programme-changed", "TOLD");
    }

    @Test
    void endsWithARefusalByNameAndWaitsWithAnyOtherAnswer() {
        EVENTS.answers(question("d-1"), 404, "{\"type\":\"/problems/person-not-concerned\"}");
        EVENTS.answers(question("d-2"), 404, "Not Found");
        EVENTS.answers(question("d-3"), 500, "{}");
        EVENTS.answers(question("d-4"), 200, "{\"email\":\"dana@example.org\"}");
        for (String person : List.of("d-1", "d-2", "d-3", "d-4")) {
            concern(person, "invited", 1, true);
        }
        becomes("d-1", "invited", "UNKNOWN");
        for (String person : List.of("d-2", "d-3", "d-4")) {
            await().atMost(Duration.ofSeconds(60)).until(() -> stored(person, "invited").getInteger("failures", 0) > 1);
            assertThat(stored(person, "invited").getString("state")).isEqualTo("WAITING");
            assertThat(stored(person, "invited").getString("reason")).isNotBlank().doesNotContain("@");
            EVENTS.answers(question(person), 200, facts(person + "@example.org", "en", 1));
        }
        for (String person : List.of("d-2", "d-3", "d-4")) {
            mails(person + "@example.org", 1);
            becomes(person, "invited", "TOLD");
        }
        assertThat(SINK.arrived()).hasSize(3);
    }

    @Test
    void waitsWhileEventsServiceIsDownAndTellsEverybodyOnceItIsBack() {
        EVENTS.fallSilent();
        for (int i = 0; i < 20; i++) {
            EVENTS.answers(question("d-" + i), 200, facts("reader" + i + "@example.org", "en", 2, MOVED));
            concern("d-" + i, "programme-changed", 2, true);
        }
        await().atMost(Duration.ofSeconds(60)).until(concerns::isLeftAlone);
        await().atMost(Duration.ofSeconds(60)).until(() -> mongo.getCollection("tellings")
                .countDocuments(new Document("subject", "visit/" + visit).append("failures", new Document("$gte", 2))) == 20);
        assertThat(SINK.arrived()).isEmpty();

        EVENTS.comeBack();

        await().atMost(Duration.ofSeconds(60)).until(() -> mongo.getCollection("tellings")
                .countDocuments(new Document("subject", "visit/" + visit).append("state", "TOLD")) == 20);
        assertThat(SINK.arrived()).hasSize(20).extracting(Arrived::to).doesNotHaveDuplicates();
    }

    @Test
    void doesNotWaitForAnAnswerForEver() {
        EVENTS.answers(question("d-1"), 200, facts("dana@example.org", "en", 2, MOVED));
        EVENTS.hold();
        concern("d-1", "programme-changed", 2, true);
        await().atMost(Duration.ofSeconds(60)).until(() -> stored("d-1", "programme-changed").getInteger("failures", 0) > 0);
        EVENTS.letGo();
        mails("dana@example.org", 1);
        becomes("d-1", "programme-changed", "TOLD");
        assertThat(SINK.arrived()).hasSize(1);
    }

    @Test
    void repeatsTheSameMailUnderTheSameMessageIdAfterACrash() {
        EVENTS.answers(question("d-1"), 200, facts("dana@example.org", "en", 2, MOVED));
        lapse.afterSending();
        concern("d-1", "programme-changed", 2, true);
        var mails = mails("dana@example.org", 2);
        becomes("d-1", "programme-changed", "TOLD");
        assertThat(SINK.arrived()).hasSize(2);
        assertThat(mails).extracting(mail -> mail.header("Message-ID")).containsOnly(mails.getFirst().header("Message-ID"));
    }

    @Test
    void asksForANewTokenWhenTheOldOneIsNotAcceptedAndWaitsWithoutOne() {
        EVENTS.answers(question("d-1"), 200, facts("dana@example.org", "en", 2, MOVED));
        EVENTS.giveNoTokens();
        EVENTS.rejectTokensSoFar();
        concern("d-1", "programme-changed", 2, true);
        await().atMost(Duration.ofSeconds(60)).until(() -> String.valueOf(stored("d-1", "programme-changed").getString("reason")).contains("no token"));
        EVENTS.comeBack();
        mails("dana@example.org", 1);
        becomes("d-1", "programme-changed", "TOLD");
    }

    @Test
    void letsACancellationOutdateWhatWaits() {
        EVENTS.answers(question("d-1"), 200, facts("dana@example.org", "en", 3, MOVED));
        beforeAnythingIsTold(
                () -> {
                    concern("d-1", "programme-changed", 2, false);
                    concern("d-2", "programme-changed", 2, false);
                    concern("d-1", "visit-cancelled", 3, true);
                },
                // Written after the cancellation itself was.
                () -> "OUTDATED".equals(stored("d-1", "programme-changed").getString("state")));
        mails("dana@example.org", 1);
        becomes("d-1", "visit-cancelled", "TOLD");
        becomes("d-1", "programme-changed", "OUTDATED");
        becomes("d-2", "programme-changed", "UNKNOWN");
        assertThat(SINK.arrived()).hasSize(1);
    }

    @Test
    void bringsNothingBackThatACancellationOutdatedWhileItWasTold() {
        beforeAnythingIsTold(
                () -> {
                    concern("d-1", "programme-changed", 2, true);
                    becomes("d-1", "programme-changed", "WAITING");
                    Telling telling = lapse.take(stored("d-1", "programme-changed").getString("_id")).orElseThrow();
                    concern("d-1", "visit-cancelled", 3, true);
                    becomes("d-1", "programme-changed", "OUTDATED");
                    lapse.putOff(telling, 0, 1, "events-service does not answer", Instant.now());
                },
                () -> isWanted("d-1", "visit-cancelled", 3));
        assertThat(stored("d-1", "programme-changed")).containsEntry("state", "OUTDATED").doesNotContainKeys("due", "claim");
    }

    @Test
    void recordsAMailThatIsRefusedAndWaitsWhileTheServerTakesNone() {
        EVENTS.answers(question("d-1"), 200, facts("full@example.org", "en", 2, MOVED));
        EVENTS.answers(question("d-2"), 200, facts("later@example.org", "en", 2, MOVED));
        SINK.replyToRecipient(to -> to.startsWith("full") ? "550 5.1.1 no <full@example.org> here" : null);
        concern("d-1", "programme-changed", 2, true);
        becomes("d-1", "programme-changed", "REFUSED");
        assertThat(stored("d-1", "programme-changed").getString("reason")).contains("550").doesNotContain("full@");
        SINK.takeAll();
        SINK.replyToSender("451 4.3.0 not now");
        concern("d-2", "programme-changed", 2, true);
        await().atMost(Duration.ofSeconds(60)).until(() -> stored("d-2", "programme-changed").getInteger("failures", 0) > 0);
        SINK.takeAll();
        mails("later@example.org", 1);
        becomes("d-2", "programme-changed", "TOLD");
    }

    @Test
    void attachesAnInvitationOctetByOctet() throws Exception {
        String invitation = "BEGIN:VCALENDAR\\r\\nMETHOD:REQUEST\\r\\nSUMMARY:Séance\\r\\nEND:VCALENDAR\\r\\n";
        EVENTS.answers(question("d-1"), 200, facts("dana@example.org", "de", 2).replace("\"newer\":1", "\"answerUntil\":\"2027-02-01T12:00:00+01:00\",\"invitation\":\"" + invitation + "\""));
        concern("d-1", "invited", 2, false);
        Arrived mail = mails("dana@example.org", 1).getFirst();
        assertThat(mail.subject()).isEqualTo("Einladung: Peacebuilders in Brussels");
        assertThat(mail.text()).contains("Antwort bis: Montag, 1. Februar 2027, 12:00 Uhr", "Auf Ihrer Seite antworten");
        var parts = (jakarta.mail.Multipart) mail.parsed().getContent();
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(parts.getBodyPart(2).getContentType()).contains("text/calendar").contains("method=REQUEST");
        assertThat(new String(parts.getBodyPart(2).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(invitation.replace("\\r\\n", "\r\n"));
    }

    @Test
    void setsAsideWhatItDoesNotUnderstand() {
        publish("events.person.v1", visit, visit + "-1-0", "person.concerned.v1", """
                {"type":"person.concerned.v1","subjectKind":"visit","subjectId":"%s","personId":"d-1","matter":"painted","version":1,"urgent":true}"""
                .formatted(visit).getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> http.get().uri("/api/dead-letters")
                .headers(headers -> headers.setBearerAuth("admin")).exchange().expectStatus().isOk().expectBody(String.class)
                .value(body -> assertThat(body).contains("the matter is unknown")));
        assertThat(stored("d-1", "painted")).isEmpty();
    }

    @Test
    void showsStaffAndOperatorsWhoWasToldAndNobodyElse() {
        EVENTS.answers(question("d-1"), 200, facts("dana@example.org", "en", 2, MOVED));
        EVENTS.answers(question("d-2"), 200, facts("", "en", 2, MOVED));
        concern("d-1", "programme-changed", 2, true);
        concern("d-2", "programme-changed", 2, true);
        becomes("d-1", "programme-changed", "TOLD");
        becomes("d-2", "programme-changed", "UNREACHABLE");
        String path = "/api/tellings?subject=visit/" + visit;

        http.get().uri(path).headers(headers -> headers.setBearerAuth("staff")).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.items.length()").isEqualTo(2)
                .jsonPath("$.items[0].person").isEqualTo("d-1").jsonPath("$.items[0].matter").isEqualTo("programme-changed")
                .jsonPath("$.items[0].state").isEqualTo("TOLD").jsonPath("$.items[0].channel").isEqualTo("email")
                .jsonPath("$.items[0].told").isEqualTo(2).jsonPath("$.items[0].toldAt").exists()
                .jsonPath("$.items[1].reason").isEqualTo("there is no address").jsonPath("$.items[1].channel").doesNotExist();
        var first = Objects.requireNonNull(http.get().uri(path + "&limit=1").headers(headers -> headers.setBearerAuth("admin")).exchange()
                .expectStatus().isOk().expectBody(Map.class).returnResult().getResponseBody());
        http.get().uri(path + "&limit=1&after=" + first.get("next")).headers(headers -> headers.setBearerAuth("admin")).exchange()
                .expectStatus().isOk().expectBody().jsonPath("$.items[0].person").isEqualTo("d-2");

        http.get().uri(path).exchange().expectStatus().isUnauthorized();
        http.get().uri(path).headers(headers -> headers.setBearerAuth("editor")).exchange().expectStatus().isForbidden();
        for (String wrong : List.of("/api/tellings", "/api/tellings?subject=person/x", "/api/tellings?subject=visit/a b", path + "&limit=0",
                path + "&after=x", path + "&after=" + java.util.Base64.getUrlEncoder().encodeToString("visit/other/d/x".getBytes(StandardCharsets.UTF_8)))) {
            http.get().uri(wrong).headers(headers -> headers.setBearerAuth("staff")).exchange().expectStatus().isBadRequest();
        }
    }
}
