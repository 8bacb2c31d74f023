package org.hemicycle.localstack.mongodb;

import org.h2.mvstore.MVMap;

/// Remembers, for one index, which of its fields ever led through an array. Kept with the data: a query is planned
/// differently then, because two conditions on an array may be met by two different elements.
final class MultikeyMarks {

    private final MVMap<String, Long> kept;
    private final String index;
    private volatile long marks;

    MultikeyMarks(MVMap<String, Long> kept, String index) {
        this.kept = kept;
        this.index = index;
        this.marks = kept.getOrDefault(index, 0L);
    }

    boolean isMarked(int field) {
        return (marks & 1L << field) != 0;
    }

    void mark(long fields) {
        if ((marks | fields) != marks) {
            marks |= fields;
            kept.put(index, marks);
        }
    }

    void forget() {
        marks = 0;
        kept.remove(index);
    }
}
