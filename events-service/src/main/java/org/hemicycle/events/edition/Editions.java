package org.hemicycle.events.edition;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * Every edition of every visit.
 *
 * <p>An edition is written before the visit that it belongs to, so that no visit names one that is missing. Where the
 * visit was not saved then, the next attempt writes its edition under the same number; therefore readers say up to which
 * number the visit goes.
 */
@Repository
public class Editions {

    private static final String COLLECTION = "editions";

    private final MongoOperations mongo;

    Editions(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(COLLECTION).createIndex(
                new Index().on("visit", Sort.Direction.ASC).on("number", Sort.Direction.ASC).named("by_visit"));
    }

    /** Writes an edition, in the place of one that was written for an attempt that failed. */
    public void save(Edition edition) {
        var state = new Document();
        mongo.getConverter().write(edition, state);
        state.remove("_class");
        mongo.save(new Document("_id", key(edition.visitId(), edition.number()))
                .append("visit", edition.visitId())
                .append("number", edition.number())
                .append("state", state), COLLECTION);
    }

    /** One edition of a visit, if it was written; ask only for numbers that the visit has reached. */
    public Optional<Edition> find(String visitId, long number) {
        return Optional.ofNullable(mongo.findById(key(visitId, number), Document.class, COLLECTION)).map(this::read);
    }

    /** The editions of a visit up to the number that it has reached, the latest first. */
    public List<Edition> upTo(String visitId, int number) {
        var query = new Query(where("visit").is(visitId).and("number").lte(number)).with(Sort.by(Sort.Direction.DESC, "number"));
        return mongo.find(query, Document.class, COLLECTION).stream().map(this::read).toList();
    }

    /** Every edition of a visit up to the one that was told last, the oldest first. */
    public List<Edition> until(Edition last) {
        return last.number() == 1 ? List.of(last) : upTo(last.visitId(), last.number()).reversed();
    }

    private Edition read(Document document) {
        return mongo.getConverter().read(Edition.class, Objects.requireNonNull(document.get("state", Document.class)));
    }

    private static String key(String visitId, long number) {
        return visitId + "/" + number;
    }
}
