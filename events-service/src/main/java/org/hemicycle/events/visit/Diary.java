package org.hemicycle.events.visit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Who is expected where across all visits: one entry per interlocutor and meeting.
 *
 * <p>Two visits may be saved at the same moment, each in its own document, so asking first and saving then would let
 * both have the same person. Therefore an entry is written first and others are looked for then: of two that overlap at
 * least one sees the other and is refused. An entry is trusted only as far as the visit bears it out, so that one left
 * behind by a crash stands in nobody's way.
 */
@Component
class Diary {

    private static final String COLLECTION = "diary";
    /** How long a writer may take between its entry and its visit. */
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration LONGEST_MEETING = Duration.ofHours(24);

    private final MongoOperations mongo;
    private final Visits visits;
    private final Clock clock;

    Diary(MongoOperations mongo, Visits visits, Clock clock) {
        this.mongo = mongo;
        this.visits = visits;
        this.clock = clock;
        mongo.indexOps(COLLECTION).createIndex(
                new Index().on("person", Sort.Direction.ASC).on("start", Sort.Direction.ASC).named("by_person"));
        mongo.indexOps(COLLECTION).createIndex(new Index().on("meeting", Sort.Direction.ASC).named("by_meeting"));
    }

    /**
     * Enters a meeting for each of its interlocutors.
     *
     * @throws org.hemicycle.defaults.refusal.Refused PERSON_IN_TWO_PLACES when one is expected elsewhere; nothing is entered then
     */
    Entry enter(VisitId visit, Meeting meeting) {
        var entry = new Entry(visit, meeting, new ArrayList<>());
        for (PersonReference person : meeting.interlocutors()) {
            String id = key(visit, meeting.id()) + "/" + person.id() + "/" + meeting.sequence();
            mongo.save(new Document("_id", id)
                    .append("person", person.id())
                    .append("visit", visit.value())
                    .append("meeting", key(visit, meeting.id()))
                    .append("meetingId", meeting.id())
                    .append("start", Date.from(meeting.slot().start()))
                    .append("end", Date.from(meeting.slot().end()))
                    .append("entered", Date.from(clock.instant())), COLLECTION);
            entry.ids.add(id);
        }
        try {
            for (PersonReference person : meeting.interlocutors()) {
                refuseIfElsewhere(visit, meeting, person);
            }
        } catch (RuntimeException refused) {
            withdraw(entry);
            throw refused;
        }
        return entry;
    }

    /** Makes an entry the only one of its meeting, once the visit that bears it out is saved. */
    void confirm(Entry entry) {
        mongo.remove(new Query(where("meeting").is(key(entry.visit, entry.meeting.id())).and("_id").nin(entry.ids)), COLLECTION);
    }

    /** Takes an entry back, because the visit was not saved. */
    void withdraw(Entry entry) {
        mongo.remove(new Query(where("_id").in(entry.ids)), COLLECTION);
    }

    /** Forgets a meeting that will not take place. */
    void strike(VisitId visit, String meetingId) {
        mongo.remove(new Query(where("meeting").is(key(visit, meetingId))), COLLECTION);
    }

    private void refuseIfElsewhere(VisitId visit, Meeting meeting, PersonReference person) {
        var overlapping = new Query(where("person").is(person.id())
                .and("start").lt(Date.from(meeting.slot().end())).gt(Date.from(meeting.slot().start().minus(LONGEST_MEETING))));
        for (Document other : mongo.find(overlapping, Document.class, COLLECTION)) {
            boolean own = key(visit, meeting.id()).equals(other.getString("meeting"));
            if (own || !other.getDate("end").toInstant().isAfter(meeting.slot().start())) {
                continue;
            }
            var otherVisit = new VisitId(other.getString("visit"));
            String otherMeeting = other.getString("meetingId");
            if (bornOut(otherVisit, otherMeeting, person, meeting.slot())) {
                throw Visit.inTwoPlaces(person.name(), summary(otherVisit, otherMeeting), otherMeeting, otherVisit);
            }
            Instant entered = other.getDate("entered").toInstant();
            if (entered.isAfter(clock.instant().minus(GRACE))) {
                // Somebody is about to save it. Giving way to each other is safe; one of the two asks again.
                throw Visit.inTwoPlaces(person.name(), LocalizedText.of("en", "a meeting being scheduled now"), otherMeeting, otherVisit);
            }
            mongo.remove(new Query(where("_id").is(other.getString("_id"))), COLLECTION);
        }
    }

    private boolean bornOut(VisitId visit, String meetingId, PersonReference person, Slot slot) {
        return visits.find(visit).stream()
                .flatMap(found -> found.state().meetings().stream())
                .anyMatch(meeting -> meeting.id().equals(meetingId)
                        && meeting.takesPlace()
                        && meeting.slot().overlaps(slot)
                        && meeting.interlocutors().stream().anyMatch(one -> one.id().equals(person.id())));
    }

    private LocalizedText summary(VisitId visit, String meetingId) {
        return visits.find(visit).map(found -> found.state().meeting(meetingId).summary()).orElseGet(() -> LocalizedText.of("en", "another meeting"));
    }

    private static String key(VisitId visit, String meetingId) {
        return visit.value() + "/" + meetingId;
    }

    /** What was written for one meeting. */
    record Entry(VisitId visit, Meeting meeting, List<String> ids) {}
}
