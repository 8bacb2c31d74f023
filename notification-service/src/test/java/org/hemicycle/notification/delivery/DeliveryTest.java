package org.hemicycle.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hemicycle.notification.TestMessages.BRIEFING;
import static org.hemicycle.notification.TestMessages.article;
import static org.hemicycle.notification.TestMessages.commitment;
import static org.hemicycle.notification.TestMessages.evidence;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.text;
import static org.hemicycle.notification.TestMessages.visit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bson.Document;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.contracts.ChunkPlanned;
import org.hemicycle.contracts.CommitmentMessage;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.defaults.intake.NotNow;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.link.Link;
import org.hemicycle.notification.link.LinkPurpose;
import org.hemicycle.notification.link.Links;
import org.hemicycle.notification.mail.SmtpSink.Arrived;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Crowd;
import org.hemicycle.notification.subscriber.Subscribers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeliveryTest extends ServiceTest {

    private static final List<String> VISITS = List.of("visit");

    private final Crowd crowd;
    private final Links links;
    private final Crash crash;
    private final Dispatcher dispatcher;
    private final MeterRegistry meters;

    @Autowired
    DeliveryTest(Subscribers subscribers, AddressVault vault, Links links, Crash crash, Dispatcher dispatcher, MeterRegistry meters) {
        this.meters = meters;
        this.dispatcher = dispatcher;
        this.crowd = new Crowd(subscribers, vault);
        this.links = links;
        this.crash = crash;
    }

    @BeforeEach
    void noCrash() {
        crash.reset();
    }

    private Map<String, Object> counts(String notice) {
        var detail = Objects.requireNonNull(http.get().uri("/api/notices/" + notice)
                .headers(headers -> headers.setBearerAuth("admin")).exchange().expectStatus().isOk()
                .expectBody(Map.class).returnResult().getResponseBody());
        @SuppressWarnings("unchecked")
        var progress = (Map<String, Object>) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(detail.get("notice"))).get("progress"));
        return progress;
    }

    @Test
    void sendsExactlyOneMailToEachOfThe400Of1000WhomItConcerns() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 1000; number++) {
                int i = number;
                boolean concerned = i % 5 < 2;
                threads.submit(() -> crowd.confirmed("reader" + i + "@example.org", List.of("en", "fr", "de").get(i % 3),
                        List.of(concerned ? (i % 2 == 0 ? "BE" : "EUROPE") : (i % 5 == 2 ? "PL" : "EU")),
                        i % 5 == 3 ? List.of("article") : VISITS));
            }
        }
        assertThat(mongo.getCollection("subscribers").countDocuments()).isEqualTo(1000);
        String id = newId();
        int connectionsBefore = SINK.connections();
        Instant begin = Instant.now();

        publish(id + "-2-0", new VisitMessage.Announced(visit(id, 2, "BE")));
        served(id + "-2-0", 10);

        System.out.println("400 mails of 1,000 subscribers in " + Duration.between(begin, Instant.now()).toMillis() + " ms");
        Map<String, Long> perReader = SINK.arrived().stream().collect(Collectors.groupingBy(Arrived::to, Collectors.counting()));
        assertThat(perReader).hasSize(400).allSatisfy((reader, mails) -> assertThat(mails).isEqualTo(1));
        assertThat(perReader.keySet()).allMatch(reader -> Integer.parseInt(reader.replaceAll("\\D", "")) % 5 < 2);
        assertThat(SINK.arrived().stream().map(mail -> mail.header("Message-ID")).distinct()).hasSize(400);
        assertThat(SINK.connections() - connectionsBefore).isLessThan(100);
        assertThat(counts(id + "-2-0")).containsEntry("sent", 400).containsEntry("audience", 400).containsEntry("done", 10)
                .containsEntry("failed", 0).containsEntry("deferred", 0);
    }

    @Test
    void takesTheSameMessageOnlyOnce() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), VISITS);
        String id = newId();
        for (int i = 0; i < 5; i++) {
            publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));
        }
        served(id + "-1-0", 1);
        for (int i = 0; i < 5; i++) {
            publish("again-" + i, new ChunkPlanned(id + "-1-0", 0));
        }
        String last = newId();
        publish(last + "-1-0", new VisitMessage.Announced(visit(last, 1, "BE")));
        served(last + "-1-0", 1);

        assertThat(SINK.to("ada@example.org")).hasSize(2);
        assertThat(mongo.getCollection("notices").countDocuments()).isEqualTo(2);
    }

    @Test
    void writesToEachReaderInTheirLanguageWithALinkThatWorks() {
        crowd.confirmed("en@example.org", "en", List.of("BE"), VISITS);
        crowd.confirmed("fr@example.org", "fr", List.of("BE"), VISITS);
        crowd.confirmed("de@example.org", "de", List.of("EUROPE"), VISITS);
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));

        assertThat(mails("en@example.org", 1).getFirst().subject()).isEqualTo("New visit: Peacebuilders in Brussels");
        Arrived french = mails("fr@example.org", 1).getFirst();
        assertThat(french.subject()).isEqualTo("Nouvelle visite : Artisans de paix à Bruxelles");
        assertThat(french.text()).contains("Objet\u00A0: Members hear", "https://hemicycle.example/fr/visits/" + id);
        assertThat(mails("de@example.org", 1).getFirst().text()).contains("Zweck: Abgeordnete hören von Friedensarbeit.");

        assertThat(french.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        String oneClick = Objects.requireNonNull(french.header("List-Unsubscribe")).replaceAll("[<>]", "");
        assertThat(oneClick).startsWith("https://hemicycle.example/fr/unsubscribe/");
        http.get().uri("/api/preferences/" + token(french, "preferences")).exchange().expectStatus().isOk();
        http.post().uri("/api/unsubscriptions/" + oneClick.substring(oneClick.lastIndexOf('/') + 1)).exchange().expectStatus().isOk();
        http.get().uri("/api/preferences/" + token(french, "preferences")).exchange().expectStatus().isOk()
                .expectBody().jsonPath("$.state").isEqualTo("UNSUBSCRIBED");
    }

    @Test
    void tellsOfArticlesWhoReadsTheirLanguageAndOfForeignOnesEverybody() {
        crowd.confirmed("en@example.org", "en", List.of("DE"), List.of("interview"));
        crowd.confirmed("de@example.org", "de", List.of("DE"), List.of("interview"));
        crowd.confirmed("visits@example.org", "de", List.of("DE"), VISITS);
        String german = newId();
        String polish = newId();
        publish(german + "-1-0", article(german, "interview", "de", "DE"));
        publish(polish + "-1-0", article(polish, "interview", "pl", "DE"));
        publish("imported-" + german, new ArticleMessage.Imported(article("archive", "interview", "de", "DE").article()));
        served(german + "-1-0", 1);
        served(polish + "-1-0", 1);

        assertThat(SINK.to("de@example.org")).hasSize(2);
        assertThat(SINK.to("en@example.org")).singleElement().satisfies(mail -> assertThat(mail.text()).contains("Language: Polish"));
        assertThat(SINK.to("visits@example.org")).isEmpty();
        assertThat(mongo.getCollection("notices").countDocuments()).isEqualTo(2);
    }

    @Test
    void tellsOfEachStepOfACommitmentWhoFollowsCommitmentsOfItsArea() {
        crowd.confirmed("fr@example.org", "fr", List.of("BE"), List.of("commitment"));
        crowd.confirmed("de@example.org", "de", List.of("EUROPE"), List.of("commitment", "visit"));
        crowd.confirmed("pl@example.org", "en", List.of("PL"), List.of("commitment"));
        crowd.confirmed("visits@example.org", "en", List.of("BE"), VISITS);
        String id = newId();
        publish(id + "-3-0", new CommitmentMessage.Verified(commitment(id, 3, "VERIFIED", "BE"), evidence()));
        publish(id + "-5-0", new CommitmentMessage.Progressed(commitment(id, 5, "PARTLY_MET", "BE"), "VERIFIED", evidence()));
        served(id + "-3-0", 1);
        served(id + "-5-0", 1);

        assertThat(SINK.to("fr@example.org")).extracting(Arrived::subject).containsExactlyInAnyOrder(
                "Engagement vérifié : Dix millions pour la paix", "Engagement tenu en partie : Dix millions pour la paix");
        assertThat(SINK.to("de@example.org")).extracting(Arrived::subject).containsExactlyInAnyOrder(
                "Zusage geprüft: Zehn Millionen für den Frieden", "Zusage teilweise eingelöst: Zehn Millionen für den Frieden");
        assertThat(SINK.to("pl@example.org")).isEmpty();
        assertThat(SINK.to("visits@example.org")).isEmpty();
    }

    @Test
    void deliversAllOnceWhenTheServerRefusesSoftlyAtFirst() {
        var tries = new ConcurrentHashMap<String, AtomicInteger>();
        for (int i = 0; i < 60; i++) {
            crowd.confirmed("reader" + i + "@example.org", "en", List.of("BE"), VISITS);
        }
        SINK.replyToRecipient(to -> tries.computeIfAbsent(to, reader -> new AtomicInteger()).incrementAndGet() <= 2
                        && Integer.parseInt(to.replaceAll("\\D", "")) % 3 == 0 ? "451 4.7.1 greylisted, try later" : null);
        SINK.replyToMail(to -> to.startsWith("reader7@") && Objects.requireNonNull(tries.get(to)).get() == 1 ? "drop" : null);
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(counts(id + "-1-0")).containsEntry("sent", 60).containsEntry("deferred", 0));
        assertThat(SINK.arrived()).hasSize(60);
        assertThat(SINK.arrived().stream().map(Arrived::to).distinct()).hasSize(60);
    }

    /** Of 600 a minute a hundred may go at once, of which twenty are kept for what is urgent. */
    @Test
    void sendsNoMoreToADomainThanItTakesAndAllOfItInTheEnd() {
        for (int i = 0; i < 90; i++) {
            crowd.confirmed("reader" + i + "@paced.example", "en", List.of("BE"), VISITS);
            crowd.confirmed("reader" + i + "@example.org", "en", List.of("BE"), VISITS);
        }
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        SINK.replyToMail(to -> {
            if (to.endsWith("@paced.example")) {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                pause(Duration.ofMillis(5));
                atOnce.decrementAndGet();
            }
            return null;
        });
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(counts(id + "-1-0")).containsEntry("sent", 180).containsEntry("deferred", 0));
        assertThat(SINK.arrived().stream().map(Arrived::to).distinct()).hasSize(180);
        assertThat(SINK.arrived()).hasSize(180);
        assertThat(most).hasValue(1);
    }

    @Test
    void countsMailsAndFailuresAndHowLateTheFirstAttemptsWere() {
        double sent = meters.counter("hemicycle.mails", "outcome", "sent", "lane", "urgent").count();
        double failed = meters.counter("hemicycle.mail.failures", "reason", "550", "lane", "urgent").count();
        Timer attempts = meters.get("hemicycle.mail.first.attempt").tag("lane", "urgent").timer();
        long before = attempts.count();
        crowd.confirmed("ada@example.org", "en", List.of("BE"), VISITS);
        crowd.confirmed("hard@example.org", "en", List.of("BE"), VISITS);
        SINK.replyToRecipient(to -> to.startsWith("hard") ? "550 5.7.1 not liked" : null);
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Cancelled(visit(id, 1, "CANCELLED", List.of(BRIEFING), text("en", "Fog"), "BE")));
        served(id + "-1-0", 1);

        assertThat(meters.counter("hemicycle.mails", "outcome", "sent", "lane", "urgent").count()).isGreaterThanOrEqualTo(sent + 1);
        assertThat(meters.counter("hemicycle.mail.failures", "reason", "550", "lane", "urgent").count()).isGreaterThanOrEqualTo(failed + 1);
        assertThat(attempts.count()).isGreaterThanOrEqualTo(before + 2);
        assertThat(attempts.takeSnapshot().histogramCounts()).extracting(bucket -> bucket.bucket(TimeUnit.SECONDS)).contains(10.0);
        assertThat(meters.get("hemicycle.delivery.lag").tag("lane", "urgent").gauge().value()).isNotNegative();
    }

    @Test
    void recordsWhatIsRefusedForGoodAndGivesUpWhatIsRefusedTooOften() {
        String hard = crowd.confirmed("hard@example.org", "en", List.of("BE"), VISITS);
        String soft = crowd.confirmed("soft@example.org", "en", List.of("BE"), VISITS);
        crowd.confirmed("ada@example.org", "en", List.of("BE"), VISITS);
        SINK.replyToRecipient(to -> to.startsWith("hard") ? "550 5.1.1 <hard@example.org> unknown" : to.startsWith("soft") ? "450 4.2.1 busy" : null);
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(counts(id + "-1-0"))
                .containsEntry("sent", 1).containsEntry("failed", 1).containsEntry("dead", 1).containsEntry("deferred", 0));
        Document chunk = Objects.requireNonNull(mongo.getCollection("chunks").find(new Document("notice", id + "-1-0")).first());
        assertThat(chunk.getList("refused", Document.class).getFirst()).containsEntry("to", hard)
                .extracting("reason").asString().contains("550 5.1.1").doesNotContain("@");
        Map<?, ?> letter = deadLetter(soft);
        assertThat(letter.get("reason").toString()).contains("450 4.2.1 busy");
        assertThat(letter.get("attempts")).isEqualTo(4);

        SINK.takeAll();
        replay(letter.get("id").toString(), 202);
        mails("soft@example.org", 1);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(counts(id + "-1-0")).containsEntry("sent", 2).containsEntry("dead", 0));
        replay(letter.get("id").toString(), 404);
    }

    private List<Map<?, ?>> deadLetters() {
        var list = Objects.requireNonNull(http.get().uri("/api/dead-letters").headers(headers -> headers.setBearerAuth("admin"))
                .exchange().expectStatus().isOk().expectBody(Map.class).returnResult().getResponseBody());
        @SuppressWarnings("unchecked")
        var items = (List<Map<?, ?>>) Objects.requireNonNull(list.get("items"));
        return items;
    }

    private Map<?, ?> deadLetter(String subscriber) {
        return deadLetters().stream().filter(letter -> subscriber.equals(letter.get("subscriber"))).findFirst().orElseThrow();
    }

    private void replay(String id, int status) {
        http.post().uri("/api/dead-letters/" + id + "/replay").headers(headers -> headers.setBearerAuth("admin"))
                .exchange().expectStatus().isEqualTo(status);
    }

    @Test
    void losesNothingWhileNoMailServerAnswers() {
        for (int i = 0; i < 30; i++) {
            crowd.confirmed("reader" + i + "@example.org", "en", List.of("BE"), VISITS);
        }
        SINK.leave();
        String id = newId();
        String second = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));
        publish(second + "-1-0", new VisitMessage.Announced(visit(second, 1, "BE")));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(counts(id + "-1-0").get("reason")).asString().contains("refused");
            assertThat(counts(second + "-1-0").get("reason")).asString().contains("refused");
        });
        SINK.comeBack();
        goesOn(id + "-1-0");
        goesOn(second + "-1-0");

        assertThat(SINK.arrived()).hasSize(60);
        assertThat(counts(id + "-1-0")).containsEntry("sent", 30).containsEntry("reason", null);
    }

    /** Waits until a notice was served; one that had its last attempt before this machine came here is taken up on demand. */
    private void goesOn(String notice) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var chunk = Objects.requireNonNull(mongo.getCollection("chunks").find(new Document("notice", notice)).first());
            if (!chunk.getBoolean("gone") && chunk.get("due") == null && chunk.get("claim") == null) {
                assertThat(chunk.getInteger("failures")).as("as many attempts as there are").isEqualTo(4);
                var letter = deadLetters().stream().filter(one -> notice.equals(one.get("notice"))).findFirst().orElseThrow();
                replay(letter.get("id").toString(), 202);
            }
            assertThat(chunk.getBoolean("gone")).isTrue();
        });
    }

    @Test
    void givesUpAWholeChunkWhenNoServerEverAnswersAndTakesItUpOnDemand() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), VISITS);
        SINK.leave();
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(deadLetters()).anyMatch(letter ->
                letter.get("kind").equals("chunk") && (id + "-1-0").equals(letter.get("notice"))));
        SINK.comeBack();
        String letter = deadLetters().stream().filter(one -> (id + "-1-0").equals(one.get("notice"))).findFirst().orElseThrow().get("id").toString();
        replay(letter, 202);
        mails("ada@example.org", 1);
        served(id + "-1-0", 1);
        assertThat(deadLetters()).noneMatch(one -> (id + "-1-0").equals(one.get("notice")));
    }

    @Test
    void sendsNothingMoreToWhoeverWithdrewOrWasErasedWhileTheirMailWaited() {
        String gone = crowd.confirmed("gone@example.org", "en", List.of("BE"), VISITS);
        String erased = crowd.confirmed("erased@example.org", "en", List.of("BE"), VISITS);
        crowd.confirmed("ada@example.org", "en", List.of("BE"), VISITS);
        var putOff = ConcurrentHashMap.<String>newKeySet();
        // While the server is about to put each of them off, and so before the next attempt, however soon that comes.
        SINK.replyToRecipient(to -> {
            if (to.startsWith("ada") || !putOff.add(to)) {
                return null;
            }
            if (to.startsWith("gone")) {
                http.post().uri("/api/unsubscriptions/" + links.sign(new Link(LinkPurpose.UNSUBSCRIPTION, gone, 0), Instant.now())).exchange().expectStatus().isOk();
            } else {
                http.delete().uri("/api/preferences/" + links.sign(new Link(LinkPurpose.PREFERENCES, erased, 1), Instant.now())).exchange().expectStatus().isNoContent();
            }
            return "451 later";
        });
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(counts(id + "-1-0"))
                .containsEntry("suppressed", 2).containsEntry("deferred", 0).containsEntry("sent", 1));
        assertThat(putOff).hasSize(2);
        assertThat(SINK.arrived()).hasSize(1);
    }

    @Test
    void stopsInTheMiddleOfAChunkForWhoeverWithdraws() {
        for (int i = 0; i < 100; i++) {
            crowd.confirmed("reader" + i + "@example.org", "en", List.of("BE"), VISITS);
        }
        var stopped = new AtomicBoolean();
        SINK.replyToMail(to -> {
            if (SINK.arrived().size() >= 10 && stopped.compareAndSet(false, true)) {
                mongo.getCollection("subscribers").updateMany(new Document(), new Document("$set", new Document("state.standing", "UNSUBSCRIBED")));
            }
            pause(Duration.ofMillis(50));
            return null;
        });
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));
        served(id + "-1-0", 1);
        // Whoever was in flight, or asked about less than the freshness ago, still got it; the others did not.
        assertThat(SINK.arrived()).hasSizeLessThan(100);
        assertThat(counts(id + "-1-0").get("suppressed")).isNotEqualTo(0);
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void keepsTheOrderOfTwoChangesAlsoAcrossLanesAndRetries() {
        for (int i = 0; i < 150; i++) {
            crowd.confirmed("reader" + i + "@example.org", "en", List.of("BE"), VISITS);
        }
        var seen = ConcurrentHashMap.<String>newKeySet();
        SINK.replyToRecipient(to -> Integer.parseInt(to.replaceAll("\\D", "")) % 4 == 0 && seen.add(to) ? "451 later" : null);
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));
        publish(id + "-2-0", new VisitMessage.Announced(visit(id, 2, "BE")));
        publish(id + "-3-0", new VisitMessage.Cancelled(visit(id, 3, "CANCELLED", List.of(BRIEFING), text("en", "Fog"), "BE")));

        await().atMost(Duration.ofSeconds(60)).until(() -> SINK.arrived().size() >= 450);
        var subjects = new HashMap<String, List<String>>();
        SINK.arrived().forEach(mail -> subjects.computeIfAbsent(mail.to(), reader -> new ArrayList<>()).add(mail.subject().substring(0, 9)));
        assertThat(subjects).hasSize(150).allSatisfy((reader, got) ->
                assertThat(got).as(reader).containsExactly("New visit", "New visit", "Cancelled"));
        assertThat(mongo.getCollection("notices").find(new Document("state.urgent", true)).into(new ArrayList<>()))
                .extracting(notice -> notice.getString("_id")).containsExactly(id + "-3-0");
    }

    @Test
    void repeatsAfterACrashAtMostOneWindowAndUnderTheSameMessageIds() {
        for (int i = 0; i < 90; i++) {
            crowd.confirmed("reader" + i + "@example.org", "en", List.of("BE"), VISITS);
        }
        crash.afterSending(2);
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));
        served(id + "-1-0", 1);

        assertThat(crash.happened()).isTrue();
        Map<String, Set<String>> messageIds = SINK.arrived().stream().collect(
                Collectors.groupingBy(Arrived::to, Collectors.mapping(mail -> String.valueOf(mail.header("Message-ID")), Collectors.toSet())));
        assertThat(messageIds).hasSize(90).allSatisfy((reader, ids) -> assertThat(ids).as(reader).hasSize(1));
        assertThat(SINK.arrived()).hasSize(90 + 25);
        assertThat(counts(id + "-1-0")).containsEntry("sent", 90);
    }

    /** The claim outlasts the few attempts that a fault of our own gets before it is set aside. */
    @Test
    void waitsForAChunkThatADeadInstanceHeldUntilItsClaimEnds() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), VISITS);
        String id = newId();
        mongo.getCollection("chunks").insertOne(new Document("_id", id + "-1-0.0").append("notice", id + "-1-0")
                .append("bucket", 0).append("gone", false).append("audience", 0).append("failures", 0)
                .append("plannedAt", Instant.now())
                .append("claim", new Document("by", "a dead instance").append("until", Instant.now().plusSeconds(12))));
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));

        served(id + "-1-0", 1);
        assertThat(SINK.to("ada@example.org")).hasSize(1);
    }

    @Test
    void repeatsNothingWhenItIsStoppedInOrder() {
        for (int i = 0; i < 100; i++) {
            crowd.confirmed("reader" + i + "@example.org", "en", List.of("BE"), VISITS);
        }
        // From the eleventh mail on the server waits for the stop, so that it comes in the middle on any machine.
        SINK.replyToMail(to -> {
            while (SINK.arrived().size() >= 10 && dispatcher.isRunning()) {
                pause(Duration.ofMillis(5));
            }
            return null;
        });
        String id = newId();
        publish(id + "-1-0", new VisitMessage.Announced(visit(id, 1, "BE")));
        await().atMost(Duration.ofSeconds(60)).until(() -> SINK.arrived().size() >= 10);
        dispatcher.stop();
        int stopped = SINK.arrived().size();
        assertThat(stopped).isLessThan(100).isEqualTo(counts(id + "-1-0").get("sent"));
        assertThatThrownBy(() -> dispatcher.serve(id + "-1-0", 0)).as("what is not served now, but is no dead letter")
                .isInstanceOf(NotNow.class);
        SINK.takeAll();
        dispatcher.start();
        served(id + "-1-0", 1);
        assertThat(SINK.arrived()).hasSize(100);
    }

    @Test
    void setsAsideWhatCannotBeReadWithTheReasonAndGoesOn() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), VISITS);
        String good = new String(org.hemicycle.contracts.MessageJson.write(new VisitMessage.Announced(visit("v", 1, "BE"))));
        String topic = "events.visit.v1";
        String run = newId();
        record Poison(String name, @org.jspecify.annotations.Nullable String key, String type, String body, String reason) {}
        var poisons = List.of(
                new Poison("json", run, "visit.announced.v1", "{\"visit\":", "cannot be read"),
                new Poison("version", run, "visit.announced.v99", good, "version"),
                new Poison("wrong-type", run, "visit.announced.v1", "{\"visit\":{\"id\":[]}}", "cannot be read"),
                new Poison("null-key", null, "visit.announced.v1", good, "no key"),
                new Poison("zone", run, "visit.announced.v1", good.replace("Europe/Brussels", "Europe/Atlantis"), "contradicts itself"),
                new Poison("edition", run, "visit.edition-published.v1", good, "the body of visit.edition-published.v1 cannot be read"),
                new Poison("big", run, "visit.announced.v1", good.replace("Peacebuilders in Brussels", "x".repeat(900_000)), "too long"));
        for (Poison poison : poisons) {
            publish(topic, poison.key(), run + "-" + poison.name(), poison.type(), poison.body().getBytes(UTF_8));
        }
        publish(topic, run, run + "-unknown", "visit.painted.v1", good.getBytes(UTF_8));
        publish(run + "-1-0", new VisitMessage.Announced(visit(run, 1, "BE")));

        mails("ada@example.org", 1);
        served(run + "-1-0", 1);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var reasons = deadLetters().stream().filter(letter -> letter.get("kind").equals("message"))
                    .map(letter -> String.valueOf(letter.get("reason"))).toList();
            for (Poison poison : poisons) {
                assertThat(reasons).as(poison.name()).anyMatch(reason -> reason.contains(poison.reason()));
            }
        });
        assertThat(SINK.arrived()).hasSize(1);

        Map<?, ?> dead = deadLetters().stream()
                .filter(letter -> run.equals(letter.get("key")) && String.valueOf(letter.get("reason")).contains("version")).findFirst().orElseThrow();
        assertThat(dead.get("topic")).isEqualTo(topic);
        replay(dead.get("id").toString(), 202);
        replay(dead.get("id").toString(), 404);
        replay("nonsense", 404);
        assertThat(deadLetters()).noneMatch(letter -> letter.get("id").equals(dead.get("id")));
    }

    @Test
    void showsOperatorsNoticesAndConsumersAndNobodyElse() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), VISITS);
        String id = newId();
        for (int version = 1; version <= 3; version++) {
            publish(id + "-" + version + "-0", new VisitMessage.Announced(visit(id, version, "BE")));
            served(id + "-" + version + "-0", 1);
        }
        var page = Objects.requireNonNull(http.get().uri("/api/notices?limit=2").headers(headers -> headers.setBearerAuth("admin")).exchange()
                .expectStatus().isOk().expectBody(Map.class).returnResult().getResponseBody());
        assertThat((List<?>) page.get("items")).hasSize(2).extracting(line -> ((Map<?, ?>) line).get("id").toString())
                .containsExactly(id + "-3-0", id + "-2-0");
        http.get().uri("/api/notices?limit=2&after=" + page.get("next")).headers(headers -> headers.setBearerAuth("admin")).exchange()
                .expectStatus().isOk().expectBody().jsonPath("$.items.length()").isEqualTo(1)
                .jsonPath("$.items[0].progress.sent").isEqualTo(1).jsonPath("$.next").doesNotExist();
        http.get().uri("/api/notices?limit=0").headers(headers -> headers.setBearerAuth("admin")).exchange().expectStatus().isBadRequest();
        http.get().uri("/api/notices?after=x").headers(headers -> headers.setBearerAuth("admin")).exchange().expectStatus().isBadRequest();
        http.get().uri("/api/notices/none").headers(headers -> headers.setBearerAuth("admin")).exchange().expectStatus().isNotFound();

        // While the partitions of the group are being shared out anew, nobody has them.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var lags = Objects.requireNonNull(http.get().uri("/api/consumers").headers(headers -> headers.setBearerAuth("admin")).exchange()
                    .expectStatus().isOk().expectBody(List.class).returnResult().getResponseBody());
            assertThat((List<?>) lags).anySatisfy(lag -> {
                assertThat(((Map<?, ?>) lag).get("group")).isEqualTo("notification-service");
                assertThat(((Map<?, ?>) lag).get("topic")).isEqualTo("events.visit.v1");
                assertThat(((Map<?, ?>) lag).get("instance")).isEqualTo("test-1");
            });
        });

        for (String path : List.of("/api/notices", "/api/notices/x", "/api/dead-letters", "/api/consumers")) {
            http.get().uri(path).exchange().expectStatus().isUnauthorized();
            http.get().uri(path).headers(headers -> headers.setBearerAuth("staff")).exchange().expectStatus().isForbidden();
        }
        http.post().uri("/api/dead-letters/x/replay").headers(headers -> headers.setBearerAuth("editor")).exchange().expectStatus().isForbidden();
    }

    @Test
    void describesItself() {
        String document = new String(Objects.requireNonNull(http.get().uri("/v3/api-docs").exchange().expectStatus().isOk().expectBody().returnResult().getResponseBody()), UTF_8);
        assertThat(document).contains("\"openapi\":\"3.1", "/api/subscriptions", "/api/notices/{id}", "/api/unsubscriptions/{token}");
        http.get().uri("/api/problems").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$[?(@.type == '/problems/link-forged')].status").isEqualTo(400);
    }
}
