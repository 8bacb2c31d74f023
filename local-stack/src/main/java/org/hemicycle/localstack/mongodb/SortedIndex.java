package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/// An index whose entries stand in order, so that equality, ranges and sorts are each a stretch of it.
///
/// @param <V> what an entry carries besides its key
abstract class SortedIndex<V> extends Index<Key> {

    private final List<IndexField> fields;
    final MVMap<Key, V> entries;

    SortedIndex(String name, List<IndexKey> keys, boolean sparse, MVMap<Key, V> entries) {
        super(name, keys, sparse);
        this.fields = keys.stream().map(key -> new IndexField(key.getKey(), key.isAscending())).toList();
        this.entries = entries;
    }

    List<IndexField> fields() {
        return fields;
    }

    /// Whether any document has, or ever had, an array on the way to this field's value.
    abstract boolean isMultikey(int field);

    boolean isMultikey() {
        for (int i = 0; i < fields.size(); i++) {
            if (isMultikey(i)) {
                return true;
            }
        }
        return false;
    }

    /// The filter of a partial index.
    @Nullable Document partialFilter() {
        return null;
    }

    /// Whether the index keeps only documents that have one of its fields.
    boolean keepsPresentOnly() {
        return false;
    }

    /// How many entries stand in a stretch; takes the time of two look-ups, however many there are.
    long count(KeyRange range) {
        return rank(range.high()) - rank(range.low());
    }

    private long rank(Key key) {
        long index = entries.getKeyIndex(key);
        return index >= 0 ? index : -index - 1;
    }

    /// The entries as they are now.
    View view() {
        return new View(entries.flushAndGetRoot());
    }

    /// The position of the document that an entry stands for.
    abstract Key position(Key entry, V carried);

    /// The document itself where the entry carries it.
    byte @Nullable [] document(V carried) {
        return null;
    }

    @Override
    public Key getPosition(Document document) {
        return Key.of(document.get("_id"));
    }

    @Override
    public Key remove(Document document) {
        Key position = getPosition(document);
        removeEntries(document, position);
        return position;
    }

    abstract void removeEntries(Document document, Key position);

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    /// Queries are planned by [QueryPlan], not one index after the other.
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Key> getPositions(Document query) {
        throw new UnsupportedOperationException("Queries are planned over all indexes");
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        check(document, getPosition(document), collection);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
        check(after, getPosition(before), collection);
    }

    /// Refuses a document that this index could not take, before anything is changed.
    abstract void check(Document document, Key position, MongoCollection<Key> collection);

    /// The entries at one moment, undisturbed by later writes.
    final class View {

        private final RootReference<Key, V> root;

        private View(RootReference<Key, V> root) {
            this.root = root;
        }

        Iterator<Entry> walk(KeyRange range, boolean backwards) {
            // The store takes both ends as inclusive. Forwards, what stands at the far end only costs a look.
            Key last = backwards ? entries.lowerKey(root, range.high()) : range.high();
            if (last == null) {
                return Collections.emptyIterator();
            }
            Cursor<Key, V> cursor = backwards
                    ? entries.cursor(root, last, range.low(), true)
                    : entries.cursor(root, range.low(), last, false);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return cursor.hasNext();
                }

                @Override
                public Entry next() {
                    Key place = cursor.next();
                    V carried = cursor.getValue();
                    return new Entry(place, position(place, carried), document(carried));
                }
            };
        }
    }

    /// @param place where the entry stands in its index
    /// @param position the position of its document
    /// @param document the document's BSON if the entry carries it
    record Entry(Key place, Key position, byte @Nullable [] document) {
    }
}
