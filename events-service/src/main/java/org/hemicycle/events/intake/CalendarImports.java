package org.hemicycle.events.intake;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.hemicycle.events.intake.CalendarImport.State;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** All imports with their files; a file is forgotten when it was applied, and everything after a month. */
@Repository
class CalendarImports {

    private static final String COLLECTION = "calendar_imports";
    private static final Duration KEPT = Duration.ofDays(30);
    /** A file that nobody applied is forgotten after a day: it says where somebody is. */
    private static final Duration FILE_KEPT = Duration.ofDays(1);
    /** Whoever works on an import says so more often than this. */
    static final Duration STALLED = Duration.ofSeconds(30);

    private final MongoOperations mongo;

    CalendarImports(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(COLLECTION).createIndex(new Index().on("createdAt", Sort.Direction.DESC).named("by_age"));
        mongo.indexOps(COLLECTION).createIndex(
                new Index().on("state", Sort.Direction.ASC).on("touchedAt", Sort.Direction.ASC).named("by_state"));
    }

    void add(CalendarImport created, byte[] file, Instant now) {
        var document = new Document("_id", created.id())
                .append("state", created.state().name())
                .append("createdAt", Date.from(created.createdAt()))
                .append("touchedAt", Date.from(now))
                .append("file", new Binary(file));
        document.append("import", written(created));
        mongo.insert(document, COLLECTION);
    }

    Optional<CalendarImport> find(String id) {
        return Optional.ofNullable(mongo.findOne(withoutFile(new Query(where("_id").is(id))), Document.class, COLLECTION)).map(this::read);
    }

    List<CalendarImport> latest(int limit) {
        return mongo.find(withoutFile(new Query().with(Sort.by(Sort.Direction.DESC, "createdAt")).limit(limit)), Document.class, COLLECTION)
                .stream().map(this::read).toList();
    }

    byte @Nullable [] file(String id) {
        Document document = mongo.findById(id, Document.class, COLLECTION);
        Binary file = document == null ? null : document.get("file", Binary.class);
        return file == null ? null : file.getData();
    }

    /** Goes from one state to the next; false where it is not in that state any more. */
    boolean move(String id, State from, CalendarImport to, Instant now) {
        var update = new Update().set("state", to.state().name()).set("touchedAt", Date.from(now)).set("import", written(to));
        if (to.state() == State.APPLIED || to.state() == State.REFUSED) {
            update.unset("file");
        }
        return mongo.updateFirst(new Query(where("_id").is(id).and("state").is(from.name())), update, COLLECTION).getMatchedCount() > 0;
    }

    /** Tells that the work goes on. */
    void progress(String id, State state, int done, int total, Instant now) {
        mongo.updateFirst(
                new Query(where("_id").is(id).and("state").is(state.name())),
                new Update().set("import.progress.done", done).set("import.progress.total", total).set("touchedAt", Date.from(now)),
                COLLECTION);
    }

    /** Takes over an import that whoever worked on it has left, one at a time. */
    Optional<CalendarImport> takeOverStalled(Instant now) {
        var stalled = new Query(where("state").in(State.READING.name(), State.APPLYING.name())
                .and("touchedAt").lt(Date.from(now.minus(STALLED))));
        return Optional.ofNullable(mongo.findAndModify(
                        stalled, new Update().set("touchedAt", Date.from(now)), FindAndModifyOptions.options().returnNew(true), Document.class, COLLECTION))
                .map(this::read);
    }

    boolean discard(String id) {
        return mongo.remove(new Query(where("_id").is(id).and("state").nin(State.APPLYING.name())), COLLECTION).getDeletedCount() > 0;
    }

    void forgetOld(Instant now) {
        mongo.remove(new Query(where("createdAt").lt(Date.from(now.minus(KEPT)))), COLLECTION);
        mongo.updateMulti(
                new Query(where("createdAt").lt(Date.from(now.minus(FILE_KEPT))).and("state").is(State.PREVIEW.name())),
                new Update().unset("file").unset("import.sample"),
                COLLECTION);
    }

    private static Query withoutFile(Query query) {
        query.fields().exclude("file");
        return query;
    }

    private Document written(CalendarImport state) {
        var document = new Document();
        mongo.getConverter().write(state, document);
        document.remove("_class");
        return document;
    }

    private CalendarImport read(Document document) {
        return mongo.getConverter().read(CalendarImport.class, Objects.requireNonNull(document.get("import", Document.class)));
    }
}
