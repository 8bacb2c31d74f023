package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an index keeps of one document: a tuple of values, or one tuple for each element where a path leads through an
/// array. Values of two paths through the same array stay together; paths through two arrays are refused, as MongoDB does.
final class IndexedValues {

    private final List<IndexField> fields;
    private final List<List<@Nullable Object>> tuples = new ArrayList<>();
    private long multikey;
    private boolean present;

    private IndexedValues(List<IndexField> fields) {
        this.fields = fields;
    }

    /// Collects the tuples of a document.
    static IndexedValues of(List<IndexField> fields, Document document) {
        IndexedValues values = new IndexedValues(fields);
        @Nullable Object[] reached = new @Nullable Object[fields.size()];
        Arrays.fill(reached, document);
        values.collect(reached, new int[fields.size()], new boolean[fields.size()]);
        return values;
    }

    List<List<@Nullable Object>> tuples() {
        return tuples;
    }

    /// A bit for each field whose path led through an array.
    long multikey() {
        return multikey;
    }

    /// Whether the document has a value, be it null, for any of the fields; a sparse index keeps no other documents.
    boolean present() {
        return present;
    }

    /// Walks all paths down to their value or to the next array, and on from each of that array's elements.
    ///
    /// @param reached what each path has come to
    /// @param steps how many steps of each path are done
    /// @param done whether a path has ended, so that an array there is a value
    private void collect(@Nullable Object[] reached, int[] steps, boolean[] done) {
        @Nullable Collection<?> array = null;
        for (int i = 0; i < reached.length; i++) {
            walk(i, reached, steps, done);
            if (!done[i]) {
                if (array != null && array != reached[i]) {
                    throw new CannotIndexParallelArraysError(fields.stream().map(IndexField::name).toList());
                }
                array = (Collection<?>) reached[i];
                multikey |= 1L << i;
            }
        }
        if (array == null) {
            tuples.add(new ArrayList<>(Arrays.asList(reached)));
            for (@Nullable Object value : reached) {
                present |= !(value instanceof Missing);
            }
        } else if (array.isEmpty()) {
            intoNothing(reached, steps, done);
        } else {
            for (Object element : array) {
                into(element, reached, steps, done);
            }
        }
    }

    /// An empty array is a value of its own where the path ends; further down there is nothing.
    private void intoNothing(@Nullable Object[] reached, int[] steps, boolean[] done) {
        @Nullable Object[] further = reached.clone();
        boolean[] ended = done.clone();
        for (int i = 0; i < reached.length; i++) {
            if (!done[i]) {
                further[i] = steps[i] == fields.get(i).steps().size() ? KeyWriter.EMPTY_ARRAY : Missing.getInstance();
                ended[i] = true;
            }
        }
        collect(further, steps, ended);
    }

    private void into(@Nullable Object element, @Nullable Object[] reached, int[] steps, boolean[] done) {
        @Nullable Object[] further = reached.clone();
        boolean[] ended = done.clone();
        for (int i = 0; i < reached.length; i++) {
            if (!done[i]) {
                further[i] = element;
                ended[i] = steps[i] == fields.get(i).steps().size();
            }
        }
        collect(further, steps.clone(), ended);
    }

    private void walk(int field, @Nullable Object[] reached, int[] done, boolean[] ended) {
        List<String> steps = fields.get(field).steps();
        while (!ended[field] && !(reached[field] instanceof Collection)) {
            if (done[field] == steps.size()) {
                ended[field] = true;
            } else if (reached[field] instanceof Document document) {
                reached[field] = document.getOrMissing(steps.get(done[field]++));
            } else {
                reached[field] = Missing.getInstance();
                ended[field] = true;
            }
        }
    }
}
