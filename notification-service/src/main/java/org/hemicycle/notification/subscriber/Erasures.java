package org.hemicycle.notification.subscriber;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.defaults.store.Leases;
import org.hemicycle.notification.subscriber.Belongings.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * Forgets subscribers, in the collection {@code erasures} as long as that takes: it is written down before anything is
 * removed, so that a crash in the middle leaves no half of anybody, and done again until everything that was being sent at
 * that moment has come to its record.
 */
@Repository
class Erasures {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final MongoOperations mongo;
    private final Subscribers subscribers;
    private final List<Belongings> belongings;
    private final Leases leases;
    private final Clock clock;

    Erasures(MongoOperations mongo, Subscribers subscribers, List<Belongings> belongings, Leases leases, Clock clock) {
        this.mongo = mongo;
        this.subscribers = subscribers;
        this.belongings = belongings;
        this.leases = leases;
        this.clock = clock;
    }

    /**
     * Somebody who is to be forgotten, by what finds what is known of them.
     *
     * @param done the names of the belongings that are gone, and are not asked again: their owner may be back
     */
    @Document("erasures")
    record Erasure(@Id String id, String emailHash, @Nullable Integer bucket, Instant since, List<String> done) {}

    /** Forgets somebody; from here on nothing is sent to them, also of what waits already. */
    void begin(Owner owner) {
        var erasure = new Erasure(owner.id(), owner.emailHash(), owner.bucket(), clock.instant(), List.of());
        mongo.save(erasure);
        carryOut(erasure);
    }

    private void carryOut(Erasure erasure) {
        var owner = new Owner(erasure.id(), erasure.emailHash(), erasure.bucket());
        subscribers.erase(owner.id());
        var done = new ArrayList<>(erasure.done());
        belongings.stream()
                .filter(kept -> !done.contains(kept.name()))
                .filter(kept -> kept.erase(owner))
                .forEach(kept -> done.add(kept.name()));
        var query = new Query(where("_id").is(erasure.id()));
        if (done.size() == belongings.size()) {
            mongo.remove(query, Erasure.class);
        } else {
            mongo.updateFirst(query, new Update().set("done", done), Erasure.class);
        }
    }

    /** Goes on with those who are not forgotten altogether yet, where no other instance does. */
    void goOn() {
        if (leases.hold("erasures", LEASE)) {
            carryOutAll();
        }
    }

    /** As {@link #goOn()}, whoever else does. */
    void carryOutAll() {
        mongo.find(new Query(), Erasure.class).forEach(this::carryOut);
    }
}
