package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Collections;
import java.util.List;
import org.h2.mvstore.MVMap;

/// The index on `_id`. It is the collection itself: documents are kept in the order of their ids.
final class IdIndex extends SortedIndex<byte[]> {

    static final String NAME = "_id_";

    private final StoredCollection collection;

    IdIndex(StoredCollection collection, MVMap<Key, byte[]> documents) {
        super(NAME, List.of(new IndexKey("_id", true)), false, documents);
        this.collection = collection;
    }

    @Override
    boolean isMultikey(int field) {
        return false;
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    Key position(Key entry, byte[] carried) {
        return entry;
    }

    @Override
    byte[] document(byte[] carried) {
        return carried;
    }

    /// Also writes the document's BSON, so that one that cannot be written is refused before any index has changed.
    @Override
    void check(Document document, Key position, MongoCollection<Key> owner) {
        collection.prepare(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> owner) {
        if (entries.containsKey(getPosition(document))) {
            Object id = document.get("_id");
            throw new DuplicateKeyError(this, owner, getKeys(), new KeyValue(Collections.singletonList(id)));
        }
        super.checkAdd(document, owner);
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> owner) {
        // The collection adds the document.
    }

    @Override
    public void updateInPlace(Document before, Document after, Key position, MongoCollection<Key> owner) {
        // The collection replaces the document; its id cannot change.
    }

    @Override
    void removeEntries(Document document, Key position) {
        // The collection removes the document.
    }

    /// Never built: it is there as soon as the documents are.
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void drop() {
        // Goes with the collection.
    }
}
