package org.hemicycle.events.diary;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.diary.Engagement.Taken;
import org.hemicycle.events.programme.ProgrammeRefusal;
import org.hemicycle.events.programme.Slot;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Who is expected where across all visits and briefings: one entry per person or room and engagement.
 *
 * <p>Two visits may be saved at the same moment, each in its own document, so asking first and saving then would let
 * both have the same person. Therefore an entry is written first and others are looked for then: of two that overlap at
 * least one sees the other and is refused. An entry is trusted only as far as a witness bears it out, so that one left
 * behind by a crash stands in nobody's way.
 */
@Component
public class Diary {

    private static final String COLLECTION = "diary";
    /** How long a writer may take between its entry and its visit. */
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration LONGEST_MEETING = Duration.ofHours(24);

    private final MongoOperations mongo;
    private final ObjectProvider<Witness> witnesses;
    private final Clock clock;

    Diary(MongoOperations mongo, ObjectProvider<Witness> witnesses, Clock clock) {
        this.mongo = mongo;
        this.witnesses = witnesses;
        this.clock = clock;
        mongo.indexOps(COLLECTION).createIndex(
                new Index().on("taken", Sort.Direction.ASC).on("start", Sort.Direction.ASC).named("by_taken"));
        mongo.indexOps(COLLECTION).createIndex(new Index().on("item", Sort.Direction.ASC).named("by_item"));
    }

    /**
     * Enters an engagement for everybody and every room that it takes; save the subject then, and {@link #confirm} or
     * {@link #withdraw}.
     *
     * @throws Refused PERSON_IN_TWO_PLACES or ROOM_TAKEN (409) when one is taken elsewhere; nothing is entered then
     */
    public Entry enter(Engagement engagement) {
        var entry = new Entry(engagement, new ArrayList<>());
        for (Taken taken : engagement.taken()) {
            String id = engagement.key() + "/" + UUID.randomUUID();
            mongo.save(new Document("_id", id)
                    .append("taken", taken.key())
                    .append("item", engagement.key())
                    .append("subjectKind", engagement.subjectKind())
                    .append("subjectId", engagement.subjectId())
                    .append("itemId", engagement.itemId())
                    .append("start", Date.from(engagement.slot().start()))
                    .append("end", Date.from(engagement.slot().end()))
                    .append("entered", Date.from(clock.instant())), COLLECTION);
            entry.ids.add(id);
        }
        try {
            for (Taken taken : engagement.taken()) {
                refuseIfElsewhere(engagement, taken);
            }
        } catch (RuntimeException refused) {
            withdraw(entry);
            throw refused;
        }
        return entry;
    }

    /** Makes an entry the only one of its engagement, once the subject that bears it out is saved. */
    public void confirm(Entry entry) {
        mongo.remove(new Query(where("item").is(entry.engagement.key()).and("_id").nin(entry.ids)), COLLECTION);
    }

    /** Takes an entry back, because the subject was not saved. */
    public void withdraw(Entry entry) {
        mongo.remove(new Query(where("_id").in(entry.ids)), COLLECTION);
    }

    /** Forgets an engagement that will not take place. */
    public void strike(String subjectKind, String subjectId, String itemId) {
        mongo.remove(new Query(where("item").is(subjectKind + "/" + subjectId + "/" + itemId)), COLLECTION);
    }

    /**
     * What others have people and rooms for, borne out by what is saved.
     *
     * @param taken keys of people and rooms
     * @param from the earliest end
     * @param until the latest start
     * @param subjectKind the kind of the subject whose own engagements are left out
     * @param subjectId its id
     */
    public List<Engagement> others(Collection<String> taken, Instant from, Instant until, String subjectKind, String subjectId) {
        var found = new LinkedHashMap<String, Engagement>();
        var around = new Query(where("taken").in(taken)
                .and("start").lt(Date.from(until)).gt(Date.from(from.minus(LONGEST_MEETING))));
        for (Document other : mongo.find(around, Document.class, COLLECTION)) {
            boolean own = subjectKind.equals(other.getString("subjectKind")) && subjectId.equals(other.getString("subjectId"));
            if (!own && other.getDate("end").toInstant().isAfter(from) && !found.containsKey(other.getString("item"))) {
                witnessed(other).ifPresent(one -> found.put(other.getString("item"), one));
            }
        }
        return List.copyOf(found.values());
    }

    private void refuseIfElsewhere(Engagement engagement, Taken taken) {
        Slot slot = engagement.slot();
        var overlapping = new Query(where("taken").is(taken.key())
                .and("start").lt(Date.from(slot.end())).gt(Date.from(slot.start().minus(LONGEST_MEETING))));
        for (Document other : mongo.find(overlapping, Document.class, COLLECTION)) {
            if (engagement.key().equals(other.getString("item")) || !other.getDate("end").toInstant().isAfter(slot.start())) {
                continue;
            }
            Optional<Engagement> borneOut = witnessed(other)
                    .filter(one -> one.slot().overlaps(slot) && one.taken().stream().anyMatch(theirs -> theirs.key().equals(taken.key())));
            if (borneOut.isPresent()) {
                throw elsewhere(taken, borneOut.get().summary(), other.getString("itemId"), other.getString("subjectKind"), other.getString("subjectId"));
            }
            Instant entered = other.getDate("entered").toInstant();
            if (entered.isAfter(clock.instant().minus(GRACE))) {
                // Somebody is about to save it. Giving way to each other is safe; one of the two asks again.
                throw elsewhere(taken, LocalizedText.of("en", "a meeting being scheduled now"), other.getString("itemId"),
                        other.getString("subjectKind"), other.getString("subjectId"));
            }
            mongo.remove(new Query(where("_id").is(other.getString("_id"))), COLLECTION);
        }
    }

    private Optional<Engagement> witnessed(Document entry) {
        return witnesses.stream()
                .filter(witness -> witness.subjectKind().equals(entry.getString("subjectKind")))
                .findFirst()
                .flatMap(witness -> witness.engagement(entry.getString("subjectId"), entry.getString("itemId")));
    }

    /** The refusal of a clash, which says who or what is taken by which engagement; the same wherever it is found. */
    public static Refused elsewhere(Taken taken, LocalizedText summary, String itemId, String subjectKind, String subjectId) {
        String meeting = summary.in("en");
        boolean person = taken instanceof Taken.Person;
        return new Refused(
                person ? ProgrammeRefusal.PERSON_IN_TWO_PLACES : ProgrammeRefusal.ROOM_TAKEN,
                (person ? "%s is already expected at “%s” at that time." : "%s is taken by “%s” at that time.").formatted(taken.name(), meeting),
                List.of(new FieldFault("start", "clashes with “%s” (%s)".formatted(meeting, taken.name()))),
                Map.of(person ? "person" : "room", taken.name(), "meeting", itemId, subjectKind, subjectId));
    }

    /** What was written for one engagement. */
    public static final class Entry {
        private final Engagement engagement;
        private final List<String> ids;

        private Entry(Engagement engagement, List<String> ids) {
            this.engagement = engagement;
            this.ids = ids;
        }
    }
}
