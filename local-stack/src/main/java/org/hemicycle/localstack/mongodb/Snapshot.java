package org.hemicycle.localstack.mongodb;

import java.util.Iterator;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.Page;
import org.jspecify.annotations.Nullable;

/// A collection and one of its indexes as they were at one moment, in agreement with each other.
final class Snapshot {

    private final MVMap<Key, byte[]> documents;
    private final Page<Key, byte[]> root;
    private final SortedIndex<?>.View entries;

    Snapshot(MVMap<Key, byte[]> documents, SortedIndex<?> index) {
        this.documents = documents;
        this.root = documents.getRootPage();
        this.entries = index.view();
    }

    Iterator<SortedIndex.Entry> walk(KeyRange range, boolean backwards) {
        return entries.walk(range, backwards);
    }

    byte @Nullable [] document(Key position) {
        return documents.get(root, position);
    }
}
