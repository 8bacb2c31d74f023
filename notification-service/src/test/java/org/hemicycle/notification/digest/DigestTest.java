package org.hemicycle.notification.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hemicycle.notification.TestMessages.article;
import static org.hemicycle.notification.TestMessages.commitment;
import static org.hemicycle.notification.TestMessages.evidence;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.text;
import static org.hemicycle.notification.TestMessages.visit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.contracts.CommitmentMessage;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.link.Link;
import org.hemicycle.notification.link.LinkPurpose;
import org.hemicycle.notification.link.Links;
import org.hemicycle.notification.mail.SmtpSink.Arrived;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Crowd;
import org.hemicycle.notification.subscriber.Slot;
import org.hemicycle.notification.subscriber.Slots;
import org.hemicycle.notification.subscriber.Subscribers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

class DigestTest extends ServiceTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<String> BELGIUM = List.of("BE");
    private static final List<String> VISITS = List.of("visit");
    /** Each test has hours of its own, some hours from now, so that none comes by itself while they run. */
    private static int used = ZonedDateTime.now(PARIS).getHour() + 3;

    private final int hour = used++ % 24;
    private final Crowd crowd;
    private final Slots slots;
    private final Digests digests;
    private final Links links;

    @Autowired
    DigestTest(Subscribers subscribers, AddressVault vault, Slots slots, Digests digests, Links links) {
        this.crowd = new Crowd(subscribers, vault);
        this.slots = slots;
        this.digests = digests;
        this.links = links;
    }

    private String daily(String email, String language, List<String> areas, List<String> kinds) {
        return crowd.confirmed(email, language, areas, kinds, hour, null, slots, Instant.now());
    }

    private Slot slot() {
        return new Slot(PARIS, hour, null);
    }

    /** Makes the digests of a time and waits until all of their chunks are served. */
    private void comes(Instant at) {
        digests.makeDue(at);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            int planned = mongo.getCollection("digests").find().into(new ArrayList<>()).stream()
                    .mapToInt(digest -> digest.get("state", Document.class).getInteger("chunks")).sum();
            assertThat(mongo.getCollection("chunks").countDocuments(
                    new Document("_id", new Document("$regex", "^digest")).append("gone", true))).isEqualTo(planned);
        });
    }

    private String announced(String... areas) {
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, areas)));
        taken(id + "-1-0");
        return id;
    }

    private String cancelled(String id, String... areas) {
        publish(id + "-2-0", new VisitMessage.Cancelled(visit(id, 2, "CANCELLED", List.of(), text("en", "Fog"), areas)));
        taken(id + "-2-0");
        return id;
    }

    private void taken(String notice) {
        await().atMost(Duration.ofSeconds(60)).until(() -> mongo.getCollection("notices").countDocuments(new Document("_id", notice)) == 1);
    }

    private static int times(String text, String what) {
        return text.split(java.util.regex.Pattern.quote(what), -1).length - 1;
    }

    @Test
    void tellsEachThingOnceAsItIsNowInOneMail() {
        daily("ada@example.org", "en", BELGIUM, List.of("visit", "article", "commitment"));
        daily("leo@example.org", "en", List.of("PL"), VISITS);
        daily("zoe@example.org", "fr", List.of("EUROPE"), VISITS);
        crowd.confirmed("eve@example.org", "en", BELGIUM, VISITS);
        String stands = announced("BE");
        String off = cancelled(announced("BE"), "BE");
        String elsewhere = announced("FR");
        String piece = "article-" + newId();
        publish(piece + "-1-0", article(piece, "article", "en", "BE"));
        taken(piece + "-1-0");
        String promise = "commitment-" + newId();
        publish(promise + "-3-0", new CommitmentMessage.Verified(commitment(promise, 3, "VERIFIED", "BE"), evidence()));
        publish(promise + "-5-0", new CommitmentMessage.Progressed(commitment(promise, 5, "MET", "BE"), "VERIFIED", evidence()));
        taken(promise + "-3-0");
        taken(promise + "-5-0");
        mails("eve@example.org", 3);
        assertThat(SINK.to("ada@example.org")).isEmpty();

        comes(slot().after(Instant.now()));
        Arrived mail = mails("ada@example.org", 1).getFirst();
        assertThat(SINK.to("ada@example.org")).hasSize(1);
        assertThat(times(mail.text(), "/visits/" + stands)).isEqualTo(1);
        assertThat(times(mail.text(), "/visits/" + off)).isEqualTo(1);
        assertThat(mail.text()).doesNotContain(elsewhere).contains("(cancelled)", "(new)", "Fog", "(new article)",
                "https://news.example/piece", "once a day", "https://hemicycle.example/en/unsubscribe/");
        assertThat(times(mail.text(), "/commitments/" + promise)).isEqualTo(1);
        assertThat(mail.text()).contains("(commitment met)", "The budget names half of it.").doesNotContain("(commitment verified)");
        assertThat(mail.html()).contains("/visits/" + off + "\"");
        assertThat(mail.subject()).isEqualTo("Daily overview: Peacebuilders in Brussels and more");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(SINK.to("leo@example.org")).isEmpty();
        assertThat(mails("zoe@example.org", 1).getFirst().text()).contains(elsewhere, stands, "(annulé)", "une fois par jour");
        assertThat(SINK.to("eve@example.org")).hasSize(3);
    }

    @Test
    void leavesOutAPieceThatWasWithdrawnMeanwhileAndTellsNoRevision() {
        daily("ada@example.org", "en", BELGIUM, List.of("visit", "article"));
        String kept = announced("BE");
        String piece = "article-" + newId();
        publish(piece + "-1-0", article(piece, "article", "en", "BE"));
        publish(piece + "-2-0", new ArticleMessage.Revised(article(piece, "article", "en", "BE").article()));
        publish(piece + "-3-0", new ArticleMessage.Withdrawn(article(piece, "article", "en", "BE").article()));
        // A message that is repeated late brings nothing back.
        publish(piece + "-1-0", article(piece, "article", "en", "BE"));
        await().atMost(Duration.ofSeconds(60)).until(() -> mongo.getCollection("notices")
                .countDocuments(new Document("_id", piece + "-1-0").append("state.withdrawn", true)) == 1);

        comes(slot().after(Instant.now()));
        assertThat(mails("ada@example.org", 1).getFirst().text()).contains(kept).doesNotContain("(new article)", "https://news.example/piece");
        assertThat(mongo.getCollection("notices").countDocuments(new Document("state.subject", piece))).isEqualTo(1);
    }

    @Test
    void tellsWhatMovedOnceWithItsNewDates() {
        daily("ada@example.org", "en", BELGIUM, VISITS);
        String id = announced("BE");
        var moved = visit(id, 2, "BE");
        var days = new org.hemicycle.contracts.VisitFacts(id, 2, "ANNOUNCED", moved.title(), moved.purpose(), List.of("FR"),
                LocalDate.parse("2027-05-10"), LocalDate.parse("2027-05-12"), moved.timeZone(), List.of(), null);
        publish(id + "-2-0", new VisitMessage.EditionPublished(days, 2, List.of(), List.of("BE")));
        taken(id + "-2-0");

        comes(slot().after(Instant.now()));
        String mail = mails("ada@example.org", 1).getFirst().text();
        assertThat(times(mail, "/visits/" + id)).isEqualTo(1);
        assertThat(mail).contains("10 May 2027").doesNotContain("March 2027");
        assertThat(SINK.arrived()).hasSize(1);
    }

    @Test
    void repeatsNothingHoweverOftenItIsMadeAndSendsNothingWithoutNews() {
        daily("ada@example.org", "en", BELGIUM, VISITS);
        announced("BE");
        Instant at = slot().after(Instant.now());
        comes(at);
        mails("ada@example.org", 1);
        comes(at);
        // As after a crash between making the digest and going on to the next time.
        Document slot = Objects.requireNonNull(mongo.getCollection("slots").find().first());
        assertThat(slot.getDate("next")).isEqualTo(Date.from(slot().after(at)));
        mongo.getCollection("slots").updateOne(new Document(), new Document("$set", new Document("next", Date.from(at))));
        comes(at);
        comes(slot().after(at));
        comes(slot().after(slot().after(at)));
        assertThat(SINK.arrived()).hasSize(1);
        assertThat(mongo.getCollection("digests").countDocuments()).isEqualTo(3);
    }

    @Test
    void comesOnceForAllTheTimesThatPassedWhileNothingRan() {
        daily("ada@example.org", "en", BELGIUM, VISITS);
        announced("BE");
        comes(slot().after(Instant.now()).plus(Duration.ofDays(4)));
        mails("ada@example.org", 1);
        assertThat(mongo.getCollection("digests").countDocuments()).isEqualTo(1);
    }

    @Test
    void comesOnceAWeekToWhomItShould() {
        DayOfWeek day = ZonedDateTime.now(PARIS).plusDays(3).getDayOfWeek();
        crowd.confirmed("ada@example.org", "de", BELGIUM, VISITS, hour, day.name().toLowerCase(Locale.ROOT), slots, Instant.now());
        announced("BE");
        Slot weekly = new Slot(PARIS, hour, day);
        comes(slot().after(Instant.now()));
        assertThat(SINK.arrived()).isEmpty();
        comes(weekly.after(Instant.now()));
        assertThat(mails("ada@example.org", 1).getFirst().subject()).startsWith("Wochenüberblick: ");
    }

    @Test
    void tellsAtOnceFromTheMomentItIsChosenAndWhatCameBeforeInALastDigest() {
        String id = daily("ada@example.org", "en", BELGIUM, VISITS);
        String before = announced("BE");
        // Which of the two is right is asked when a chunk is served, so it must have been.
        served(before + "-1-0", 1);
        String token = links.sign(new Link(LinkPurpose.PREFERENCES, id, 1), Instant.now());
        http.put().uri("/api/preferences/" + token).contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("language", "en", "areas", BELGIUM, "kinds", VISITS, "cadence", "now")).exchange().expectStatus().isOk();
        String after = announced("BE");
        assertThat(mails("ada@example.org", 1).getFirst().text()).contains(after);
        comes(slot().after(Instant.now()));
        assertThat(mails("ada@example.org", 2).getLast().text()).contains(before).doesNotContain(after);
        comes(slot().after(slot().after(Instant.now())));
        assertThat(SINK.arrived()).hasSize(2);
    }

    @Test
    void isChosenAndShownByThePreferencePageAndNotSentToWhoeverWithdrew() {
        String id = crowd.confirmed("ada@example.org", "en", BELGIUM, VISITS);
        String token = links.sign(new Link(LinkPurpose.PREFERENCES, id, 1), Instant.now());
        var wishes = new HashMap<String, Object>(Map.of("language", "en", "areas", BELGIUM, "kinds", VISITS,
                "cadence", "weekly", "timeZone", "Europe/Paris", "hour", hour, "weekday", "friday"));
        http.put().uri("/api/preferences/" + token).contentType(MediaType.APPLICATION_JSON).body(wishes).exchange().expectStatus().isOk();
        http.get().uri("/api/preferences/" + token).exchange().expectBody().jsonPath("$.cadence").isEqualTo("weekly")
                .jsonPath("$.timeZone").isEqualTo("Europe/Paris").jsonPath("$.hour").isEqualTo(hour).jsonPath("$.weekday").isEqualTo("friday");
        assertThat(mongo.getCollection("slots").countDocuments()).isEqualTo(1);
        announced("BE");
        http.post().uri("/api/unsubscriptions/" + links.sign(new Link(LinkPurpose.UNSUBSCRIPTION, id, 0), Instant.now())).exchange().expectStatus().isOk();
        comes(new Slot(PARIS, hour, DayOfWeek.FRIDAY).after(Instant.now()));
        assertThat(SINK.arrived()).isEmpty();

        for (var wrong : Map.<String, Object>of("timeZone", "Europe/Atlantis", "hour", 24, "weekday", "caturday", "cadence", "hourly").entrySet()) {
            var bad = new HashMap<>(wishes);
            bad.put(wrong.getKey(), wrong.getValue());
            http.put().uri("/api/preferences/" + token).contentType(MediaType.APPLICATION_JSON).body(bad).exchange()
                    .expectStatus().isBadRequest().expectBody().jsonPath("$.type").isEqualTo("/problems/invalid-field")
                    .jsonPath("$.errors[0].field").isEqualTo(wrong.getKey());
            bad.remove(wrong.getKey());
            http.put().uri("/api/preferences/" + token).contentType(MediaType.APPLICATION_JSON).body(bad).exchange().expectStatus().isBadRequest();
        }
    }

    @Test
    void comesOnEachDayOfTheWeeksInWhichTheClocksChange() {
        // Weeks that the service's own clock will not come to: it would make their digests too.
        for (String week : List.of("2999-03-28T12:00:00Z", "2999-10-24T12:00:00Z")) {
            for (String collection : List.of("slots", "digests", "subscribers")) {
                mongo.getCollection(collection).deleteMany(new Document());
            }
            Instant begin = Instant.parse(week);
            int[] hours = {2, 3, 7};
            for (int at : hours) {
                crowd.confirmed("ada" + at + "@example.org", "en", BELGIUM, VISITS, at, null, slots, begin);
            }
            for (int half = 1; half <= 2 * 24 * 7; half++) {
                digests.makeDue(begin.plus(Duration.ofMinutes(30L * half)));
            }
            for (int at : hours) {
                Slot slot = new Slot(PARIS, at, null);
                List<LocalDate> days = mongo.getCollection("digests").find(new Document("state.slot", slot.key())).into(new ArrayList<>()).stream()
                        .map(digest -> LocalDate.ofInstant(digest.get("state", Document.class).getDate("at").toInstant(), PARIS)).sorted().toList();
                LocalDate first = LocalDate.ofInstant(begin, PARIS).plusDays(1);
                assertThat(days).as(slot.key()).containsExactlyElementsOf(Stream.iterate(first, day -> day.plusDays(1)).limit(7).toList());
            }
            int made = week.startsWith("2999-03") ? 21 : 42;
            await().atMost(Duration.ofSeconds(60)).until(() -> mongo.getCollection("chunks").countDocuments(new Document("gone", true)) == made);
        }
    }
}
