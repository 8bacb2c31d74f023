package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// A declared index: unique or not, over one or several fields, sparse, partial, and with an entry for each element where
/// a field is an array. An entry's key is the fields' values followed by the document's position, so entries of equal
/// values stand together; it carries the length of that position.
final class OrderedIndex extends SortedIndex<Long> {

    private final boolean unique;
    private final boolean sparse;
    private final @Nullable Document partialFilter;
    private final MultikeyMarks marks;
    private final String namespace;
    private final Store store;
    private boolean built;

    /// @param built whether the entries of all documents are there already, as when a data folder is opened again
    OrderedIndex(String namespace, String name, List<IndexKey> keys, boolean unique, boolean sparse,
            @Nullable Document partialFilter, Store store, boolean built) {
        super(name, keys, sparse, store.entries(namespace, name));
        this.namespace = namespace;
        this.store = store;
        this.unique = unique;
        this.sparse = sparse;
        this.partialFilter = partialFilter;
        this.marks = store.marks(namespace, name);
        this.built = built;
    }

    @Override
    boolean isMultikey(int field) {
        return marks.isMarked(field);
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    @Nullable Document partialFilter() {
        return partialFilter;
    }

    @Override
    boolean keepsPresentOnly() {
        return sparse;
    }

    @Override
    Key position(Key entry, Long positionLength) {
        return entry.last(positionLength.intValue());
    }

    /// Asked once, before the index takes part: one that is not built yet is filled with what the collection holds.
    @Override
    public boolean isEmpty() {
        return !built;
    }

    @Override
    void check(Document document, Key position, MongoCollection<Key> collection) {
        // Also finds parallel arrays.
        Map<Key, List<@Nullable Object>> tuples = tuples(document);
        if (unique) {
            for (Map.Entry<Key, List<@Nullable Object>> tuple : tuples.entrySet()) {
                refuseDuplicate(tuple.getKey(), tuple.getValue(), position, collection);
            }
        }
    }

    private void refuseDuplicate(Key tuple, List<@Nullable Object> values, Key position, MongoCollection<Key> collection) {
        Iterator<Entry> present = view().walk(KeyRange.startingWith(tuple), false);
        while (present.hasNext()) {
            if (!present.next().position().equals(position)) {
                List<@Nullable Object> shown = new ArrayList<>();
                for (@Nullable Object value : values) {
                    if (value == KeyWriter.EMPTY_ARRAY) {
                        shown.add(List.of());
                    } else {
                        shown.add(value instanceof Missing ? null : value);
                    }
                }
                throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(shown));
            }
        }
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        if (!built) {
            // While an index is being built, documents are not yet checked against one another.
            check(document, position, collection);
            store.commits().relieve();
        }
        put(tuples(document).keySet(), position);
    }

    void markBuilt() {
        built = true;
    }

    @Override
    public void updateInPlace(Document before, Document after, Key position, MongoCollection<Key> collection) {
        Set<Key> old = tuples(before).keySet();
        Set<Key> current = tuples(after).keySet();
        Set<Key> added = new HashSet<>(current);
        added.removeAll(old);
        put(added, position);
        for (Key tuple : old) {
            if (!current.contains(tuple)) {
                entries.remove(tuple.then(position));
            }
        }
    }

    @Override
    void removeEntries(Document document, Key position) {
        tuples(document).keySet().forEach(tuple -> entries.remove(tuple.then(position)));
    }

    private void put(Set<Key> tuples, Key position) {
        tuples.forEach(tuple -> entries.put(tuple.then(position), (long) position.length()));
    }

    /// The document's tuples with their keys; none if the document has no place in this index.
    private Map<Key, List<@Nullable Object>> tuples(Document document) {
        if (partialFilter != null && !new DefaultQueryMatcher().matches(document, partialFilter)) {
            return Map.of();
        }
        IndexedValues values = IndexedValues.of(fields(), document);
        if (sparse && !values.present()) {
            return Map.of();
        }
        marks.mark(values.multikey());
        Map<Key, List<@Nullable Object>> tuples = new LinkedHashMap<>();
        for (List<@Nullable Object> tuple : values.tuples()) {
            KeyWriter writer = new KeyWriter();
            for (int i = 0; i < tuple.size(); i++) {
                writer.append(tuple.get(i), fields().get(i).ascending());
            }
            tuples.putIfAbsent(writer.toKey(), tuple);
        }
        return tuples;
    }

    /// What is wrong with this index: entries that documents lack, and entries that no document has.
    List<String> disagreements(MVMap<Key, byte[]> documents) {
        List<String> errors = new ArrayList<>();
        long expected = 0;
        for (Map.Entry<Key, byte[]> document : documents.entrySet()) {
            Document decoded = Documents.decode(document.getValue());
            for (Key tuple : tuples(decoded).keySet()) {
                expected++;
                if (!entries.containsKey(tuple.then(document.getKey()))) {
                    errors.add("Index " + getName() + " lacks an entry of the document " + decoded.get("_id"));
                }
            }
        }
        if (entries.sizeAsLong() != expected - errors.size()) {
            errors.add("Index " + getName() + " has " + entries.sizeAsLong() + " entries where the documents have " + expected);
        }
        return errors;
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof OrderedIndex index && unique == index.unique && sparse == index.sparse
                && fields().equals(index.fields()) && Objects.equals(partialFilter, index.partialFilter);
    }

    @Override
    public Document toIndexDescription() {
        Document description = super.toIndexDescription();
        if (partialFilter != null) {
            description.put("partialFilterExpression", partialFilter);
        }
        return description;
    }

    @Override
    public void drop() {
        store.removeEntries(namespace, getName());
    }
}
