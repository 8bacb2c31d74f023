package org.hemicycle.notification.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.visit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.hemicycle.contracts.PersonMessage;
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

class BounceTest extends ServiceTest {

    private static final MediaType MAIL = MediaType.parseMediaType("message/rfc822");

    private final Crowd crowd;

    @Autowired
    BounceTest(Subscribers subscribers, AddressVault vault) {
        crowd = new Crowd(subscribers, vault);
    }

    private RestTestClient.ResponseSpec handIn(byte[] report) {
        return http.post().uri("/api/bounces").headers(headers -> headers.setBearerAuth("mailer"))
                .contentType(MAIL).body(report).exchange();
    }

    private void handIn(byte[] report, String kind, String outcome) {
        handIn(report).expectStatus().isOk().expectBody()
                .jsonPath("$.kind").isEqualTo(kind).jsonPath("$.outcome").isEqualTo(outcome);
    }

    private void refuses(byte[] report, int status, String problem) {
        handIn(report).expectStatus().isEqualTo(status).expectBody().jsonPath("$.type").isEqualTo("/problems/" + problem);
        assertThat(mongo.getCollection("bounces").countDocuments()).isZero();
        assertThat(mongo.getCollection("suppressions").countDocuments()).isZero();
    }

    /** Tells of a visit and answers what arrived at an address, after everybody concerned was attempted. */
    private List<Arrived> tell(String to) {
        String id = newId();
        int before = SINK.to(to).size();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));
        served(id + "-1-0", 1);
        return SINK.to(to).subList(before, SINK.to(to).size());
    }

    private boolean suppressed(String email) {
        var found = Objects.requireNonNull(http.post().uri("/api/suppressions/lookup")
                .headers(headers -> headers.setBearerAuth("admin")).contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("email", email)).exchange().expectStatus().isOk()
                .expectBody(Map.class).returnResult().getResponseBody());
        return (boolean) Objects.requireNonNull(found.get("suppressed"));
    }

    @Test
    void givesEachMailItsOwnWayBack() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), List.of("visit"));
        crowd.confirmed("eve@example.org", "en", List.of("BE"), List.of("visit"));
        tell("ada@example.org");
        tell("ada@example.org");
        assertThat(SINK.arrived()).hasSize(4).extracting(Arrived::from).doesNotHaveDuplicates()
                .allMatch(from -> from.matches("bounces\\+[a-z2-7]{56}@hemicycle\\.example"));
    }

    @Test
    void sendsNothingMoreToAMailboxThatIsGoneUntilAnAdministratorSaysSo() {
        // A name with letters that no hexadecimal hash can have by chance.
        crowd.confirmed("olga@example.org", "en", List.of("BE"), List.of("visit"));
        crowd.confirmed("eve@example.org", "en", List.of("BE"), List.of("visit"));
        String path = tell("olga@example.org").getFirst().from();
        handIn(Reports.dsn(path, "failed", "5.1.1", "550 5.1.1 <olga@example.org>: unknown"), "hard", "suppressed");

        assertThat(tell("olga@example.org")).isEmpty();
        assertThat(SINK.to("eve@example.org")).hasSize(2);
        assertThat(suppressed("Olga@Example.org")).isTrue();
        assertThat(suppressed("eve@example.org")).isFalse();
        var list = Objects.requireNonNull(http.get().uri("/api/suppressions").headers(headers -> headers.setBearerAuth("admin"))
                .exchange().expectStatus().isOk().expectBody(Map.class).returnResult().getResponseBody());
        assertThat(list.toString()).contains("reason=hard", "status=5.1.1").doesNotContain("olga").doesNotContain("@");
        assertThat(mongo.getCollection("bounces").find().first()).asString().doesNotContain("@").doesNotContain("olga");

        // Signing up again asks for no mail either, and says nothing about why.
        signUp("olga@example.org", "en", List.of("BE"), List.of("visit")).expectStatus().isAccepted();
        await().atMost(Duration.ofSeconds(60)).until(() -> mongo.getCollection("chunks").countDocuments(
                new Document("signUp", new Document("$exists", true)).append("gone", true)) == 1);
        String id = ((Map<?, ?>) ((List<?>) Objects.requireNonNull(list.get("items"))).getFirst()).get("id").toString();
        http.delete().uri("/api/suppressions/" + id).headers(headers -> headers.setBearerAuth("admin")).exchange().expectStatus().isNoContent();
        http.delete().uri("/api/suppressions/" + id).headers(headers -> headers.setBearerAuth("admin")).exchange()
                .expectStatus().isNotFound().expectBody().jsonPath("$.type").isEqualTo("/problems/suppression-unknown");
        assertThat(tell("olga@example.org")).hasSize(1);
        // The same report again is the same bounce, and that one was forgiven.
        handIn(Reports.dsn(path, "failed", "5.1.1", "550 5.1.1 unknown"), "hard", "known");
        assertThat(suppressed("olga@example.org")).isFalse();
    }

    @Test
    void countsPassingFailuresOnceEachAndGivesUpWhenAProbeComesBackToo() {
        Arrived probe = probed("ada@example.org");
        assertThat(probe.text()).contains("If it comes back too, we stop writing to this address.");
        assertThat(probe.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        handIn(Reports.dsn(probe.from(), "failed", "5.2.2", "552 5.2.2 over quota"), "soft", "suppressed");
        handIn(Reports.dsn(probe.from(), "failed", "5.2.2", "552 5.2.2 over quota"), "soft", "known");
        assertThat(tell("ada@example.org")).isEmpty();
        http.get().uri("/api/suppressions").headers(headers -> headers.setBearerAuth("admin")).exchange().expectBody()
                .jsonPath("$.items[0].reason").isEqualTo("soft-limit").jsonPath("$.items[0].status").isEqualTo("5.2.2");
    }

    @Test
    void goesOnWritingWhereAProbeArrives() {
        probed("ada@example.org");
        String path = tell("ada@example.org").getFirst().from();
        handIn(Reports.dsn(path, "failed", "5.2.2", "552 5.2.2 over quota"), "soft", "counted");
        assertThat(tell("ada@example.org")).hasSize(1);
        assertThat(suppressed("ada@example.org")).isFalse();
        assertThat(SINK.to("ada@example.org")).filteredOn(mail -> mail.subject().equals("Do our mails reach you?")).hasSize(1);
    }

    /** Lets five mails of somebody come back, and answers the probe that follows. */
    private Arrived probed(String email) {
        crowd.confirmed(email, "en", List.of("BE"), List.of("visit"));
        for (int i = 1; i <= 5; i++) {
            String path = tell(email).getFirst().from();
            for (int again = 0; again < 3; again++) {
                handIn(Reports.dsn(path, "failed", "5.2.2", "552 5.2.2 over quota"),
                        "soft", again > 0 ? "known" : i < 5 ? "counted" : "probed");
            }
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> SINK.to(email).stream().anyMatch(mail -> mail.subject().equals("Do our mails reach you?")));
        return SINK.to(email).stream().filter(mail -> mail.subject().equals("Do our mails reach you?")).findFirst().orElseThrow();
    }

    @Test
    void endsTheSubscriptionOfWhoeverComplainsAtOnce() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), List.of("visit"));
        String path = tell("ada@example.org").getFirst().from();
        handIn(Reports.complaint(path, "not-spam"), "nothing", "nothing");
        assertThat(tell("ada@example.org")).hasSize(1);
        handIn(Reports.complaint(path, "abuse"), "complaint", "withdrawn");
        assertThat(tell("ada@example.org")).isEmpty();
        assertThat(suppressed("ada@example.org")).isFalse();
        Document state = Objects.requireNonNull(mongo.getCollection("subscribers").find().first()).get("state", Document.class);
        assertThat(state.getString("standing")).isEqualTo("UNSUBSCRIBED");
        assertThat(state.getList("consents", Document.class).getFirst().get("withdrawnAt")).isNotNull();
    }

    @Test
    void writesToNobodyPersonallyWhereMailsComeBack() {
        String visit = newId();
        EVENTS.reset();
        EVENTS.answers("/api/concerns/visit/" + visit + "/people/d-1", 200, """
                {"email":"dana@example.org","name":"Dana Sample","language":"en","timeZone":"Europe/Brussels",
                 "title":{"en":"Peacebuilders in Brussels"},"page":"/p/token","edition":1,"urgent":true,"changes":[],"lines":[]}""");
        publish(visit + "-1", new PersonMessage.Concerned("visit", visit, "d-1", "visit-cancelled", 1, true));
        String path = mails("dana@example.org", 1).getFirst().from();
        handIn(Reports.exchange(path), "hard", "suppressed");
        publish(visit + "-2", new PersonMessage.Concerned("visit", visit, "d-1", "invited", 1, true));
        await().atMost(Duration.ofSeconds(60)).until(() -> mongo.getCollection("tellings")
                .countDocuments(new Document("state", "UNREACHABLE")) == 1);
        assertThat(SINK.arrived()).hasSize(1);
    }

    @Test
    void neverSendsAgainToAMailboxThatTheServerItselfDenies() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), List.of("visit"));
        SINK.replyToRecipient(to -> "550 5.7.1 not today");
        tell("ada@example.org");
        assertThat(suppressed("ada@example.org")).isFalse();
        SINK.replyToRecipient(to -> "550 5.1.1 no such user here");
        tell("ada@example.org");
        assertThat(suppressed("ada@example.org")).isTrue();
        SINK.takeAll();
        assertThat(tell("ada@example.org")).isEmpty();
    }

    @Test
    void refusesWhatIsNoReportOrNotAboutAMailOfOurs() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), List.of("visit"));
        String path = tell("ada@example.org").getFirst().from();
        char last = path.charAt(60);
        String forged = path.substring(0, 60) + (last == 'a' ? 'b' : 'a') + path.substring(61);
        refuses(Reports.dsn(forged, "failed", "5.1.1", "550 no"), 400, "return-path-forged");
        refuses(Reports.dsn("news@hemicycle.example", "failed", "5.1.1", "550 no"), 422, "report-unaddressed");
        refuses(Reports.holiday(path), 422, "report-unreadable");
        refuses(new byte[0], 422, "report-unreadable");
        refuses(new byte[1024 * 1024 + 1], 413, "body-too-large");
        handIn(Reports.dsn(path, "delayed", "4.4.1", "421 no answer"), "nothing", "nothing");
        assertThat(tell("ada@example.org")).hasSize(1);
    }

    @Test
    void isForMailServersAndAdministratorsOnly() {
        byte[] report = Reports.holiday("x@example.org");
        http.post().uri("/api/bounces").contentType(MAIL).body(report).exchange().expectStatus().isUnauthorized();
        http.post().uri("/api/bounces").headers(headers -> headers.setBearerAuth("staff")).contentType(MAIL).body(report)
                .exchange().expectStatus().isForbidden();
        http.post().uri("/api/bounces").headers(headers -> headers.setBearerAuth("mailer"))
                .contentType(MediaType.APPLICATION_JSON).body(Map.of()).exchange().expectStatus().isEqualTo(415);
        http.get().uri("/api/suppressions").headers(headers -> headers.setBearerAuth("staff")).exchange().expectStatus().isForbidden();
        http.delete().uri("/api/suppressions/x").headers(headers -> headers.setBearerAuth("mailer")).exchange().expectStatus().isForbidden();
        http.get().uri("/api/suppressions?limit=0").headers(headers -> headers.setBearerAuth("admin")).exchange().expectStatus().isBadRequest();
        http.get().uri("/api/suppressions?after=x").headers(headers -> headers.setBearerAuth("admin")).exchange().expectStatus().isBadRequest();
        http.post().uri("/api/suppressions/lookup").headers(headers -> headers.setBearerAuth("admin")).contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("email", "a\r\nb@example.org")).exchange().expectStatus().isBadRequest()
                .expectBody().jsonPath("$.errors[0].field").isEqualTo("email");
    }
}
