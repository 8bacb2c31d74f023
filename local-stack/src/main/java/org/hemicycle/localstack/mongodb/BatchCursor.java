package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/// The rest of a query's result, handed out batch by batch. Between batches it keeps only a place in the index, unless the
/// result had to be sorted in memory.
final class BatchCursor extends AbstractCursor {

    private static final int MOST_DOCUMENTS = 1_000;
    private static final int MOST_BYTES = 4 << 20;

    private final Iterator<Document> documents;
    private final UnaryOperator<List<Document>> projection;
    private boolean empty;
    private volatile long lastUsed = System.nanoTime();

    BatchCursor(long id, Iterator<Document> documents, UnaryOperator<List<Document>> projection) {
        super(id);
        this.documents = documents;
        this.projection = projection;
    }

    /// When it was last asked, on the scale of [System#nanoTime].
    long lastUsed() {
        return lastUsed;
    }

    @Override
    public boolean isEmpty() {
        return empty;
    }

    /// The next documents: as many as asked for, but no more than fit well into one answer.
    @Override
    public synchronized List<Document> takeDocuments(int asked) {
        lastUsed = System.nanoTime();
        int most = asked > 0 ? asked : MOST_DOCUMENTS;
        List<Document> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < most && bytes < MOST_BYTES && documents.hasNext()) {
            batch.add(documents.next());
            bytes += documents instanceof Walk walk ? walk.bytes() : 0;
        }
        empty = !documents.hasNext();
        if (documents instanceof Walk walk) {
            walk.rest();
        }
        return projection.apply(batch);
    }
}
