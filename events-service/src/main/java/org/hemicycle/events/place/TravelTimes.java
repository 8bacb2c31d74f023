package org.hemicycle.events.place;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.events.itinerary.Leg;
import org.hemicycle.events.itinerary.Timetable;
import org.hemicycle.events.itinerary.Timetable.Journey;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The journeys that were known at the start, and over them those that staff looked up. */
@Repository
public class TravelTimes {

    private static final String COLLECTION = "travelTimes";

    /**
     * A journey with whoever entered it.
     *
     * @param journey the journey
     * @param source where the minutes come from
     * @param enteredBy who entered it, or null for what was known at the start
     * @param enteredAt when
     */
    record Entry(Journey journey, @Nullable String source, @Nullable String enteredBy, @Nullable Instant enteredAt) {

        /** When it was entered, in milliseconds since 1970; 0 for what was known at the start. */
        long stamp() {
            return enteredAt == null ? 0 : enteredAt.toEpochMilli();
        }
    }

    private final MongoOperations mongo;
    private final Places places;
    private final Clock clock;

    TravelTimes(MongoOperations mongo, Places places, Clock clock) {
        this.mongo = mongo;
        this.places = places;
        this.clock = clock;
    }

    /** The timetable as it is now. */
    public Timetable timetable() {
        var journeys = new ArrayList<>(places.journeys());
        entered().forEach(entry -> journeys.add(entry.journey()));
        return new Timetable(journeys);
    }

    /** Every journey that staff entered, by its ends. */
    List<Entry> entered() {
        return mongo.find(new Query().with(Sort.by("_id")), Document.class, COLLECTION).stream().map(TravelTimes::entry).toList();
    }

    /**
     * Enters a journey; it counts for the way back too where nobody entered that.
     *
     * @param seen the latest entry that whoever enters it has seen, in milliseconds since 1970; 0 for none
     * @throws StaleVersion when somebody else has entered it since
     */
    Entry enter(Journey journey, String source, String who, long seen) {
        Instant now = clock.instant();
        String id = key(journey.from(), journey.to());
        var update = new Update().set("from", journey.from()).set("to", journey.to()).set("mode", journey.mode().name())
                .set("minutes", journey.minutes()).set("estimate", journey.estimate()).set("source", source)
                .set("enteredBy", who).set("enteredAt", Date.from(now));
        try {
            // Where somebody else was quicker nothing matches, and a second document of that id cannot be.
            mongo.upsert(new Query(where("_id").is(id).and("enteredAt").lte(new Date(seen))), update, COLLECTION);
        } catch (DuplicateKeyException quicker) {
            throw new StaleVersion(id, seen);
        }
        return new Entry(journey, source, who, now);
    }

    /** What staff entered for a journey in this direction, if anything. */
    @Nullable Entry entered(String from, String to) {
        Document found = mongo.findById(key(from, to), Document.class, COLLECTION);
        return found == null ? null : entry(found);
    }

    private static String key(String from, String to) {
        return from + "/" + to;
    }

    private static Entry entry(Document document) {
        var journey = new Journey(
                text(document, "from"), text(document, "to"), Leg.Mode.valueOf(text(document, "mode")),
                Objects.requireNonNull(document.getInteger("minutes")), Boolean.TRUE.equals(document.getBoolean("estimate")));
        Date entered = document.getDate("enteredAt");
        return new Entry(journey, document.getString("source"), document.getString("enteredBy"), entered == null ? null : entered.toInstant());
    }

    private static String text(Document document, String field) {
        return Objects.requireNonNull(document.getString(field));
    }
}
