package org.hemicycle.notification.webhook;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.notification.subscriber.Audience;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** All webhooks, in the collection {@code webhooks}. */
@Repository
public class Webhooks {

    private static final String COLLECTION = "webhooks";

    private final Aggregates<Webhook> aggregates;
    private final MongoOperations mongo;
    private final Clock clock;

    Webhooks(Outbox outbox, MongoOperations mongo, Clock clock) {
        this.aggregates = outbox.aggregates(COLLECTION, Webhook.class);
        this.mongo = mongo;
        this.clock = clock;
        aggregates.index(new Index("state.kinds", Sort.Direction.ASC).named("kinds"));
    }

    /** The webhook with this id, if there is one. */
    public Optional<Versioned<Webhook>> find(String id) {
        return aggregates.find(id);
    }

    Versioned<Webhook> insert(String id, Webhook webhook) {
        return aggregates.insert(id, webhook, List.of());
    }

    Versioned<Webhook> update(String id, long version, Webhook next) {
        return aggregates.update(id, version, next, List.of());
    }

    boolean remove(String id) {
        return aggregates.remove(id);
    }

    long count() {
        return aggregates.count(new Query());
    }

    /** A page in the order of the ids, from just after one on. */
    List<Versioned<Webhook>> page(@Nullable String after, int limit) {
        var query = after == null ? new Query() : new Query(where("_id").gt(after));
        return aggregates.find(query.with(Sort.by("_id")).limit(limit));
    }

    /** The ids of those whom something concerns that came at a time, the disabled ones included. */
    public List<String> concerned(Audience audience, Instant receivedAt) {
        var query = new Query(where("state.kinds")
                .is(audience.kind())
                .and("state.areas")
                .in(audience.areas())
                .and("state.registeredAt")
                .lte(receivedAt));
        query.fields().include("_id");
        return mongo.find(query, Document.class, COLLECTION).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    /** Disables a webhook whose receiver answered that it is gone; its owner sees since when and why. */
    public void gone(String id) {
        for (Versioned<Webhook> found = find(id).orElse(null);
                found != null && found.state().enabled();
                found = find(id).orElse(null)) {
            try {
                update(id, found.version(), found.state().disabled(Webhook.GONE, clock.instant()));
            } catch (StaleVersion quicker) {
                // Somebody changed it meanwhile: read it again.
            }
        }
    }
}
