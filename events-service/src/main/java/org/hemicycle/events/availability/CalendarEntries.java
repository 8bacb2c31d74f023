package org.hemicycle.events.availability;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** What was taken over from calendars: one document per entry, found by whose it is and when. */
@Repository
public class CalendarEntries {

    private static final String COLLECTION = "calendar_entries";
    /** What one question to the database may name. */
    static final int BATCH = 500;

    private final MongoOperations mongo;

    CalendarEntries(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(COLLECTION).createIndex(
                new Index().on("subject", Sort.Direction.ASC).on("start", Sort.Direction.ASC).named("by_start"));
        mongo.indexOps(COLLECTION).createIndex(
                new Index().on("subject", Sort.Direction.ASC).on("uid", Sort.Direction.ASC).named("by_uid"));
    }

    /** What would change if a batch of entries were taken over. */
    public record Difference(List<Entry> added, List<Entry> changed, int unchanged) {}

    /** Compares a batch with what is here; an entry with a lower SEQUENCE than ours changes nothing (RFC 5546 §2.1.5). */
    public Difference difference(String subject, List<Entry> batch) {
        Map<String, Document> here = new HashMap<>();
        mongo.find(new Query(where("_id").in(batch.stream().map(entry -> id(subject, entry)).toList())), Document.class, COLLECTION)
                .forEach(document -> here.put(document.getString("_id"), document));
        var added = new ArrayList<Entry>();
        var changed = new ArrayList<Entry>();
        int unchanged = 0;
        for (Entry entry : batch) {
            Document other = here.get(id(subject, entry));
            if (other == null) {
                added.add(entry);
            } else if (other.equals(document(subject, entry)) || other.getInteger("sequence", 0) > entry.sequence()) {
                unchanged++;
            } else {
                changed.add(entry);
            }
        }
        return new Difference(added, changed, unchanged);
    }

    /** Writes a batch; writing it again changes nothing. */
    public void save(String subject, List<Entry> batch) {
        if (batch.isEmpty()) {
            return;
        }
        BulkOperations bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, COLLECTION);
        batch.forEach(entry -> bulk.replaceOne(
                new Query(where("_id").is(id(subject, entry))), document(subject, entry), FindAndReplaceOptions.options().upsert()));
        bulk.execute();
    }

    /**
     * What a file takes away: occurrences of its own events that it does not name any more, or, where it replaces all,
     * everything it does not name; only inside the time that was looked at.
     */
    public List<String> gone(String subject, List<Entry> entries, Set<String> named, Horizon horizon, boolean replacesAll) {
        Set<String> there = new HashSet<>();
        entries.forEach(entry -> there.add(id(subject, entry)));
        var gone = new ArrayList<String>();
        var touched = where("subject").is(subject).and("start").lt(Date.from(horizon.until())).and("end").gt(Date.from(horizon.from()));
        if (replacesAll) {
            mongo.find(new Query(touched), Document.class, COLLECTION).forEach(document -> gone.add(document.getString("_id")));
        } else {
            for (List<String> uids : batches(named)) {
                mongo.find(new Query(where("subject").is(subject).and("uid").in(uids)), Document.class, COLLECTION).stream()
                        .filter(document -> horizon.touches(instant(document, "start"), instant(document, "end")))
                        .forEach(document -> gone.add(document.getString("_id")));
            }
        }
        gone.removeIf(there::contains);
        return gone;
    }

    /** Removes what a file has taken away. */
    public void remove(List<String> ids) {
        for (List<String> batch : batches(ids)) {
            mongo.remove(new Query(where("_id").in(batch)), COLLECTION);
        }
    }

    /** Entries that touch a stretch of time, by their start. */
    List<Entry> touching(String subject, Instant from, Instant until) {
        // An entry that began before the stretch may reach into it, but none is longer than the longest.
        var query = new Query(where("subject").is(subject)
                .and("start").lt(Date.from(until)).gt(Date.from(from.minus(Horizon.LONGEST)))
                .and("end").gt(Date.from(from)));
        return mongo.find(query.with(Sort.by("start", "_id")).limit(Horizon.MOST_ENTRIES), Document.class, COLLECTION).stream()
                .map(CalendarEntries::entry)
                .toList();
    }

    private static String id(String subject, Entry entry) {
        return subject + "/" + entry.key();
    }

    private static Document document(String subject, Entry entry) {
        var document = new Document("_id", id(subject, entry))
                .append("subject", subject)
                .append("uid", entry.uid())
                .append("recurrence", entry.recurrence())
                .append("sequence", entry.sequence())
                .append("start", Date.from(entry.start()))
                .append("end", Date.from(entry.end()))
                .append("kind", entry.kind());
        if (entry.firstDay() != null) {
            document.append("firstDay", entry.firstDay().toString());
        }
        if (entry.lastDay() != null) {
            document.append("lastDay", entry.lastDay().toString());
        }
        if (entry.summary() != null) {
            document.append("summary", entry.summary());
        }
        return document;
    }

    private static Entry entry(Document document) {
        return new Entry(
                document.getString("uid"), document.getString("recurrence"), document.getInteger("sequence", 0),
                instant(document, "start"), instant(document, "end"), day(document, "firstDay"), day(document, "lastDay"),
                document.getString("kind"), document.getString("summary"));
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }

    private static @Nullable LocalDate day(Document document, String field) {
        String day = document.getString(field);
        return day == null ? null : LocalDate.parse(day);
    }

    /** Entries in portions that the store takes at once. */
    public static <T> List<List<T>> batches(Collection<T> all) {
        var list = List.copyOf(all);
        var batches = new ArrayList<List<T>>();
        for (int from = 0; from < list.size(); from += BATCH) {
            batches.add(list.subList(from, Math.min(list.size(), from + BATCH)));
        }
        return batches;
    }
}
