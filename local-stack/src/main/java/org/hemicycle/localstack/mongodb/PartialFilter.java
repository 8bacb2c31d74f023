package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides whether a query can only match documents that a partial index keeps. When in doubt it says no, and the index
/// is not used.
final class PartialFilter {

    private PartialFilter() {
    }

    /// Whether every document that meets the conjunction passes the filter.
    static boolean isImplied(Document filter, Conjunction conjunction) {
        for (Map.Entry<String, @Nullable Object> part : filter.entrySet()) {
            @Nullable Object demand = part.getValue();
            boolean implied;
            if (part.getKey().equals("$and") && demand instanceof Collection<?> all) {
                implied = all.stream().allMatch(one -> isImplied((Document) one, conjunction));
            } else if (part.getKey().startsWith("$") || demand == null) {
                implied = false;
            } else {
                implied = isImplied(part.getKey(), demand, conjunction);
            }
            if (!implied) {
                return false;
            }
        }
        return true;
    }

    private static boolean isImplied(String field, Object demand, Conjunction conjunction) {
        if (conjunction.exact().getOrDefault(field, List.of()).contains(demand)) {
            return true;
        }
        if (!(demand instanceof Document operators) || operators.isEmpty()
                || !operators.keySet().iterator().next().startsWith("$")) {
            return conjunction.on(field).stream().anyMatch(condition -> meets(condition, field, "$eq", demand));
        }
        return operators.entrySet().stream().allMatch(operator -> conjunction.on(field).stream()
                .anyMatch(condition -> meets(condition, field, operator.getKey(), operator.getValue())));
    }

    private static boolean meets(Condition condition, String field, String operator, @Nullable Object operand) {
        boolean known = switch (operator) {
            case "$eq", "$in", "$gt", "$gte", "$lt", "$lte", "$type" -> true;
            case "$exists" -> Utils.isTrue(operand);
            default -> false;
        };
        if (!known) {
            return false;
        }
        if (operator.equals("$exists")) {
            return condition.impliesPresence();
        }
        return switch (condition) {
            case Condition.OneOf(var values) -> values.stream().allMatch(value -> matches(field, value, operator, operand));
            // What holds for a bound holds for all values on its far side, and for all of its type.
            case Condition.Above(var value, var inclusive) -> switch (operator) {
                case "$gt" -> matches(field, value, inclusive ? "$gt" : "$gte", operand);
                case "$gte", "$type" -> matches(field, value, operator, operand);
                default -> false;
            };
            case Condition.Below(var value, var inclusive) -> switch (operator) {
                case "$lt" -> matches(field, value, inclusive ? "$lt" : "$lte", operand);
                case "$lte", "$type" -> matches(field, value, operator, operand);
                default -> false;
            };
            case Condition.Present() -> false;
        };
    }

    private static boolean matches(String field, @Nullable Object value, String operator, @Nullable Object operand) {
        Document document = new Document();
        Utils.changeSubdocumentValue(document, field, value);
        return new DefaultQueryMatcher().matches(document, new Document(field, new Document(operator, operand)));
    }
}
