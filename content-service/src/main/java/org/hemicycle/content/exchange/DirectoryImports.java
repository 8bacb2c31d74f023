package org.hemicycle.content.exchange;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.hemicycle.content.exchange.DirectoryImport.State;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** All imports, with what is still to be carried out of them in {@code directoryImportParts}. */
@Repository
class DirectoryImports {

    private static final String PARTS = "directoryImportParts";
    private static final int LATEST = 20;

    private final MongoOperations mongo;
    private final Clock clock;

    DirectoryImports(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        mongo.indexOps(DirectoryImport.class).createIndex(new Index("receivedAt", Sort.Direction.DESC).named("received"));
        mongo.indexOps(PARTS).createIndex(new Index("import", Sort.Direction.ASC).named("import"));
    }

    /** Saves an import after all its parts, so that one which broke off before is never seen. */
    void add(DirectoryImport one, List<byte[]> parts) {
        for (int part = 0; part < parts.size(); part++) {
            mongo.insert(
                    new Document("_id", one.id() + "/" + part)
                            .append("import", one.id())
                            .append("receivedAt", Date.from(one.receivedAt()))
                            .append("records", new Binary(parts.get(part))),
                    PARTS);
        }
        mongo.insert(one);
    }

    Optional<DirectoryImport> find(String id) {
        return Optional.ofNullable(mongo.findById(id, DirectoryImport.class));
    }

    List<DirectoryImport> latest() {
        return mongo.find(new Query().with(Sort.by(Sort.Direction.DESC, "receivedAt")).limit(LATEST), DirectoryImport.class);
    }

    /** The imports that are being carried out, the oldest first. */
    List<DirectoryImport> running() {
        return mongo.find(new Query(where("state").is(State.RUNNING)).with(Sort.by("receivedAt")), DirectoryImport.class);
    }

    /** A part as it was saved; nothing where it was carried out and removed. */
    Optional<byte[]> part(String id, int part) {
        return Optional.ofNullable(mongo.findById(id + "/" + part, Document.class, PARTS))
                .map(document -> document.get("records", Binary.class).getData());
    }

    /** Begins to carry out an import; one that was begun before stays as it is. */
    Optional<DirectoryImport> start(String id) {
        var started = mongo.findAndModify(
                new Query(where("_id").is(id).and("state").is(State.CHECKED)),
                new Update().set("state", State.RUNNING).set("changedAt", clock.instant()),
                FindAndModifyOptions.options().returnNew(true),
                DirectoryImport.class);
        return started == null ? find(id) : Optional.of(started);
    }

    /** Records that a part was carried out, once, and removes it; the last one ends the import. */
    void done(DirectoryImport one, int part) {
        var update = new Update().set("done", part + 1).set("changedAt", clock.instant());
        if (part + 1 >= one.parts()) {
            update.set("state", State.DONE);
        }
        mongo.updateFirst(
                new Query(where("_id").is(one.id()).and("state").is(State.RUNNING).and("done").is(part)), update, DirectoryImport.class);
        mongo.remove(new Query(where("_id").is(one.id() + "/" + part)), PARTS);
    }

    /** Removes an import that was not started; true if it was. */
    boolean remove(String id) {
        boolean removed = mongo.remove(new Query(where("_id").is(id).and("state").is(State.CHECKED)), DirectoryImport.class)
                        .getDeletedCount()
                > 0;
        if (removed) {
            mongo.remove(new Query(where("import").is(id)), PARTS);
        }
        return removed;
    }

    /** Removes imports that nobody started before a moment, and parts whose import never came to be. */
    void removeAbandoned(Instant before) {
        mongo.find(new Query(where("state").is(State.CHECKED).and("changedAt").lt(before)), DirectoryImport.class)
                .forEach(one -> remove(one.id()));
        var left = new Query(where("receivedAt").lt(Date.from(before)));
        left.fields().include("import");
        for (String id : mongo.findDistinct(left, "import", PARTS, String.class)) {
            if (find(id).isEmpty()) {
                mongo.remove(new Query(where("import").is(id)), PARTS);
            }
        }
    }
}
