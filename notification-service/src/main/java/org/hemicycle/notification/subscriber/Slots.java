package org.hemicycle.notification.subscriber;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The slots of digests that somebody ever chose, each with its times, in the collection {@code slots}. */
@Repository
public class Slots {

    private final MongoOperations mongo;

    Slots(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(Waiting.class).createIndex(new Index("next", Sort.Direction.ASC).named("next"));
    }

    /**
     * A slot with its times.
     *
     * @param id the slot's key
     * @param last the time of its latest digest, or the time at which it would have been
     * @param next the time of its next digest
     */
    @Document("slots")
    public record Waiting(@Id String id, Instant last, Instant next) {}

    /** Sees to it that digests come in a slot from now on. */
    void open(Slot slot, Instant now) {
        if (!mongo.exists(new Query(where("_id").is(slot.key())), Waiting.class)) {
            try {
                mongo.insert(new Waiting(slot.key(), slot.until(now), slot.after(now)));
            } catch (DuplicateKeyException openedElsewhere) {
                // It only has to be open.
            }
        }
    }

    /** The slots whose time has come, the longest waiting first. */
    public List<Waiting> due(Instant now) {
        return mongo.find(new Query(where("next").lte(now)).with(Sort.by("next")), Waiting.class);
    }

    /** Goes on to the next time of a slot, unless another instance did. */
    public void served(Waiting slot, Instant at) {
        mongo.updateFirst(
                new Query(where("_id").is(slot.id()).and("next").is(slot.next())),
                new Update().set("last", at).set("next", Slot.of(slot.id()).after(at)),
                Waiting.class);
    }
}
