package org.hemicycle.defaults.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Leases by name, so that one of several instances does a piece of work.
 *
 * <p>A lease ends by itself: whoever holds one must be done, or must have renewed it, before then. The work itself has
 * to bear being done twice, because a stalled holder may wake up late.
 */
public final class Leases {

    private static final String COLLECTION = "leases";

    private final MongoOperations mongo;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();

    /** Leases kept in the service's own database. */
    public Leases(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Takes or renews a lease for a while; false where another instance holds it. */
    public boolean hold(String name, Duration duration) {
        Instant now = clock.instant();
        var update = new Update().set("holder", holder).set("until", Date.from(now.plus(duration)));
        var mineOrEnded = new Query(where("_id").is(name)
                .orOperator(where("holder").is(holder), where("until").lte(Date.from(now))));
        if (mongo.findAndModify(mineOrEnded, update, FindAndModifyOptions.none(), Document.class, COLLECTION) != null) {
            return true;
        }
        try {
            mongo.insert(new Document("_id", name).append("holder", holder).append("until", Date.from(now.plus(duration))), COLLECTION);
            return true;
        } catch (DuplicateKeyException held) {
            return false;
        }
    }

    /** Gives a lease back before its end, if this instance holds it. */
    public void release(String name) {
        mongo.remove(new Query(where("_id").is(name).and("holder").is(holder)), COLLECTION);
    }
}
