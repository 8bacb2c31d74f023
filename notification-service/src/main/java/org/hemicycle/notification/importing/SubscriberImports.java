package org.hemicycle.notification.importing;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.hemicycle.defaults.seal.Seal;
import org.hemicycle.notification.importing.SubscriberImport.State;
import org.hemicycle.notification.subscriber.AddressProperties;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** All imports, in the collection {@code imports}, with what is still to be carried out in {@code importParts}, sealed. */
@Repository
class SubscriberImports {

    private static final String PARTS = "importParts";
    private static final int LATEST = 20;

    private final MongoOperations mongo;
    private final Clock clock;
    private final Seal seal;

    SubscriberImports(MongoOperations mongo, Clock clock, AddressProperties address) {
        this.mongo = mongo;
        this.clock = clock;
        this.seal = new Seal(address.key(), "ADDRESS_KEY", "hemicycle subscriber imports");
        var indexes = mongo.indexOps(SubscriberImport.class);
        indexes.createIndex(new Index("receivedAt", Sort.Direction.DESC).named("received"));
        indexes.createIndex(new Index("state", Sort.Direction.ASC).on("receivedAt", Sort.Direction.ASC).named("state_received"));
        mongo.indexOps(PARTS).createIndex(new Index("import", Sort.Direction.ASC).named("import"));
    }

    void save(SubscriberImport one) {
        mongo.save(one);
    }

    Optional<SubscriberImport> find(String id) {
        return Optional.ofNullable(mongo.findById(id, SubscriberImport.class));
    }

    List<SubscriberImport> latest() {
        return mongo.find(
                new Query().with(Sort.by(Sort.Direction.DESC, "receivedAt")).limit(LATEST), SubscriberImport.class);
    }

    /** The imports that are being carried out, the oldest first. */
    List<SubscriberImport> running() {
        return mongo.find(
                new Query(where("state").is(State.RUNNING)).with(Sort.by("receivedAt")), SubscriberImport.class);
    }

    void savePart(String id, int part, List<Candidate> candidates) {
        String owner = id + "/" + part;
        mongo.insert(
                new Document("_id", owner)
                        .append("import", id)
                        .append("sealed", new Binary(seal.seal(Candidate.write(candidates), owner))),
                PARTS);
    }

    /** The candidates of a part; none where it was carried out and removed. */
    List<Candidate> part(String id, int part) {
        String owner = id + "/" + part;
        Document document = mongo.findById(owner, Document.class, PARTS);
        return document == null
                ? List.of()
                : Candidate.read(seal.open(document.get("sealed", Binary.class).getData(), owner));
    }

    /** Goes from one state to the next; nothing where it is in another one. */
    Optional<SubscriberImport> go(String id, State from, State to) {
        return Optional.ofNullable(mongo.findAndModify(
                new Query(where("_id").is(id).and("state").is(from)),
                new Update().set("state", to).set("changedAt", clock.instant()),
                FindAndModifyOptions.options().returnNew(true),
                SubscriberImport.class));
    }

    /** Records that a part was carried out, once, and removes it; the last one ends the import. */
    void done(SubscriberImport one, int part, int added) {
        var update = new Update().inc("added", added).set("done", part + 1).set("changedAt", clock.instant());
        if (part + 1 == one.parts()) {
            update.set("state", State.DONE);
        }
        mongo.updateFirst(
                new Query(where("_id").is(one.id()).and("state").is(State.RUNNING).and("done").is(part)),
                update,
                SubscriberImport.class);
        mongo.remove(new Query(where("_id").is(one.id() + "/" + part)), PARTS);
    }

    /** Removes an import with what is left of its parts. */
    void remove(String id) {
        mongo.remove(new Query(where("import").is(id)), PARTS);
        mongo.remove(new Query(where("_id").is(id)), SubscriberImport.class);
    }

    /** The ids of imports that nobody started, or that broke off, before a moment. */
    List<String> abandoned(Instant before) {
        return mongo
                .find(
                        new Query(where("state").in(State.RECEIVING, State.CHECKED).and("changedAt").lt(before)),
                        SubscriberImport.class)
                .stream()
                .map(SubscriberImport::id)
                .toList();
    }
}
