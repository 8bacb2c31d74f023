package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A database kept in the store: its collections, and the list of their indexes as they were declared.
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Key> {

    private static final String INDEXES = "system.indexes";

    private final Store store;
    private final OpenCursors cursors;
    private @Nullable Document beingDeclared;

    StoredDatabase(String name, Store store, OpenCursors cursors) {
        super(name, cursors.registry());
        this.store = store;
        this.cursors = cursors;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoredCollection(this, name, options, cursors, store);
    }

    /// Declares an index. What a failed attempt has built is thrown away, so that the next one starts from nothing.
    @Override
    protected synchronized void addIndex(Document description) {
        // The first index of a collection creates the collection, and with it another index.
        Document outer = beingDeclared;
        beingDeclared = description;
        try {
            super.addIndex(description);
        } catch (RuntimeException failure) {
            String collection = String.valueOf(description.get("ns")).substring(databaseName.length() + 1);
            String index = String.valueOf(description.get("name"));
            if (resolveCollection(collection, false) instanceof StoredCollection stored && !stored.hasIndex(index)) {
                store.removeEntries(getFullCollectionNamespace(collection), index);
            }
            throw failure;
        } finally {
            beingDeclared = outer;
        }
    }

    @Override
    protected Index<Key> openOrCreateUniqueIndex(String collection, String index, List<IndexKey> keys, boolean sparse) {
        return index.equals(IdIndex.NAME) ? collection(collection).byId() : index(collection, index, keys, true, sparse);
    }

    @Override
    protected Index<Key> openOrCreateSecondaryIndex(String collection, String index, List<IndexKey> keys, boolean sparse) {
        return index(collection, index, keys, false, sparse);
    }

    private OrderedIndex index(String collection, String index, List<IndexKey> keys, boolean unique, boolean sparse) {
        String namespace = getFullCollectionNamespace(collection);
        Document description = beingDeclared != null ? beingDeclared : description(namespace, index);
        boolean built = beingDeclared == null || collection(collection).hasIndex(index);
        if (!built) {
            // A crash while an index was built cannot have left anything, but a failed attempt may have.
            store.removeEntries(namespace, index);
        }
        return new OrderedIndex(namespace, index, keys, unique, sparse,
                (Document) description.get("partialFilterExpression"), store, built);
    }

    private Document description(String namespace, String index) {
        for (Document description : descriptions()) {
            if (namespace.equals(description.get("ns")) && index.equals(description.get("name"))) {
                return description;
            }
        }
        return new Document();
    }

    private List<Document> descriptions() {
        MongoCollection<Key> indexes = resolveCollection(INDEXES, false);
        List<Document> all = new ArrayList<>();
        if (indexes != null) {
            indexes.queryAll().forEach(all::add);
        }
        return all;
    }

    private StoredCollection collection(String name) {
        return (StoredCollection) resolveCollection(name, true);
    }

    /// The ids of the documents of a collection that match a query.
    List<Object> ids(String collection, Document query) {
        MongoCollection<Key> found = resolveCollection(collection, false);
        List<Object> ids = new ArrayList<>();
        if (found != null) {
            found.handleQuery(query).forEach(document -> ids.add(document.get("_id")));
        }
        return ids;
    }

    /// Deletes the documents that a TTL index declares to be over. An index on several fields expires nothing, as in MongoDB.
    ///
    /// @return how many
    int expire(Instant now) {
        int deleted = 0;
        for (Document description : descriptions()) {
            if (description.get("expireAfterSeconds") instanceof Number seconds
                    && description.get("key") instanceof Document key && key.size() == 1
                    && description.get("ns") instanceof String namespace) {
                MongoCollection<Key> collection = resolveCollection(namespace.substring(databaseName.length() + 1), false);
                if (collection != null) {
                    Document over = new Document("$lt", now.minusSeconds(seconds.longValue()));
                    deleted += collection.deleteDocuments(
                            new Document(key.keySet().iterator().next(), over), 0, NoopOplog.get());
                }
            }
        }
        return deleted;
    }

    /// Whether any index of this database expires documents.
    boolean expires() {
        return descriptions().stream().anyMatch(description -> description.containsKey("expireAfterSeconds"));
    }

    @Override
    protected long getFileSize() {
        return store.size();
    }

    @Override
    protected long getStorageSize() {
        return store.size();
    }
}
