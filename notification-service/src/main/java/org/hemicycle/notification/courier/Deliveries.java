package org.hemicycle.notification.courier;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.hemicycle.notification.courier.Delivery.Attempt;
import org.hemicycle.notification.courier.Delivery.State;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** All deliveries to webhooks, in the collection {@code webhookDeliveries}. */
@Repository
class Deliveries {

    static final String COLLECTION = "webhookDeliveries";

    /** A delivery that is replayed again and again must not grow without end. */
    private static final int MOST_ATTEMPTS = 50;

    private final MongoOperations mongo;

    Deliveries(MongoOperations mongo) {
        this.mongo = mongo;
        var indexes = mongo.indexOps(COLLECTION);
        indexes.createIndex(new Index("webhook", Sort.Direction.ASC).on("due", Sort.Direction.ASC).named("webhook_due"));
        indexes.createIndex(new Index("webhook", Sort.Direction.ASC)
                .on("plannedAt", Sort.Direction.DESC)
                .on("_id", Sort.Direction.DESC)
                .named("webhook_planned"));
        indexes.createIndex(new Index("plannedAt", Sort.Direction.ASC).named("planned"));
    }

    /** Plans the same message for each of these webhooks, unless it was planned before. */
    void plan(Collection<String> webhooks, String messageId, String notice, String type, String subject, Instant now) {
        var bulk = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
        for (String webhook : webhooks) {
            bulk.upsert(
                    new Query(where("_id").is(Delivery.id(webhook, messageId))),
                    new Update()
                            .setOnInsert("webhook", webhook)
                            .setOnInsert("messageId", messageId)
                            .setOnInsert("notice", notice)
                            .setOnInsert("type", type)
                            .setOnInsert("subject", subject)
                            .setOnInsert("state", State.WAITING.name())
                            .setOnInsert("tries", 0)
                            .setOnInsert("due", now)
                            .setOnInsert("plannedAt", now));
        }
        bulk.execute();
    }

    /** What is due at a webhook, the longest waiting first. */
    List<Delivery> due(String webhook, Instant now, int limit) {
        return mongo.find(
                new Query(where("webhook").is(webhook).and("due").lte(now))
                        .with(Sort.by("due", "_id"))
                        .limit(limit),
                Delivery.class);
    }

    /** When something is next due at a webhook, if anything is. */
    Optional<Instant> nextDue(String webhook) {
        var next = new Query(where("webhook").is(webhook).and("due").gt(Instant.EPOCH))
                .with(Sort.by("due"))
                .limit(1);
        return mongo.find(next, Delivery.class).stream().map(Delivery::due).findFirst();
    }

    /**
     * Records an attempt and what follows from it.
     *
     * @param due when the next is due, or null where there is none
     * @return false when the delivery was changed since it was read, so that somebody else's word counts
     */
    boolean record(Delivery delivery, Attempt attempt, State state, @Nullable Instant due) {
        List<Attempt> kept = new ArrayList<>(delivery.log());
        kept.add(attempt);
        Update update = new Update()
                .set("state", state.name())
                .set("tries", delivery.tries() + 1)
                .set("attempts", documents(kept.subList(Math.max(0, kept.size() - MOST_ATTEMPTS), kept.size())));
        var unchanged = new Query(where("_id").is(delivery.id()).and("tries").is(delivery.tries()).and("due").is(delivery.due()));
        return mongo.updateFirst(unchanged, due == null ? update.unset("due") : update.set("due", due), COLLECTION)
                        .getMatchedCount()
                > 0;
    }

    // Written out as documents: the mapping of lists inside an update depends on which class of list it is.
    private static List<Document> documents(List<Attempt> attempts) {
        var documents = new ArrayList<Document>();
        for (Attempt attempt : attempts) {
            documents.add(new Document("at", attempt.at())
                    .append("status", attempt.status())
                    .append("milliseconds", attempt.milliseconds())
                    .append("error", attempt.error()));
        }
        return documents;
    }

    /** Sets aside everything that waits for a webhook that is disabled. */
    void hold(String webhook) {
        mongo.updateMulti(
                new Query(where("webhook").is(webhook).and("due").gt(Instant.EPOCH)),
                new Update().set("state", State.HELD.name()).unset("due"),
                COLLECTION);
    }

    void removeAll(String webhook) {
        mongo.remove(new Query(where("webhook").is(webhook)), COLLECTION);
    }

    /** Forgets what was planned before a time and is not waiting. */
    void forget(Instant before) {
        mongo.remove(new Query(where("plannedAt").lt(before).and("state").ne(State.WAITING.name())), COLLECTION);
    }

    /** A page of what was meant for a webhook, the latest first, from just below a time and id on. */
    List<Delivery> page(
            String webhook, @Nullable State state, @Nullable Instant plannedBefore, @Nullable String idBelow, int limit) {
        Criteria which = where("webhook").is(webhook);
        if (state != null) {
            which = which.and("state").is(state.name());
        }
        if (plannedBefore != null && idBelow != null) {
            which = which.orOperator(
                    where("plannedAt").lt(plannedBefore),
                    where("plannedAt").is(plannedBefore).and("_id").lt(idBelow));
        }
        return mongo.find(
                new Query(which).with(Sort.by(Sort.Direction.DESC, "plannedAt", "_id")).limit(limit), Delivery.class);
    }

    /** Plans one delivery anew from its first attempt on; false when there is none. */
    boolean replay(String webhook, String messageId, Instant now) {
        return mongo.updateFirst(new Query(where("_id").is(Delivery.id(webhook, messageId))), again(now), COLLECTION)
                        .getMatchedCount()
                > 0;
    }

    /** Plans what was planned in a time, the first moment included and the last not, anew; answers how many. */
    long replay(String webhook, Instant from, Instant until, Collection<State> states, Instant now) {
        return mongo.updateMulti(
                        new Query(where("webhook").is(webhook).and("plannedAt").gte(from).lt(until).and("state")
                                .in(states.stream().map(State::name).toList())),
                        again(now),
                        COLLECTION)
                .getModifiedCount();
    }

    private static Update again(Instant now) {
        return new Update().set("state", State.WAITING.name()).set("tries", 0).set("due", now);
    }
}
