package org.hemicycle.content.register;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hemicycle.contracts.Message;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * All records of one kind, each saved in one document write with the message that tells other services of it.
 *
 * @param <T> the kind of record
 */
public final class Register<T> {

    private static final int ATTEMPTS = 5;

    private final Aggregates<T> records;
    private final String kind;
    private final Telling<T> telling;

    /**
     * A register over a collection.
     *
     * @param records the collection
     * @param kind the word before each id in the store, such as {@code area}, so that the ids of messages are unique
     *     among all kinds; empty where the ids are unique by themselves
     * @param telling the message owed for a version of a record
     */
    public Register(Aggregates<T> records, String kind, BiFunction<Long, T, Message> telling) {
        this(records, kind, (version, before, now) -> List.of(telling.apply(version, now)));
    }

    /** As {@link #Register(Aggregates, String, BiFunction)}, where what is owed depends on more than the version. */
    public Register(Aggregates<T> records, String kind, Telling<T> telling) {
        this.records = records;
        this.kind = kind;
        this.telling = telling;
    }

    /**
     * What is owed for a version of a record.
     *
     * @param <T> the kind of record
     */
    @FunctionalInterface
    public interface Telling<T> {

        /** The messages for a version, with the record as it was before, if it was there. */
        List<Message> owed(long version, @Nullable T before, T now);
    }

    /** What came of recording something. */
    public enum Outcome {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    /** The record with this id, if there is one. */
    public Optional<Versioned<T>> find(String id) {
        return records.find(key(id));
    }

    /** The records with these ids, in any order; unknown ids are absent. */
    public List<Versioned<T>> findAll(Collection<String> ids) {
        var keys = ids.stream().map(this::key).distinct().toList();
        return keys.isEmpty() ? List.of() : records.find(new Query(where("_id").in(keys)));
    }

    /** Whether there is a record with this id. */
    public boolean knows(String id) {
        return find(id).isPresent();
    }

    /**
     * Records that pass a filter, in the order of their ids.
     *
     * @param filter over the stored state, whose fields are named as {@code state.field}
     * @param slice which of them
     */
    public Found<T> page(Criteria filter, Slice slice) {
        var wanted = slice.after() == null ? filter : new Criteria().andOperator(filter, where("_id").gt(slice.after()));
        var query = new Query(wanted).with(Sort.by("_id")).limit(slice.limit() + 1);
        return Found.of(records.find(query), slice, Versioned::id);
    }

    /**
     * Saves a new record.
     *
     * @throws DuplicateKeyException when the id is taken
     */
    public Versioned<T> add(String id, T state) {
        return records.insert(key(id), state, telling.owed(1L, null, state));
    }

    /**
     * Saves the next version of a record.
     *
     * @param known the record as it was read, on which the change is based
     * @throws StaleVersion when somebody else was quicker
     */
    public Versioned<T> save(Versioned<T> known, T state) {
        long next = known.version() + 1;
        return records.update(known.id(), known.version(), state, telling.owed(next, known.state(), state));
    }

    /**
     * Brings the record with this id to a state. Where it is in that state already nothing is saved and nobody is told;
     * several instances may do this at once.
     */
    public Outcome record(String id, T state) {
        return record(id, current -> state);
    }

    /**
     * As {@link #record(String, Object)}, where the state to reach depends on what is there.
     *
     * @param wanted the state to reach from the current one, or from none; asked again when another instance was quicker
     */
    public Outcome record(String id, Function<@Nullable T, T> wanted) {
        String key = key(id);
        for (int attempt = 1; ; attempt++) {
            Versioned<T> current = records.find(key).orElse(null);
            T state = wanted.apply(current == null ? null : current.state());
            try {
                if (current == null) {
                    records.insert(key, state, telling.owed(1L, null, state));
                    return Outcome.ADDED;
                }
                if (current.state().equals(state)) {
                    return Outcome.UNCHANGED;
                }
                records.update(
                        key, current.version(), state, telling.owed(current.version() + 1, current.state(), state));
                return Outcome.CHANGED;
            } catch (DuplicateKeyException | StaleVersion overtaken) {
                // Another instance was quicker: look again at what it left.
                if (attempt == ATTEMPTS) {
                    throw overtaken;
                }
            }
        }
    }

    private String key(String id) {
        return kind.isEmpty() ? id : kind + ":" + id;
    }
}
