package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How documents are sorted when no index brings them in order: by the same bytes that an index would keep, of the smallest
/// element of an array if ascending and of the largest if descending.
record SortOrder(List<IndexField> fields) {

    static SortOrder of(Document sort) {
        List<IndexField> fields = new ArrayList<>();
        sort.forEach((field, direction) ->
                fields.add(new IndexField(field, !(direction instanceof Number number) || number.doubleValue() > 0)));
        return new SortOrder(fields);
    }

    Key key(Document document) {
        KeyWriter whole = new KeyWriter();
        for (IndexField field : fields) {
            @Nullable Key first = null;
            for (List<@Nullable Object> tuple : IndexedValues.of(List.of(field), document).tuples()) {
                Key key = new KeyWriter().append(tuple.getFirst(), field.ascending()).toKey();
                first = first == null || key.compareTo(first) < 0 ? key : first;
            }
            if (first != null) {
                whole.append(first);
            }
        }
        return whole.toKey();
    }
}
