package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the documents of a query one after the other, along a plan, as the collection was when the walk began. It can
/// rest between two batches without holding on to anything, and then goes on with the collection as it has become.
final class Walk implements Iterator<Document> {

    private final StoredCollection collection;
    private final Document query;
    // A matcher of its own: the collection's remembers positions for an update that may be under way.
    private final QueryMatcher matcher = new DefaultQueryMatcher();
    private final Set<Key> seen = new HashSet<>();
    private QueryPlan plan;
    private @Nullable Key lastPlace;
    private long toSkip;
    private long left;

    private @Nullable Snapshot snapshot;
    private Iterator<KeyRange> ranges = Collections.emptyIterator();
    private Iterator<SortedIndex.Entry> entries = Collections.emptyIterator();
    private @Nullable Document next;
    private int bytes;

    /// @param limit how many documents at most, or 0 for all; if the plan does not bring them in order, skipping and
    /// limiting is left to those who sort
    Walk(StoredCollection collection, QueryPlan plan, Snapshot snapshot, Document query, long skip, long limit) {
        this.collection = collection;
        this.plan = plan;
        this.query = query;
        this.toSkip = plan.inOrder() ? skip : 0;
        this.left = plan.inOrder() && limit > 0 ? limit : Long.MAX_VALUE;
        start(snapshot);
    }

    private void start(Snapshot current) {
        snapshot = current;
        ranges = plan.walk().iterator();
        entries = Collections.emptyIterator();
    }

    /// Whether documents come in the order asked for.
    boolean isInOrder() {
        return plan.inOrder();
    }

    @Override
    public boolean hasNext() {
        while (next == null && left > 0) {
            Snapshot current = snapshot;
            if (current == null) {
                current = collection.snapshot(plan.index());
                start(current);
            }
            if (entries.hasNext()) {
                look(entries.next(), current);
            } else if (ranges.hasNext()) {
                entries = current.walk(ranges.next(), plan.backwards());
            } else {
                left = 0;
            }
        }
        return next != null;
    }

    private void look(SortedIndex.Entry entry, Snapshot current) {
        lastPlace = entry.place();
        if (plan.index().isMultikey() && !seen.add(entry.position())) {
            return;
        }
        byte[] bson = entry.document() != null ? entry.document() : current.document(entry.position());
        if (bson == null) {
            return;
        }
        Document document = Documents.decode(bson);
        if (!matcher.matches(document, query)) {
            return;
        }
        if (toSkip > 0) {
            toSkip--;
            return;
        }
        left--;
        next = document;
        bytes = bson.length;
    }

    @Override
    public Document next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Document found = next;
        next = null;
        return found;
    }

    /// The size of the document that [#next] would return or has returned last.
    int bytes() {
        return bytes;
    }

    /// Lets go of the data until the next document is asked for.
    void rest() {
        if (lastPlace != null) {
            plan = plan.after(lastPlace);
        }
        snapshot = null;
        ranges = Collections.emptyIterator();
        entries = Collections.emptyIterator();
    }
}
