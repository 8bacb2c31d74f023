package org.hemicycle.events.registration;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.hemicycle.events.briefing.BriefingId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** When guests last opened their page, kept apart from the briefing so that reading never stands in an answer's way. */
@Repository
class Openings {

    private static final String COLLECTION = "openings";

    private final MongoOperations mongo;

    Openings(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(COLLECTION).createIndex(new Index().on("briefing", Sort.Direction.ASC).named("by_briefing"));
    }

    /**
     * Notes that somebody opened their page.
     *
     * @param placing the version that first held the briefing to be when and where they are shown it
     * @return the placing that they were shown before this one, 0 where this is the first
     */
    long note(String briefingId, String personId, long placing, Instant now) {
        var id = new Query(where("_id").is(briefingId + "/" + personId));
        Document known = mongo.findOne(id, Document.class, COLLECTION);
        long seen = number(known, "seen");
        long before = seen == placing ? number(known, "before") : seen;
        mongo.upsert(
                id,
                new Update().set("briefing", briefingId).set("person", personId).set("at", Date.from(now)).set("seen", placing).set("before", before),
                COLLECTION);
        return before;
    }

    private static long number(@Nullable Document known, String field) {
        Number number = known == null ? null : known.get(field, Number.class);
        return number == null ? 0 : number.longValue();
    }

    void erase(BriefingId briefing) {
        mongo.remove(new Query(where("briefing").is(briefing.value())), COLLECTION);
    }

    /** When each person of a briefing last opened their page. */
    Map<String, Instant> of(BriefingId briefing) {
        var opened = new HashMap<String, Instant>();
        for (Document one : mongo.find(new Query(where("briefing").is(briefing.value())), Document.class, COLLECTION)) {
            opened.put(one.getString("person"), one.getDate("at").toInstant());
        }
        return opened;
    }
}
