package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the order of an index relates to the order asked for.
enum IndexOrder {
    FORWARDS, BACKWARDS, OTHER;

    static IndexOrder of(SortedIndex<?> index, List<Conjunction> conjunctions, @Nullable Document sort) {
        if (sort == null || sort.isEmpty()) {
            return FORWARDS;
        }
        List<IndexField> fields = index.fields();
        int next = 0;
        @Nullable IndexOrder order = null;
        for (var wish : sort.entrySet()) {
            if (!(wish.getValue() instanceof Number direction)) {
                return OTHER;
            }
            if (isConstant(index, wish.getKey(), conjunctions)) {
                continue;
            }
            while (next < fields.size() && isConstant(index, next, conjunctions)) {
                next++;
            }
            boolean ascending;
            if (next < fields.size()) {
                IndexField field = fields.get(next);
                // An array sorts by its smallest or largest element, whichever entry was found.
                if (!field.name().equals(wish.getKey()) || index.isMultikey(next) || field.isNumbered()) {
                    return OTHER;
                }
                ascending = field.ascending();
            } else if (wish.getKey().equals("_id")) {
                // Entries of equal values stand in the order of their documents' ids.
                ascending = true;
            } else {
                return OTHER;
            }
            IndexOrder needed = ascending == direction.doubleValue() > 0 ? FORWARDS : BACKWARDS;
            if (order != null && order != needed) {
                return OTHER;
            }
            order = needed;
            if (wish.getKey().equals("_id")) {
                break; // no two documents are equal up to here
            }
            next++;
        }
        return order == null ? FORWARDS : order;
    }

    private static boolean isConstant(SortedIndex<?> index, String name, List<Conjunction> conjunctions) {
        for (int i = 0; i < index.fields().size(); i++) {
            if (index.fields().get(i).name().equals(name)) {
                return isConstant(index, i, conjunctions);
            }
        }
        return false;
    }

    /// Whether all documents found have the same value in this field.
    private static boolean isConstant(SortedIndex<?> index, int field, List<Conjunction> conjunctions) {
        if (index.isMultikey(field) || index.fields().get(field).isNumbered()) {
            return false;
        }
        Key common = null;
        for (Conjunction conjunction : conjunctions) {
            Key value = null;
            for (Condition condition : conjunction.on(index.fields().get(field).name())) {
                if (condition instanceof Condition.OneOf(var values) && values.size() == 1) {
                    value = Key.of(values.getFirst());
                }
            }
            if (value == null || common != null && !common.equals(value)) {
                return false;
            }
            common = value;
        }
        return common != null;
    }
}
