package org.hemicycle.notification.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.mail.SmtpSink.Arrived;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Crowd;
import org.hemicycle.notification.subscriber.Slots;
import org.hemicycle.notification.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class BulletinTest extends ServiceTest {

    private static final List<String> VISITS = List.of("visit");
    private static final String SPRING = """
            {"subject":{"en":"News of spring","fr":"Nouvelles du printemps"},
             "body":{"en":"We **meet** in [Brussels](https://a.example).","fr":"Nous nous **rencontrons**."},
             "audience":{"areas":["BE"],"kinds":["visit"]}}""";

    private final Crowd crowd;
    private final Slots slots;
    private final BulletinDesk desk;

    @Autowired
    BulletinTest(Subscribers subscribers, AddressVault vault, Slots slots, BulletinDesk desk) {
        this.crowd = new Crowd(subscribers, vault);
        this.slots = slots;
        this.desk = desk;
    }

    private RestTestClient.ResponseSpec ask(HttpMethod method, String path, @Nullable Long version, @Nullable String body) {
        var request = http.method(method).uri(path).headers(headers -> {
            headers.setBearerAuth("staff");
            if (version != null) {
                headers.setIfMatch("\"" + version + "\"");
            }
        });
        return body == null ? request.exchange() : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private String written(String json) {
        var made = Objects.requireNonNull(ask(HttpMethod.POST, "/api/bulletins", null, json).expectStatus().isCreated()
                .expectHeader().valueEquals("ETag", "\"1\"").expectBody(Map.class).returnResult().getResponseBody());
        return "/api/bulletins/" + made.get("id");
    }

    private void becomes(String path, String state) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> ask(HttpMethod.GET, path, null, null).expectStatus().isOk()
                .expectBody().jsonPath("$.state").isEqualTo(state));
    }

    private void refuses(HttpMethod method, String path, @Nullable Long version, String body, int status, String type, @Nullable String field) {
        var refused = ask(method, path, version, body).expectStatus().isEqualTo(status).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/" + type);
        if (field != null) {
            refused.jsonPath("$.errors[0].field").isEqualTo(field);
        }
    }

    @Test
    void goesToWhomItIsForInTheirLanguage() {
        crowd.confirmed("en@example.org", "en", List.of("BE"), VISITS);
        crowd.confirmed("fr@example.org", "fr", List.of("EUROPE"), VISITS);
        crowd.confirmed("de@example.org", "de", List.of("BE"), VISITS);
        crowd.confirmed("other@example.org", "en", List.of("PL"), VISITS);
        crowd.confirmed("articles@example.org", "en", List.of("BE"), List.of("article"));
        crowd.confirmed("daily@example.org", "en", List.of("BE"), VISITS, 8, null, slots, Instant.now());
        String path = written(SPRING);
        ask(HttpMethod.PUT, path + "/state", 1L, "{\"state\":\"sending\"}").expectStatus().isOk().expectBody()
                .jsonPath("$.state").isEqualTo("sending").jsonPath("$.progress.expected").isEqualTo(3);
        becomes(path, "sent");

        assertThat(SINK.arrived()).extracting(Arrived::to)
                .containsExactlyInAnyOrder("en@example.org", "fr@example.org", "de@example.org");
        Arrived french = SINK.to("fr@example.org").getFirst();
        assertThat(french.subject()).isEqualTo("Nouvelles du printemps");
        assertThat(french.html()).contains("<strong>rencontrons</strong>").doesNotContain("<script");
        assertThat(french.text()).contains("Nous nous rencontrons.", "parce que vous avez demandé à être informé(e) : visites (Belgique)");
        assertThat(french.header("Content-Language")).isEqualTo("fr");
        Arrived german = SINK.to("de@example.org").getFirst();
        assertThat(german.subject()).as("German is missing, so it is the original").isEqualTo("News of spring");
        assertThat(german.header("Content-Language")).isEqualTo("en");
        assertThat(german.text()).contains("We meet in \"Brussels\" (https://a.example).", "Sie erhalten diese Nachricht, weil");
        assertThat(SINK.arrived()).allSatisfy(mail -> {
            assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
            assertThat(mail.header("Message-ID")).isNotBlank();
        });
        http.post().uri("/api/unsubscriptions/" + token(german, "unsubscribe")).exchange().expectStatus().isOk();
        ask(HttpMethod.GET, path, null, null).expectBody().jsonPath("$.progress.sent").isEqualTo(3)
                .jsonPath("$.progress.attempted").isEqualTo(3).jsonPath("$.progress.remainingSeconds").doesNotExist()
                .jsonPath("$.endedAt").isNotEmpty();
        refuses(HttpMethod.PUT, path + "/state", 3L, "{\"state\":\"stopped\"}", 409, "bulletin-not-under-way", null);
        refuses(HttpMethod.PUT, path + "/state", 3L, "{\"state\":\"sending\"}", 409, "bulletin-not-paused", null);
    }

    @Test
    void isSentByItselfAtItsTimeAndOnce() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), VISITS);
        String path = written(SPRING);
        ZonedDateTime tomorrow = ZonedDateTime.now(ZoneId.of("UTC")).plusDays(1).truncatedTo(ChronoUnit.MINUTES);
        ask(HttpMethod.PUT, path + "/schedule", 1L,
                "{\"at\":\"%s\",\"timeZone\":\"UTC\"}".formatted(tomorrow.toLocalDateTime())).expectStatus().isOk().expectBody()
                .jsonPath("$.state").isEqualTo("scheduled").jsonPath("$.timeZone").isEqualTo("UTC")
                .jsonPath("$.sendAt").isEqualTo(tomorrow.toInstant().toString());
        refuses(HttpMethod.PUT, path, 2L, SPRING, 409, "bulletin-not-a-draft", null);
        refuses(HttpMethod.PUT, path + "/state", 2L, "{\"state\":\"sending\"}", 409, "bulletin-not-a-draft", null);

        // Its time comes while nobody looks, and every instance notices at the same moment.
        mongo.getCollection("bulletins").updateOne(new Document("_id", path.substring(path.lastIndexOf('/') + 1)),
                new Document("$set", new Document("state.sendAt", java.util.Date.from(Instant.now().minusSeconds(3600)))));
        var threads = new java.util.ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofVirtual().start(desk::startDue));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        becomes(path, "sent");
        ask(HttpMethod.GET, path, null, null).expectHeader().valueEquals("ETag", "\"4\"");
        assertThat(SINK.to("ada@example.org")).hasSize(1);
    }

    @Test
    void isTakenOffTheScheduleAgain() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), VISITS);
        String path = written(SPRING);
        ask(HttpMethod.PUT, path + "/schedule", 1L, "{\"at\":\"2999-03-01T09:00\",\"timeZone\":\"Europe/Paris\"}").expectStatus().isOk()
                .expectBody().jsonPath("$.sendAt").isEqualTo("2999-03-01T08:00:00Z");
        ask(HttpMethod.DELETE, path + "/schedule", 2L, null).expectStatus().isOk().expectBody()
                .jsonPath("$.state").isEqualTo("draft").jsonPath("$.sendAt").doesNotExist();
        refuses(HttpMethod.DELETE, path + "/schedule", 3L, "{}", 409, "bulletin-not-scheduled", null);
    }

    @Test
    void refusesATimeThatIsPastOrDoesNotExist() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), VISITS);
        String path = written(SPRING);
        refuses(HttpMethod.PUT, path + "/schedule", 1L, "{\"at\":\"2020-03-01T09:00\",\"timeZone\":\"Europe/Paris\"}", 422, "schedule-past", "at");
        refuses(HttpMethod.PUT, path + "/schedule", 1L, "{\"at\":\"2027-03-28T02:30\",\"timeZone\":\"Europe/Paris\"}", 400, "invalid-field", "at");
        refuses(HttpMethod.PUT, path + "/schedule", 1L, "{\"at\":\"soon\",\"timeZone\":\"Europe/Paris\"}", 400, "invalid-field", "at");
        refuses(HttpMethod.PUT, path + "/schedule", 1L, "{\"at\":\"%s\",\"timeZone\":\"Europe/Atlantis\"}".formatted(
                LocalDateTime.parse("2999-01-01T00:00")), 400, "invalid-field", "timeZone");
        ask(HttpMethod.GET, path, null, null).expectHeader().valueEquals("ETag", "\"1\"");
    }

    @Test
    void refusesAnAudienceThatIsEmptyAtThatMoment() {
        String path = written(SPRING);
        refuses(HttpMethod.PUT, path + "/state", 1L, "{\"state\":\"sending\"}", 422, "audience-empty", "audience.kinds");
        refuses(HttpMethod.PUT, path + "/schedule", 1L, "{\"at\":\"2999-03-01T09:00\",\"timeZone\":\"Europe/Paris\"}", 422, "audience-empty", "audience.kinds");
        ask(HttpMethod.GET, path, null, null).expectBody().jsonPath("$.state").isEqualTo("draft");
        assertThat(SINK.arrived()).isEmpty();
    }

    @Test
    void refusesByNameAndFieldWhatCannotBeSent() {
        refuses(HttpMethod.POST, "/api/bulletins", null, SPRING.replace("\"fr\":\"Nouvelles du printemps\"", "\"fr\":\" \""), 422, "bulletin-language-missing", "subject.fr");
        refuses(HttpMethod.POST, "/api/bulletins", null, SPRING.replace("News of spring", "News\\r\\nBcc: all@example.org"), 422, "subject-unfit", "subject.en");
        refuses(HttpMethod.POST, "/api/bulletins", null, SPRING.replace("We **meet**", "<script>alert(1)</script>"), 422, "markup-refused", "body.en");
        refuses(HttpMethod.POST, "/api/bulletins", null, SPRING.replace("https://a.example", "javascript:alert(1)"), 422, "link-unsafe", "body.en");
        refuses(HttpMethod.POST, "/api/bulletins", null, SPRING.replace("Nous nous", "{readers, plural, other {#}}"), 422, "plural-incomplete", "body.fr");
        refuses(HttpMethod.POST, "/api/bulletins", null, SPRING.replace("Nous nous", "{prénom} {name}"), 422, "blank-unknown", "body.fr");
        refuses(HttpMethod.POST, "/api/bulletins", null, SPRING.replace("\"visit\"", ""), 400, "invalid-field", "audience.kinds");
        refuses(HttpMethod.POST, "/api/bulletins", null, "{}", 422, "bulletin-language-missing", "subject");
        refuses(HttpMethod.POST, "/api/bulletins", null, SPRING.replace("\"subject\"", "\"topic\""), 400, "unknown-field", "topic");
        assertThat(mongo.getCollection("bulletins").countDocuments()).isZero();
    }

    @Test
    void isEditedOnlyByWhoSawItsLatestVersion() {
        String path = written(SPRING);
        String other = SPRING.replace("News of spring", "News of summer");
        ask(HttpMethod.PUT, path, null, other).expectStatus().isEqualTo(428);
        ask(HttpMethod.PUT, path, 1L, other).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"2\"")
                .expectBody().jsonPath("$.subject.en").isEqualTo("News of summer").jsonPath("$.audience.cadences[0]").isEqualTo("now");
        refuses(HttpMethod.PUT, path, 1L, SPRING, 412, "version-stale", null);
        refuses(HttpMethod.PUT, path + "/state", 1L, "{\"state\":\"sending\"}", 412, "version-stale", null);
        refuses(HttpMethod.PUT, path + "/state", 2L, "{\"state\":\"lost\"}", 400, "invalid-field", "state");
        ask(HttpMethod.DELETE, path, 1L, null).expectStatus().isEqualTo(412);
        ask(HttpMethod.DELETE, path, 2L, null).expectStatus().isNoContent();
        refuses(HttpMethod.GET, path, null, "{}", 404, "bulletin-unknown", null);
    }

    @Test
    void showsWhatReadersOfALanguageWillGet() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), VISITS);
        String path = written(SPRING.replace("We **meet**", "{readers, plural, one {One reader} other {# readers}} **meet**"));
        ask(HttpMethod.GET, path + "/preview?language=en", null, null).expectStatus().isOk().expectBody()
                .jsonPath("$.subject").isEqualTo("News of spring")
                .jsonPath("$.html").value((String html) -> assertThat(html).contains("One reader <strong>meet</strong>", "lang=\"en\""))
                .jsonPath("$.text").value((String text) -> assertThat(text).contains("One reader meet in", "Unsubscribe:"));
        ask(HttpMethod.GET, path + "/preview?language=de", null, null).expectBody().jsonPath("$.language").isEqualTo("en");
        refuses(HttpMethod.GET, path + "/preview?language=pl", null, "{}", 400, "invalid-field", "language");
    }

    @Test
    void goesToItsAuthorAsATestFirst() {
        String path = written(SPRING);
        ask(HttpMethod.POST, path + "/tests", null, "{\"email\":\"anna@example.org\",\"language\":\"fr\"}").expectStatus().isOk()
                .expectBody().jsonPath("$.taken").isEqualTo(true);
        assertThat(SINK.to("anna@example.org")).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("[Essai] Nouvelles du printemps");
            assertThat(mail.text()).contains("Ceci est un message d’essai", "Nous nous rencontrons.");
            assertThat(mail.header("List-Unsubscribe")).isNull();
        });
        refuses(HttpMethod.POST, path + "/tests", null, "{\"email\":\"anna@example.org\\r\\nBcc: x@example.org\",\"language\":\"fr\"}", 400, "invalid-field", "email");
        SINK.replyToRecipient(to -> "550 5.7.1 no");
        ask(HttpMethod.POST, path + "/tests", null, "{\"email\":\"anna@example.org\",\"language\":\"en\"}").expectStatus().isOk()
                .expectBody().jsonPath("$.taken").isEqualTo(false).jsonPath("$.reason").value((String reason) -> assertThat(reason).contains("550"));
        ask(HttpMethod.GET, path, null, null).expectBody().jsonPath("$.state").isEqualTo("draft");
    }

    @Test
    void isListedTheLatestFirst() {
        String first = written(SPRING);
        String second = written(SPRING);
        String third = written(SPRING);
        var page = Objects.requireNonNull(ask(HttpMethod.GET, "/api/bulletins?limit=2", null, null).expectStatus().isOk()
                .expectBody(Map.class).returnResult().getResponseBody());
        assertThat((List<?>) page.get("items")).extracting(line -> "/api/bulletins/" + ((Map<?, ?>) line).get("id"))
                .hasSize(2).isSubsetOf(first, second, third);
        ask(HttpMethod.GET, "/api/bulletins?limit=2&after=" + page.get("next"), null, null).expectBody()
                .jsonPath("$.items.length()").isEqualTo(1).jsonPath("$.next").doesNotExist();
        refuses(HttpMethod.GET, "/api/bulletins?after=x", null, "{}", 400, "invalid-parameter", "after");
    }

    @Test
    void isForStaffAlone() {
        String path = written(SPRING);
        for (String one : List.of("/api/bulletins", path, path + "/preview")) {
            http.get().uri(one).exchange().expectStatus().isUnauthorized();
            http.get().uri(one).headers(headers -> headers.setBearerAuth("editor")).exchange().expectStatus().isForbidden();
        }
        http.put().uri(path + "/state").headers(headers -> headers.setBearerAuth("editor")).contentType(MediaType.APPLICATION_JSON)
                .body("{\"state\":\"sending\"}").exchange().expectStatus().isForbidden();
    }
}
