package org.hemicycle.events.delegate;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Who has looked at which edition of which visit, one document per person and visit. */
@Repository
class Tellings {

    private static final String COLLECTION = "tellings";

    private final MongoOperations mongo;

    Tellings(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(COLLECTION).createIndex(new Index().on("visit", Sort.Direction.ASC).named("by_visit"));
    }

    /** Notes that a person opened their page on an edition, and says what they had seen. */
    Telling opened(String visitId, String person, int edition, Instant now) {
        Telling opened = find(visitId, person).opened(edition, now);
        mongo.upsert(one(visitId, person), new Update()
                .set("visit", visitId).set("person", person).set("before", opened.before()).set("seen", opened.seen())
                .set("seenAt", Date.from(now)), COLLECTION);
        return opened;
    }

    /** Notes that a person answered. */
    void answered(String visitId, String person, Instant now) {
        mongo.upsert(one(visitId, person), new Update().set("visit", visitId).set("person", person).set("answeredAt", Date.from(now)), COLLECTION);
    }

    Telling find(String visitId, String person) {
        Document found = mongo.findOne(one(visitId, person), Document.class, COLLECTION);
        return found == null ? Telling.none(person) : read(found);
    }

    /** What is known of a visit, by person. */
    Map<String, Telling> of(String visitId) {
        var tellings = new HashMap<String, Telling>();
        mongo.find(new Query(where("visit").is(visitId)), Document.class, COLLECTION)
                .forEach(document -> tellings.put(document.getString("person"), read(document)));
        return tellings;
    }

    private static Query one(String visitId, String person) {
        return new Query(where("_id").is(visitId + "/" + person));
    }

    private static Telling read(Document document) {
        return new Telling(document.getString("person"), document.getInteger("before", 0), document.getInteger("seen", 0),
                instant(document.getDate("seenAt")), instant(document.getDate("answeredAt")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
