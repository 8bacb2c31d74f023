package org.hemicycle.defaults.outbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.contracts.Topic;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * A collection of aggregates of one kind, each saved with the messages it owes in one document write.
 *
 * <p>A document is {@code {_id, version, state, pending}}; queries and indexes of a store name fields as
 * {@code state.field}. Obtain one from {@link Outbox#aggregates}.
 */
public final class Aggregates<S> {

    private final Outbox outbox;
    private final MongoOperations mongo;
    private final Clock clock;
    private final String collection;
    private final Class<S> type;

    Aggregates(Outbox outbox, MongoOperations mongo, Clock clock, String collection, Class<S> type) {
        this.outbox = outbox;
        this.mongo = mongo;
        this.clock = clock;
        this.collection = collection;
        this.type = type;
        // The sweeper's question; documents that owe nothing have no entry.
        mongo.indexOps(collection).createIndex(new Index("pending.at", Sort.Direction.ASC).sparse().named("pending_at"));
    }

    /** Declares an index over fields of the state that a store asks for often. */
    public void index(Index index) {
        mongo.indexOps(collection).createIndex(index);
    }

    /** The aggregate with this id, if there is one. */
    public Optional<Versioned<S>> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Document.class, collection)).map(this::read);
    }

    /** The aggregates that a query finds; it names the state's fields as {@code state.field}. */
    public List<Versioned<S>> find(Query query) {
        return mongo.find(query, Document.class, collection).stream().map(this::read).toList();
    }

    /** The aggregates that a query finds, one after the other; whoever asked closes the stream. */
    public Stream<Versioned<S>> stream(Query query) {
        return mongo.stream(query, Document.class, collection).map(this::read);
    }

    /** The current versions of several aggregates by their ids, without reading what they are; unknown ids are absent. */
    public Map<String, Long> versions(Collection<String> ids) {
        var query = new Query(where("_id").in(ids));
        query.fields().include("version");
        var versions = new HashMap<String, Long>();
        mongo.find(query, Document.class, collection)
                .forEach(document -> versions.put(document.getString("_id"), document.get("version", Number.class).longValue()));
        return versions;
    }

    /** How many aggregates a query finds. */
    public long count(Query query) {
        return mongo.count(query, collection);
    }

    /**
     * Saves a new aggregate as version 1 with the messages it owes, and sends them at once.
     *
     * @throws DuplicateKeyException when the id, or what a unique index covers, is taken
     */
    public Versioned<S> insert(String id, S state, List<? extends Message> messages) {
        return insert(id, state, messages, Outbox.TO_THEIR_TOPIC);
    }

    /** As {@link #insert(String, Object, List)}, with the sender's own choice of topic. */
    public Versioned<S> insert(String id, S state, List<? extends Message> messages, TopicChoice choice) {
        var document = new Document("_id", id)
                .append("version", 1L)
                .append("state", write(state))
                .append("pending", owed(id, 1, messages, choice));
        mongo.insert(document, collection);
        if (!messages.isEmpty()) {
            outbox.saved(collection, id);
        }
        return new Versioned<>(id, 1, state);
    }

    /**
     * Saves many new aggregates that owe nothing, as version 1, in one operation; those whose id, or what a unique index
     * covers, is taken are left out.
     *
     * @return how many were saved
     */
    public int insertNew(Map<String, S> states) {
        var documents = new ArrayList<Document>();
        states.forEach((id, state) -> documents.add(new Document("_id", id)
                .append("version", 1L)
                .append("state", write(state))
                .append("pending", List.of())));
        if (documents.isEmpty()) {
            return 0;
        }
        try {
            return mongo.getCollection(collection)
                    .insertMany(documents, new InsertManyOptions().ordered(false))
                    .getInsertedIds()
                    .size();
        } catch (MongoBulkWriteException taken) {
            boolean onlyTaken = taken.getWriteErrors().stream()
                    .allMatch(error -> ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY);
            if (!onlyTaken || taken.getWriteConcernError() != null) {
                throw taken;
            }
            return taken.getWriteResult().getInsertedCount();
        }
    }

    /**
     * Saves the next version of an aggregate with the messages it owes, and sends them at once.
     *
     * @param version the version that the change was based on
     * @throws StaleVersion when that is not the current version, or the aggregate is gone
     */
    public Versioned<S> update(String id, long version, S state, List<? extends Message> messages) {
        return update(id, version, state, messages, Outbox.TO_THEIR_TOPIC);
    }

    /** As {@link #update(String, long, Object, List)}, with the sender's own choice of topic. */
    public Versioned<S> update(
            String id, long version, S state, List<? extends Message> messages, TopicChoice choice) {
        var update = new Update().set("version", version + 1).set("state", write(state));
        if (!messages.isEmpty()) {
            // Pushed, not replaced: the relay may be striking earlier messages at this moment.
            update.push("pending").each(owed(id, version + 1, messages, choice).toArray());
        }
        var result = mongo.updateFirst(new Query(where("_id").is(id).and("version").is(version)), update, collection);
        if (result.getMatchedCount() == 0) {
            throw new StaleVersion(id, version);
        }
        if (!messages.isEmpty()) {
            outbox.saved(collection, id);
        }
        return new Versioned<>(id, version + 1, state);
    }

    /** Removes an aggregate with whatever it still owes; true if it was there. */
    public boolean remove(String id) {
        return mongo.remove(new Query(where("_id").is(id)), collection).getDeletedCount() > 0;
    }

    private List<Document> owed(String id, long version, List<? extends Message> messages, TopicChoice choice) {
        var owed = new ArrayList<Document>();
        for (Message message : messages) {
            MessageType messageType = MessageType.of(message);
            Topic topic = choice.topicOf(message);
            owed.add(new OwedMessage(
                            id + "-" + version + "-" + owed.size(),
                            topic.name(),
                            message.aggregateId(),
                            messageType.wireName(),
                            MessageJson.write(message),
                            clock.instant(),
                            outbox.traceparent())
                    .toDocument());
        }
        return owed;
    }

    private Document write(S state) {
        var document = new Document();
        mongo.getConverter().write(state, document);
        // The collection says what it holds; a class name in the store would tie the data to the code's layout.
        document.remove("_class");
        return document;
    }

    private Versioned<S> read(Document document) {
        return new Versioned<>(
                document.getString("_id"),
                document.get("version", Number.class).longValue(),
                mongo.getConverter().read(type, document.get("state", Document.class)));
    }

    /** Which topic a message goes to, where its sender has a choice between lanes. */
    @FunctionalInterface
    public interface TopicChoice {

        /** The topic for this message. */
        Topic topicOf(Message message);
    }

}
