package org.hemicycle.notification.notice;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.hemicycle.contracts.ChunkPlanned;
import org.hemicycle.contracts.Topics;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** All notices, in the collection {@code notices}; a notice's id is the id of the message that caused it. */
@Repository
public class Notices {

    private static final String COLLECTION = "notices";

    private final Aggregates<Notice> aggregates;
    private final MongoOperations mongo;
    private final List<Channel> channels;

    Notices(Outbox outbox, MongoOperations mongo, List<Channel> channels) {
        this.aggregates = outbox.aggregates(COLLECTION, Notice.class);
        this.mongo = mongo;
        this.channels = channels;
        aggregates.index(new Index("state.subject", Sort.Direction.ASC)
                .on("state.subjectVersion", Sort.Direction.ASC)
                .named("subject_version"));
        aggregates.index(new Index("state.receivedAt", Sort.Direction.DESC)
                .on("_id", Sort.Direction.DESC)
                .named("received_id"));
    }

    /** Saves a notice together with the chunks it is cut into, for each channel; false when it was here before. */
    boolean add(String id, Notice notice) {
        var chunks = new ArrayList<ChunkPlanned>();
        for (int bucket = 0; bucket < notice.buckets(); bucket++) {
            chunks.add(new ChunkPlanned(id, bucket));
        }
        try {
            aggregates.insert(id, notice, chunks, chunk -> notice.urgent() ? Topics.URGENT : Topics.BULK);
            channels.forEach(channel -> channel.plan(id, notice));
            return true;
        } catch (DuplicateKeyException knownAlready) {
            // Whoever saved it may have died before the channels knew of it; they hear of the notice as it was saved.
            Notice saved = find(id).orElse(notice);
            channels.forEach(channel -> channel.plan(id, saved));
            return false;
        }
    }

    /** What was told of a thing is not told any more to whoever has not heard of it; asking twice changes nothing. */
    void withdraw(String subject) {
        mongo.updateMulti(
                new Query(where("state.subject").is(subject)), new Update().set("state.withdrawn", true), COLLECTION);
    }

    /** Whether a notice was taken back since it came. */
    public boolean isWithdrawn(String id) {
        return mongo.exists(new Query(where("_id").is(id).and("state.withdrawn").is(true)), COLLECTION);
    }

    /** The notice with this id, if there is one. */
    public Optional<Notice> find(String id) {
        return aggregates.find(id).map(Versioned::state);
    }

    /**
     * What a notice is about.
     *
     * @param type wire name of the message that caused it
     * @param title what it is about, in the original language
     */
    public record Title(String type, String title) {}

    /** What some notices are about, by their ids; unknown ids are absent. */
    public Map<String, Title> titles(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var query = new Query(where("_id").in(ids));
        query.fields().include("state.type", "state.title");
        var titles = new HashMap<String, Title>();
        for (Document document : mongo.find(query, Document.class, COLLECTION)) {
            Document state = document.get("state", Document.class);
            titles.put(document.getString("_id"), new Title(state.getString("type"), state.getString("title")));
        }
        return titles;
    }

    /**
     * Forgets what messages said that came before a moment, and keeps that they came.
     *
     * @return of how many notices
     */
    public long forgetBodies(Instant before) {
        return mongo.updateMulti(
                        new Query(where("state.receivedAt").lt(before).and("state.body").ne("")),
                        new Update().set("state.body", ""),
                        COLLECTION)
                .getModifiedCount();
    }

    /** The ids of notices about the same thing that must reach a reader before this one, the oldest first. */
    public List<String> before(String id, Notice notice) {
        var earlier = new Query(where("state.subject")
                        .is(notice.subject())
                        .and("state.subjectVersion")
                        .lte(notice.subjectVersion()))
                .with(Sort.by("state.subjectVersion", "_id"));
        earlier.fields().include("state.subjectVersion");
        // Two messages of one version stand in the order of their ids, which end with their number.
        return mongo.find(earlier, Document.class, COLLECTION).stream()
                .map(document -> document.getString("_id"))
                .takeWhile(other -> !other.equals(id))
                .toList();
    }

    /** The notices that came from one moment on until before another and were not taken back, the oldest first. */
    public List<Versioned<Notice>> between(Instant from, Instant before) {
        return aggregates.find(new Query(where("state.receivedAt").gte(from).lt(before).and("state.withdrawn").ne(true))
                .with(Sort.by("state.receivedAt", "_id")));
    }

    /** A page of notices, the latest first, from just below a time and id on. */
    public List<Versioned<Notice>> page(@Nullable Instant receivedBefore, @Nullable String idBelow, int limit) {
        var query = new Query();
        if (receivedBefore != null && idBelow != null) {
            query.addCriteria(new Criteria()
                    .orOperator(
                            where("state.receivedAt").lt(receivedBefore),
                            where("state.receivedAt").is(receivedBefore).and("_id").lt(idBelow)));
        }
        return aggregates.find(query.with(Sort.by(Sort.Direction.DESC, "state.receivedAt", "_id"))
                .limit(limit));
    }
}
