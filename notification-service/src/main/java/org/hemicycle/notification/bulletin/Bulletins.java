package org.hemicycle.notification.bulletin;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.hemicycle.contracts.ChunkPlanned;
import org.hemicycle.contracts.Topics;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All bulletins, in the collection {@code bulletins}; their chunks go on the lane of what can wait. */
@Repository
public class Bulletins {

    private static final String COLLECTION = "bulletins";
    private static final String PREFIX = "bulletin~";

    private final Aggregates<Bulletin> aggregates;
    private final MongoOperations mongo;

    Bulletins(Outbox outbox, MongoOperations mongo) {
        this.aggregates = outbox.aggregates(COLLECTION, Bulletin.class);
        this.mongo = mongo;
        aggregates.index(new Index("state.state", Sort.Direction.ASC)
                .on("state.sendAt", Sort.Direction.ASC)
                .named("state_send_at"));
        aggregates.index(new Index("state.writtenAt", Sort.Direction.DESC)
                .on("_id", Sort.Direction.DESC)
                .named("written_id"));
    }

    /** Whether a notice's id is a bulletin's. */
    public static boolean isBulletin(String notice) {
        return notice.startsWith(PREFIX);
    }

    /** The id under which a bulletin's chunks and mails are known. */
    static String notice(String id) {
        return PREFIX + id;
    }

    private static String id(String notice) {
        return notice.substring(PREFIX.length());
    }

    Optional<Versioned<Bulletin>> find(String id) {
        return aggregates.find(id);
    }

    Optional<Bulletin> ofNotice(String notice) {
        return find(id(notice)).map(Versioned::state);
    }

    /** How far the bulletin of a notice is at this moment, without reading what it says. */
    Optional<BulletinState> state(String notice) {
        var query = new Query(where("_id").is(id(notice)));
        query.fields().include("state.state");
        return Optional.ofNullable(mongo.findOne(query, Document.class, COLLECTION))
                .map(document -> BulletinState.valueOf(document.get("state", Document.class).getString("state")));
    }

    Versioned<Bulletin> insert(String id, Bulletin bulletin) {
        return aggregates.insert(id, bulletin, List.of());
    }

    Versioned<Bulletin> update(String id, long version, Bulletin next) {
        return aggregates.update(id, version, next, List.of());
    }

    /** Saves the next version together with some of its chunks. */
    Versioned<Bulletin> update(String id, long version, Bulletin next, Collection<Integer> buckets) {
        List<ChunkPlanned> chunks = buckets.stream().map(bucket -> new ChunkPlanned(notice(id), bucket)).toList();
        return aggregates.update(id, version, next, chunks, chunk -> Topics.BULK);
    }

    boolean remove(String id) {
        return aggregates.remove(id);
    }

    /** The scheduled ones whose time has come, the longest waiting first. */
    List<Versioned<Bulletin>> due(Instant now) {
        return aggregates.find(new Query(where("state.state").is(BulletinState.SCHEDULED.name()).and("state.sendAt").lte(now))
                .with(Sort.by("state.sendAt")));
    }

    /** Those that are going out. */
    List<Versioned<Bulletin>> goingOut() {
        return aggregates.find(new Query(where("state.state").is(BulletinState.SENDING.name())));
    }

    /** A page of bulletins, the latest first, from just below a time and id on. */
    List<Versioned<Bulletin>> page(@Nullable Instant writtenBefore, @Nullable String idBelow, int limit) {
        var query = new Query();
        if (writtenBefore != null && idBelow != null) {
            query.addCriteria(new Criteria()
                    .orOperator(
                            where("state.writtenAt").lt(writtenBefore),
                            where("state.writtenAt").is(writtenBefore).and("_id").lt(idBelow)));
        }
        return aggregates.find(query.with(Sort.by(Sort.Direction.DESC, "state.writtenAt", "_id")).limit(limit));
    }
}
