package org.hemicycle.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hemicycle.notification.TestMessages.BRIEFING;
import static org.hemicycle.notification.TestMessages.PARLIAMENT;
import static org.hemicycle.notification.TestMessages.newId;
import static org.hemicycle.notification.TestMessages.text;
import static org.hemicycle.notification.TestMessages.visit;

import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.Document;
import org.hemicycle.contracts.BriefingFacts;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.MeetingFacts;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.contracts.VisitFacts;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.OutboxProperties;
import org.hemicycle.defaults.outbox.Sender;
import org.hemicycle.defaults.round.Rounds;
import org.hemicycle.defaults.telemetry.TraceContext;
import org.hemicycle.notification.ServiceTest;
import org.hemicycle.notification.mail.SmtpSink.Arrived;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Crowd;
import org.hemicycle.notification.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** Several changes in quick succession are told once, as what differs from what readers know. */
class QuietTest extends ServiceTest {

    private static final Duration QUIET = Duration.ofMinutes(15);
    private static final BuildingFacts COMMITTEE =
            new BuildingFacts("eesc", text("en", "Economic and Social Committee"), "Rue Belliard 99", null, "BE", "Europe/Brussels");

    private final Crowd crowd;
    private final Notices notices;
    private final Subscribers subscribers;
    private final Rounds quietRounds;
    /** Gatherings by the test's clock stand in a database of their own: by the service's they may be due long since. */
    private final MongoOperations apart;
    private final Outbox outbox;
    private final Moving clock = new Moving();
    private String id = newId();

