package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Conditions that a document must all meet. A query without `$or` is one conjunction; each branch of an `$or` makes
/// another one, and a document meets at least one of them.
///
/// @param conditions the conditions by field
/// @param exact the query's own words by field, to recognize the filter of a partial index
record Conjunction(Map<String, List<Condition>> conditions, Map<String, List<Object>> exact) {

    /// A query that splits into more branches than this is not worth an index; its `$or` is left to the matcher.
    private static final int MOST_BRANCHES = 64;

    /// The conjunctions of a query; what they do not express, the matcher still checks.
    static List<Conjunction> of(Document query) {
        List<Conjunction> branches = List.of(new Conjunction(Map.of(), Map.of()));
        for (Map.Entry<String, @Nullable Object> part : query.entrySet()) {
            String name = part.getKey();
            @Nullable Object value = part.getValue();
            if (name.equals("$and")) {
                for (Document one : queries(value)) {
                    branches = product(branches, of(one));
                }
            } else if (name.equals("$or") && !queries(value).isEmpty()) {
                branches = product(branches, queries(value).stream().flatMap(one -> of(one).stream()).toList());
            } else if (!name.startsWith("$")) {
                branches = product(branches, List.of(field(name, value)));
            }
        }
        return branches;
    }

    /// The parts of an `$and` or `$or`; none if one of them is no query, which the matcher then refuses.
    private static List<Document> queries(@Nullable Object parts) {
        return parts instanceof Collection<?> list && list.stream().allMatch(Document.class::isInstance)
                ? list.stream().map(Document.class::cast).toList() : List.of();
    }

    List<Condition> on(String field) {
        return conditions.getOrDefault(field, List.of());
    }

    boolean impliesPresenceOf(String field) {
        return on(field).stream().anyMatch(Condition::impliesPresence);
    }

    private static List<Conjunction> product(List<Conjunction> ones, List<Conjunction> others) {
        if (ones.size() * others.size() > MOST_BRANCHES) {
            return ones;
        }
        return ones.stream().flatMap(one -> others.stream().map(one::and)).toList();
    }

    private Conjunction and(Conjunction other) {
        return new Conjunction(join(conditions, other.conditions), join(exact, other.exact));
    }

    private static <T> Map<String, List<T>> join(Map<String, List<T>> one, Map<String, List<T>> other) {
        Map<String, List<T>> joined = new LinkedHashMap<>(one);
        other.forEach((field, found) -> joined.merge(field, found, (before, more) -> {
            List<T> both = new ArrayList<>(before);
            both.addAll(more);
            return both;
        }));
        return joined;
    }

    private static Conjunction field(String name, @Nullable Object value) {
        Map<String, List<Condition>> conditions = new LinkedHashMap<>();
        addField(name, value, conditions);
        return new Conjunction(conditions, value == null ? Map.of() : Map.of(name, List.of(value)));
    }

    private static void addField(String name, @Nullable Object value, Map<String, List<Condition>> into) {
        if (value instanceof Document operators && isOperators(value)) {
            operators.forEach((operator, operand) -> addOperator(name, operator, operand, into));
        } else if (isPoint(value)) {
            add(name, point(value), into);
        }
    }

    private static void addOperator(String name, String operator, @Nullable Object operand, Map<String, List<Condition>> into) {
        switch (operator) {
            case "$eq" -> {
                if (isPoint(operand)) {
                    add(name, point(operand), into);
                }
            }
            case "$in" -> {
                if (operand instanceof Collection<?> values && values.stream().allMatch(Conjunction::isPoint)) {
                    add(name, new Condition.OneOf(new ArrayList<>(values)), into);
                }
            }
            case "$all" -> {
                if (operand instanceof Collection<?> values) {
                    values.stream().filter(Conjunction::isPoint).forEach(value -> add(name, point(value), into));
                }
            }
            case "$gt", "$gte" -> {
                if (isBound(operand)) {
                    add(name, new Condition.Above(Objects.requireNonNull(operand), operator.equals("$gte")), into);
                }
            }
            case "$lt", "$lte" -> {
                if (isBound(operand)) {
                    add(name, new Condition.Below(Objects.requireNonNull(operand), operator.equals("$lte")), into);
                }
            }
            case "$exists" -> {
                if (Boolean.TRUE.equals(operand) || operand instanceof Number number && number.doubleValue() != 0) {
                    add(name, new Condition.Present(), into);
                }
            }
            case "$elemMatch" -> {
                if (isOperators(operand)) {
                    addField(name, operand, into);
                } else if (operand instanceof Document element) {
                    element.forEach((field, value) -> {
                        if (!field.startsWith("$")) {
                            addField(name + "." + field, value, into);
                        }
                    });
                }
            }
            default -> { } // left to the matcher
        }
    }

    private static void add(String name, Condition condition, Map<String, List<Condition>> into) {
        into.computeIfAbsent(name, unused -> new ArrayList<>()).add(condition);
    }

    private static Condition point(@Nullable Object value) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(value);
        return new Condition.OneOf(values);
    }

    private static boolean isOperators(@Nullable Object value) {
        return value instanceof Document document && !document.isEmpty()
                && document.keySet().iterator().next().startsWith("$");
    }

    /// Whether equality with this value means one place in an index. An array also equals as a whole, a regular expression
    /// is a search, and the matcher takes a document with an empty place for more than it says.
    private static boolean isPoint(@Nullable Object value) {
        return switch (value) {
            case Collection<?> array -> false;
            case BsonRegularExpression expression -> false;
            case Document document -> !document.isEmpty() && document.entrySet().stream()
                    .noneMatch(field -> field.getKey().startsWith("$") || field.getValue() == null);
            case null, default -> true;
        };
    }

    private static boolean isBound(@Nullable Object value) {
        return isPoint(value) && value != null && !(value instanceof Document) && !(value instanceof MinKey) && !(value instanceof MaxKey);
    }
}
