package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// A collection kept in the store, in the order of its documents' ids.
///
/// Writers of a collection take turns. Readers take no turn: each works on a [Snapshot].
final class StoredCollection extends AbstractMongoCollection<Key> {

    private final MVMap<Key, byte[]> documents;
    private final IdIndex byId;
    private final OpenCursors cursors;
    private final Store store;
    private volatile List<OrderedIndex> declared = List.of();
    private byte @Nullable [] prepared;

    StoredCollection(MongoDatabase database, String name, CollectionOptions options, OpenCursors cursors, Store store) {
        super(database, name, options, cursors.registry());
        this.cursors = cursors;
        this.store = store;
        this.documents = store.documents(getFullName());
        this.byId = new IdIndex(this, documents);
    }

    IdIndex byId() {
        return byId;
    }

    boolean hasIndex(String name) {
        return declared.stream().anyMatch(index -> index.getName().equals(name));
    }

    // --- writing: one at a time ---

    @Override
    public synchronized void addDocument(Document document) {
        super.addDocument(document);
    }

    @Override
    public synchronized List<Document> insertDocuments(List<Document> documents, boolean isOrdered) {
        return super.insertDocuments(documents, isOrdered);
    }

    @Override
    public synchronized Document updateDocuments(Document selector, Document update, ArrayFilters arrayFilters,
            boolean isMulti, boolean isUpsert, Oplog oplog) {
        return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        return super.findAndModify(query);
    }

    @Override
    public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return super.deleteDocuments(selector, limit, oplog);
    }

    @Override
    public synchronized void removeDocument(Document document) {
        super.removeDocument(document);
    }

    @Override
    public synchronized void addIndex(Index<Key> index) {
        super.addIndex(index);
        if (index instanceof OrderedIndex ordered) {
            ordered.markBuilt();
        }
        noteIndexes();
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
        noteIndexes();
    }

    private void noteIndexes() {
        declared = getIndexes().stream().filter(OrderedIndex.class::isInstance).map(OrderedIndex.class::cast).toList();
    }

    @Override
    public synchronized void drop() {
        super.drop();
        store.removeDocuments(getFullName());
    }

    /// Writes a document's BSON ahead of the changes to indexes that belong to it.
    void prepare(Document document) {
        prepared = Documents.encode(document);
    }

    private byte[] prepared(Document document) {
        byte[] bson = prepared != null ? prepared : Documents.encode(document);
        prepared = null;
        return bson;
    }

    @Override
    protected Key addDocumentInternal(Document document) {
        Key position = position(document);
        documents.put(position, prepared(document));
        return position;
    }

    @Override
    protected void handleUpdate(Key position, Document before, Document after) {
        documents.put(position, prepared(after));
    }

    @Override
    protected void removeDocument(Key position) {
        documents.remove(position);
    }

    /// The list of indexes is the one collection without ids: an index is known by its collection and name.
    private Key position(Document document) {
        String idField = getIdField();
        return idField != null ? Key.of(document.get(idField))
                : new KeyWriter().append(document.get("ns"), true).append(document.get("name"), true).toKey();
    }

    @Override
    protected Key findDocumentPosition(Document document) {
        return position(document);
    }

    // --- reading: on snapshots ---

    synchronized Snapshot snapshot(SortedIndex<?> index) {
        return new Snapshot(documents, index);
    }

    /// Plan and snapshot belong together: a plan relies on which fields have been arrays so far.
    private synchronized Walk walk(Document query, @Nullable Document sort, int skip, int limit) {
        QueryPlan plan = QueryPlan.choose(byId, declared, query, sort, limit > 0 ? (long) skip + limit : 0);
        return new Walk(this, plan, snapshot(plan.index()), query, skip, limit);
    }

    /// Finds documents. Those who ask from within, with a batch size of 0, get all of them, one after the other as they
    /// ask; a client gets a batch and a cursor for the rest.
    @Override
    protected QueryResult queryDocuments(Document query, @Nullable Document sort, int skip, int limit, int batchSize,
            @Nullable Document fields) {
        Walk walk = walk(query, sort, skip, limit);
        Iterator<Document> found = sort == null || walk.isInOrder() ? walk
                : sorted(walk, SortOrder.of(sort), skip, limit);
        if (batchSize <= 0) {
            return new QueryResult(() -> fields == null || fields.isEmpty() ? found : projected(found, fields));
        }
        BatchCursor cursor = new BatchCursor(cursors.newId(), found, projection(fields));
        List<Document> first = cursor.takeDocuments(batchSize);
        if (cursor.isEmpty()) {
            return new QueryResult(first);
        }
        cursors.add(cursor);
        return new QueryResult(first, cursor);
    }

    /// Sorts in memory; with a limit it never keeps many more documents than that.
    private static Iterator<Document> sorted(Walk walk, SortOrder order, int skip, int limit) {
        record Candidate(Key key, Document document) { }
        Comparator<Candidate> byKey = Comparator.comparing(Candidate::key);
        long most = limit > 0 ? (long) skip + limit : Long.MAX_VALUE;
        List<Candidate> best = new ArrayList<>();
        while (walk.hasNext()) {
            Document document = walk.next();
            best.add(new Candidate(order.key(document), document));
            if (best.size() >= 1_000 && best.size() / 2 >= most) {
                best.sort(byKey);
                best.subList((int) most, best.size()).clear();
            }
        }
        best.sort(byKey);
        return best.stream().skip(skip).limit(limit > 0 ? limit : Long.MAX_VALUE).map(Candidate::document).iterator();
    }

    private UnaryOperator<List<Document>> projection(@Nullable Document fields) {
        return fields == null || fields.isEmpty() ? UnaryOperator.identity() : batch -> project(batch.stream(), fields);
    }

    private Iterator<Document> projected(Iterator<Document> found, Document fields) {
        List<Document> all = new ArrayList<>();
        found.forEachRemaining(all::add);
        return project(all.stream(), fields).iterator();
    }

    private List<Document> project(Stream<Document> found, Document fields) {
        return matchDocumentsFromStream(new Document(), found, 0, 0, 0, null, fields).collectDocuments();
    }

    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        if (query == null || query.isEmpty()) {
            return super.count(query, skip, limit);
        }
        int counted = 0;
        for (Walk walk = walk(query, null, skip, Math.max(0, limit)); walk.hasNext(); walk.next()) {
            counted++;
        }
        return counted;
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        return new DefaultQueryMatcher().matches(document, query);
    }

    @Override
    protected Document getDocument(Key position) {
        return Documents.decode(Objects.requireNonNull(documents.get(position)));
    }

    @Override
    protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(Documents.decode(entry.getValue()), entry.getKey()));
    }

    @Override
    protected QueryResult matchDocuments(Document query, @Nullable Document sort, int skip, int limit, int batchSize,
            @Nullable Document fields) {
        return queryDocuments(query, sort, skip, limit, batchSize, fields);
    }

    /// Compares every index with the documents, entry by entry, as MongoDB's command of the same name does.
    @Override
    public synchronized Document validate() {
        Document answer = super.validate();
        List<String> errors = declared.stream().flatMap(index -> index.disagreements(documents).stream()).toList();
        return answer.append("valid", errors.isEmpty()).append("errors", errors);
    }

    // --- sizes are not kept ---

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        // Not kept.
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
