package org.hemicycle.notification.courier;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.hemicycle.notification.webhook.WebhookProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * One lane per webhook, in the collection {@code webhookLanes}: when something is next due there, and who sees to it.
 *
 * <p>Whoever holds a lane's claim goes through all that is due; the claim ends by itself when its holder falls silent.
 * Each word about new work raises the lane's number, so that a holder who is about to leave notices it.
 */
@Repository
class Lanes {

    private static final String COLLECTION = "webhookLanes";

    private final MongoOperations mongo;
    private final Clock clock;
    private final Duration claim;
    private final String instance;

    Lanes(
            MongoOperations mongo,
            Clock clock,
            WebhookProperties properties,
            @Value("${hemicycle.instance}") String instance) {
        this.mongo = mongo;
        this.clock = clock;
        this.claim = properties.claim();
        this.instance = instance;
        mongo.indexOps(COLLECTION).createIndex(new Index("due", Sort.Direction.ASC).sparse().named("due"));
    }

    /** A lane whose claim is held; it is renewed by {@link #keep} and given back by {@link #rest} or {@link #leave}. */
    final class Held {

        private final String webhook;
        private final String by;
        private long number;
        private Instant until;

        private Held(String webhook, String by, long number, Instant until) {
            this.webhook = webhook;
            this.by = by;
            this.number = number;
            this.until = until;
        }

        String webhook() {
            return webhook;
        }

        /** Renews the claim when a third of it is over; false when it is lost, and with it the right to send. */
        synchronized boolean keep() {
            Instant now = clock.instant();
            if (now.isBefore(until.minus(claim.multipliedBy(2).dividedBy(3)))) {
                return true;
            }
            Instant next = now.plus(claim);
            boolean kept = mongo.updateFirst(mine(), new Update().set("claim.until", next), COLLECTION).getMatchedCount() > 0;
            if (kept) {
                until = next;
            }
            return kept;
        }

        /**
         * Gives the lane back until something is due, unless there was word of new work since it was taken.
         *
         * @return false when there was, and the lane is still held
         */
        boolean rest(@Nullable Instant due) {
            Update update = new Update().unset("claim");
            Query nothingNew = mine().addCriteria(where("number").is(number));
            if (mongo.updateFirst(nothingNew, due == null ? update.unset("due") : update.set("due", due), COLLECTION)
                            .getMatchedCount()
                    > 0) {
                return true;
            }
            Document lane = mongo.findOne(mine(), Document.class, COLLECTION);
            if (lane == null) {
                return true;
            }
            number = number(lane);
            return false;
        }

        /** Gives the lane back for a while in which nothing may be sent, new work or not. */
        void pause(Instant until) {
            mongo.updateFirst(
                    mine(), new Update().set("due", until).set("notBefore", until).unset("claim"), COLLECTION);
        }

        /** Gives the lane back as it is, for somebody else to go on. */
        void leave() {
            mongo.updateFirst(mine(), new Update().unset("claim"), COLLECTION);
        }

        /** Removes the lane of a webhook that is no more. */
        void remove() {
            mongo.remove(mine(), COLLECTION);
        }

        private Query mine() {
            return new Query(where("_id").is(webhook).and("claim.by").is(by));
        }
    }

    /** Gives word that something is due now at each of these webhooks. */
    void wake(Collection<String> webhooks) {
        Instant now = clock.instant();
        var bulk = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
        for (String webhook : webhooks) {
            bulk.upsert(new Query(where("_id").is(webhook)), new Update().set("due", now).inc("number", 1));
        }
        bulk.execute();
    }

    /** The webhooks at which something is due and that nobody sees to, the longest waiting first. */
    List<String> due(int limit) {
        var query = new Query(free(new Criteria())).with(Sort.by("due")).limit(limit);
        query.fields().include("_id");
        return mongo.find(query, Document.class, COLLECTION).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    /** Takes a lane at which something is due, unless somebody else has it. */
    Optional<Held> take(String webhook) {
        Instant until = clock.instant().plus(claim);
        String by = instance + "/" + UUID.randomUUID();
        Document lane = mongo.findAndModify(
                new Query(free(where("_id").is(webhook))),
                new Update().set("claim", new Document("by", by).append("until", until)).unset("notBefore"),
                FindAndModifyOptions.options().returnNew(true),
                Document.class,
                COLLECTION);
        return lane == null ? Optional.empty() : Optional.of(new Held(webhook, by, number(lane), until));
    }

    private Criteria free(Criteria which) {
        Instant now = clock.instant();
        return which.andOperator(
                where("due").lte(now),
                new Criteria().orOperator(where("claim").exists(false), where("claim.until").lt(now)),
                new Criteria().orOperator(where("notBefore").exists(false), where("notBefore").lte(now)));
    }

    private static long number(Document lane) {
        return Objects.requireNonNullElse(lane.get("number", Number.class), 0).longValue();
    }
}
