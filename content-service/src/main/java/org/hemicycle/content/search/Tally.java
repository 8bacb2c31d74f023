package org.hemicycle.content.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;
import org.hemicycle.content.search.SearchAnswer.Count;
import org.hemicycle.content.search.SearchAnswer.Counts;

/**
 * Counts hits, and for each value of a filter how many there would be with it: every other filter applied, the filter's
 * own choice left aside, so that a reader sees where else to look.
 */
final class Tally extends SimpleCollector {

    private static final int MOST = 60;

    private final List<Column> columns;
    private int total;
    private int collected;

    Tally(Filter filter) {
        columns = filter.values().entrySet().stream()
                .map(field -> new Column(field.getKey(), field.getValue()))
                .toList();
    }

    /** How many hits pass all filters. */
    int total() {
        return total;
    }

    /** Whether nothing was hit, even without filters. */
    boolean isEmpty() {
        return collected == 0;
    }

    /** The counts by value. */
    Counts counts() {
        var largest = Comparator.comparingInt(Count::hits).reversed().thenComparing(Count::value);
        return new Counts(
                of(Index.KIND, largest),
                of(Index.AREA, largest),
                of(Index.LANGUAGE, largest),
                of(Index.YEAR, Comparator.comparing(Count::value).reversed()));
    }

    private List<Count> of(String field, Comparator<Count> order) {
        return columns.stream()
                .filter(column -> column.field.equals(field))
                .flatMap(column -> column.hits.entrySet().stream())
                .map(value -> new Count(value.getKey(), value.getValue()))
                .sorted(order)
                .limit(MOST)
                .toList();
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        for (Column column : columns) {
            column.open(leaf);
        }
    }

    @Override
    public void collect(int document) throws IOException {
        collected++;
        Column failed = null;
        int failures = 0;
        for (Column column : columns) {
            if (!column.read(document)) {
                failed = column;
                failures++;
            }
        }
        if (failures == 0) {
            total++;
            columns.forEach(Column::count);
        } else if (failures == 1 && failed != null) {
            failed.count();
        }
    }

    @Override
    public void finish() throws IOException {
        for (Column column : columns) {
            column.close();
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    /** One filter over the part of the index that is being read. */
    private static final class Column {

        private static final long ABSENT = -1;

        private final String field;
        private final Optional<String> wanted;
        private final Map<String, Integer> hits = new HashMap<>();
        private SortedSetDocValues values = DocValues.emptySortedSet();
        private long wantedOrd = ABSENT;
        private int[] byOrd = {};
        private long[] read = {};
        private int size;

        Column(String field, Optional<String> wanted) {
            this.field = field;
            this.wanted = wanted;
        }

        void open(LeafReaderContext leaf) throws IOException {
            values = DocValues.getSortedSet(leaf.reader(), field);
            byOrd = new int[Math.toIntExact(values.getValueCount())];
            wantedOrd = wanted.isEmpty() ? ABSENT : Math.max(ABSENT, values.lookupTerm(new BytesRef(wanted.get())));
        }

        /** Reads the values of a document; false where the wanted one is not among them. */
        boolean read(int document) throws IOException {
            size = values.advanceExact(document) ? values.docValueCount() : 0;
            if (read.length < size) {
                read = new long[size];
            }
            boolean passes = wanted.isEmpty();
            for (int i = 0; i < size; i++) {
                read[i] = values.nextOrd();
                passes |= read[i] == wantedOrd;
            }
            return passes;
        }

        void count() {
            for (int i = 0; i < size; i++) {
                byOrd[(int) read[i]]++;
            }
        }

        void close() throws IOException {
            for (int ord = 0; ord < byOrd.length; ord++) {
                if (byOrd[ord] > 0) {
                    hits.merge(values.lookupOrd(ord).utf8ToString(), byOrd[ord], Integer::sum);
                }
            }
            Arrays.fill(byOrd, 0);
        }
    }
}