    @Autowired
    QuietTest(
            MongoClient client, MongoOperations mongo, Sender sender, TraceContext traces, Notices notices,
            Subscribers subscribers, AddressVault vault, @Qualifier("quietRounds") Rounds quietRounds) {
        this.apart = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "quiet-test"), mongo.getConverter());
        this.outbox = new Outbox(apart, sender, clock, traces,
                new OutboxProperties(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), 1), new SimpleMeterRegistry());
        this.notices = notices;
        this.subscribers = subscribers;
        this.quietRounds = quietRounds;
        this.crowd = new Crowd(subscribers, vault);
    }

    /** A clock that goes when it is told to. */
    private static final class Moving extends Clock {
        private Instant now = Instant.parse("2027-01-04T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void someoneIsConcerned() {
        crowd.confirmed("ada@example.org", "en", List.of("BE"), List.of("visit", "briefing"));
    }

    /** As after a restart: what counts is in the database. */
    private Gatherings gatherings() {
        return new Gatherings(outbox, notices, subscribers, new QuietProperties(QUIET, 4, Duration.ofHours(1)), clock);
    }

    private void take(int number, Message message) {
        gatherings().take(id + "-" + number + "-0", message, clock.instant());
    }

    private void announce() {
        take(1, new VisitMessage.Announced(visit(id, 1, "BE")));
    }

    private VisitMessage.EditionPublished edition(int edition, MeetingFacts... meetings) {
        var change = new ProgrammeChange("meeting-changed", "m-1", BRIEFING.summary(), null, null, null, null, null, null);
        return new VisitMessage.EditionPublished(
                visit(id, edition, "ANNOUNCED", List.of(meetings), null, "BE"), edition, List.of(change), List.of("BE"));
    }

    private static MeetingFacts meeting(String id, String start, BuildingFacts building, String status) {
        var at = OffsetDateTime.parse("2027-03-02T" + start + ":00+01:00");
        return new MeetingFacts(id, 1, status, BRIEFING.summary(), at, at.plusMinutes(90), building, BRIEFING.interlocutors());
    }

    private static MeetingFacts at(String start) {
        return meeting("m-1", start, PARLIAMENT, "CONFIRMED");
    }

    private List<Notice> told() {
        return notices.page(null, null, 100).stream().map(notice -> notice.state()).filter(notice -> notice.subject().equals(id)).toList().reversed();
    }

    private List<ProgrammeChange> changes(int notice) {
        return ((VisitMessage.EditionPublished) told().get(notice).message()).changes();
    }

    @Test
    void announcesAtOnceAndGathersWhatFollows() {
        announce();
        assertThat(told()).hasSize(1);
        take(2, edition(2, at("16:00")));
        clock.pass(QUIET.minusSeconds(1));
        gatherings().tellDue();
        assertThat(told()).hasSize(1);

        clock.pass(Duration.ofSeconds(1));
        gatherings().tellDue();
        assertThat(told()).hasSize(2);
        assertThat(told().getLast().urgent()).isFalse();
        gatherings().tellDue();
        assertThat(told()).hasSize(2);
    }

    @Test
    void showsAMeetingThatMovedTwiceFromFirstToLast() {
        announce();
        take(2, edition(2, at("16:00")));
        clock.pass(Duration.ofMinutes(10));
        take(3, edition(3, meeting("m-1", "18:00", COMMITTEE, "CONFIRMED")));
        clock.pass(Duration.ofMinutes(10));
        gatherings().tellDue();
        assertThat(told()).as("the second change begins the quiet time anew").hasSize(1);
        clock.pass(Duration.ofMinutes(5));
        gatherings().tellDue();

        assertThat(changes(1)).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo("meeting-moved");
            assertThat(change.previousStart()).isEqualTo(BRIEFING.start());
            assertThat(change.previousBuilding()).isEqualTo(PARLIAMENT);
            assertThat(change.start()).isEqualTo(OffsetDateTime.parse("2027-03-02T18:00:00+01:00"));
            assertThat(change.building()).isEqualTo(COMMITTEE);
        });
    }

    @Test
    void saysNothingOfWhatMovedThereAndBackButKnowsWhatComesNext() {
        announce();
        take(2, edition(2, at("16:00")));
        take(3, edition(3, BRIEFING));
        clock.pass(QUIET);
        gatherings().tellDue();
        assertThat(told()).hasSize(1);

        take(4, edition(4, at("17:00")));
        clock.pass(QUIET);
        gatherings().tellDue();
        assertThat(changes(1)).extracting(ProgrammeChange::kind).containsExactly("meeting-moved");
    }

    @Test
    void forgetsAMeetingThatCameAndWent() {
        announce();
        take(2, edition(2, BRIEFING, meeting("m-2", "10:00", COMMITTEE, "CONFIRMED")));
        take(3, edition(3, BRIEFING, meeting("m-2", "10:00", COMMITTEE, "CANCELLED"), meeting("m-3", "11:00", COMMITTEE, "CONFIRMED")));
        clock.pass(QUIET);
        gatherings().tellDue();
        assertThat(changes(1)).extracting(ProgrammeChange::kind, ProgrammeChange::meetingId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("meeting-added", "m-3"));
    }

    @Test
    void tellsACancelledMeetingAtOnceWithEverythingBefore() {
        announce();
        take(2, edition(2, at("16:00"), meeting("m-2", "10:00", COMMITTEE, "CONFIRMED")));
        clock.pass(Duration.ofMinutes(1));
        take(3, edition(3, meeting("m-1", "16:00", PARLIAMENT, "CANCELLED"), meeting("m-2", "10:00", COMMITTEE, "CONFIRMED")));

        assertThat(told()).hasSize(2);
        assertThat(told().getLast().urgent()).isTrue();
        assertThat(changes(1)).extracting(ProgrammeChange::kind).containsExactly("meeting-added", "meeting-cancelled");
    }

    @Test
    void waitsWithAMeetingIn49HoursAndNotWithOneIn47() {
        announce();
        clock.now = BRIEFING.start().toInstant().minus(Duration.ofHours(49));
        take(2, edition(2, at("15:30")));
        assertThat(told()).hasSize(1);
        clock.pass(Duration.ofHours(2));
        take(3, edition(3, at("15:00")));
        assertThat(told()).hasSize(2);
    }

    @Test
    void waitsAnHourAtMostHoweverOftenSomethingChanges() {
        announce();
        for (int minute = 0; minute < 60; minute += 10) {
            take(2 + minute, edition(2 + minute, at("16:" + minute / 10 + "0")));
            clock.pass(Duration.ofMinutes(10));
        }
        gatherings().tellDue();
        assertThat(told()).hasSize(2);
    }

    @Test
    void takesNothingTwice() {
        announce();
        take(2, edition(2, at("16:00")));
        clock.pass(QUIET);
        gatherings().tellDue();
        announce();
        take(2, edition(2, at("16:00")));
        clock.pass(QUIET);
        gatherings().tellDue();
        assertThat(told()).hasSize(2);
    }

    @Test
    void tellsACancelledVisitAndNothingThatWaited() {
        announce();
        take(2, edition(2, at("16:00")));
        take(3, new VisitMessage.Cancelled(visit(id, 3, "CANCELLED", List.of(at("16:00")), null, "BE")));
        clock.pass(QUIET.multipliedBy(4));
        gatherings().tellDue();
        assertThat(told()).extracting(Notice::type).containsExactly("visit.announced.v1", "visit.cancelled.v1");
    }

    @Test
    void goesOnWhereACrashBrokeOff() {
        announce();
        take(2, edition(2, at("16:00")));
        var waiting = apart.getCollection("gatherings").find(new Document("_id", "visit/" + id)).first();
        clock.pass(QUIET);
        gatherings().tellDue();
        assertThat(told()).hasSize(2);
        // As it was left by a process that ended after the notice was made and before that was written down.
        var closed = new Document(java.util.Objects.requireNonNull(waiting));
        var state = closed.get("state", Document.class);
        state.get("waiting", Document.class).put("closed", true);
        apart.getCollection("gatherings").replaceOne(new Document("_id", "visit/" + id), closed);

        take(3, edition(3, at("17:00")));
        clock.pass(QUIET);
        gatherings().tellDue();

        assertThat(told()).hasSize(3);
        assertThat(changes(2)).singleElement().extracting(ProgrammeChange::previousStart)
                .isEqualTo(OffsetDateTime.parse("2027-03-02T16:00:00+01:00"));
    }

    @Test
    void isToldByOneOfManyInstances() throws Exception {
        announce();
        take(2, edition(2, at("16:00")));
        clock.pass(QUIET);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Stream.generate(() -> Executors.callable(() -> gatherings().tellDue())).limit(8).toList())) {
                done.get();
            }
        }
        assertThat(told()).hasSize(2);
    }

    @Test
    void gathersTheChangesOfABriefing() {
        take(1, new BriefingMessage.Announced(briefing(1, "14:00", "ASP 3G2", null)));
        take(2, new BriefingMessage.Changed(briefing(2, "15:00", "ASP 3G2", null)));
        take(3, new BriefingMessage.Changed(briefing(3, "16:00", "ASP 1E2", null)));
        assertThat(told()).hasSize(1);
        clock.pass(QUIET);
        gatherings().tellDue();
        assertThat(told()).hasSize(2);
        assertThat(told().getLast().audience().kind()).isEqualTo("briefing");
        assertThat(((BriefingMessage.Changed) told().getLast().message()).previous()).isEqualTo(briefing(1, "14:00", "ASP 3G2", null));

        take(4, new BriefingMessage.Changed(briefing(4, "16:00", "ASP 1E2", null)));
        clock.pass(QUIET);
        gatherings().tellDue();
        assertThat(told()).as("nothing that a reader sees has changed").hasSize(2);

        take(5, new BriefingMessage.Cancelled(briefing(5, "16:00", "ASP 1E2", text("en", "The sponsor is ill."))));
        assertThat(told()).hasSize(3);
    }

    private BriefingFacts briefing(long version, String start, String room, @Nullable LocalizedText reason) {
        var at = OffsetDateTime.parse("2027-03-02T" + start + ":00+01:00");
        return new BriefingFacts(id, version, reason == null ? "ANNOUNCED" : "CANCELLED", text("en", "Peace across parties (sample)"),
                text("en", "Members hear the same facts."), "cross-party", List.of("BE"), at, at.plusHours(1), PARLIAMENT, room, reason);
    }

    @Test
    void sendsOneMailForSeveralEditionsFromTopicToMailbox() {
        // What was gathered is looked through only after all of it has come, however long that takes.
        quietRounds.stop();
        try {
            publish(id + "-1-0", new VisitMessage.Announced(farAhead(1, farAhead("m-1", "14:00", PARLIAMENT))));
            publish(id + "-2-0", farAheadEdition(2, farAhead("m-1", "16:00", PARLIAMENT)));
            publish(id + "-3-0", farAheadEdition(3, farAhead("m-1", "17:00", PARLIAMENT)));
            publish(id + "-4-0", farAheadEdition(4, farAhead("m-1", "18:00", PARLIAMENT), farAhead("m-2", "10:00", COMMITTEE)));
            await().atMost(Duration.ofSeconds(60)).until(() -> mongo.getCollection("gatherings")
                    .countDocuments(new Document("_id", "visit/" + id).append("state.number", 4)) == 1);
        } finally {
            quietRounds.start();
        }

        served(id + "-4-0", 1);
        var mails = about(id);
        assertThat(mails).hasSize(2);
        assertThat(mails.getLast().text())
                .contains("The programme of this visit has changed.")
                .contains("Briefing for members of several groups (new time): Saturday, 2 March 2999, 18:00–19:30")
                .contains("(before: Saturday, 2 March 2999, 14:00–15:30")
                .contains("Briefing for members of several groups (new): Saturday, 2 March 2999, 10:00–11:30")
                .doesNotContain("16:00", "17:00");
        publish(id + "-5-0", new VisitMessage.Cancelled(farAhead(5)));
        served(id + "-5-0", 1);
        assertThat(about(id)).hasSize(3);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(60)).until(() -> about(id).size() == 3);
    }

    // By the service's own clock: what begins within two days would not wait.

    private VisitFacts farAhead(int version, MeetingFacts... meetings) {
        VisitFacts plain = visit(id, version, meetings.length == 0 ? "CANCELLED" : "ANNOUNCED", List.of(meetings), null, "BE");
        return new VisitFacts(id, version, plain.state(), plain.title(), plain.purpose(), plain.hostAreas(),
                LocalDate.parse("2999-03-01"), LocalDate.parse("2999-03-03"), plain.timeZone(), plain.meetings(), null);
    }

    private VisitMessage.EditionPublished farAheadEdition(int edition, MeetingFacts... meetings) {
        return new VisitMessage.EditionPublished(farAhead(edition, meetings), edition, List.of(), List.of("BE"));
    }

    private static MeetingFacts farAhead(String id, String start, BuildingFacts building) {
        MeetingFacts near = meeting(id, start, building, "CONFIRMED");
        return new MeetingFacts(id, 1, near.status(), near.summary(), near.start().withYear(2999), near.end().withYear(2999), building, near.interlocutors());
    }

    /** The mails about one visit; those that an earlier test left on the way may still come in. */
    private static List<Arrived> about(String visit) {
        return SINK.to("ada@example.org").stream().filter(mail -> mail.text().contains("/visits/" + visit)).toList();
    }
}
