package org.hemicycle.localstack.mongodb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a query demands of one field, as far as the order of an index can help to find it. Every document that the query
/// matches meets the condition; the matcher decides about those that meet it.
sealed interface Condition {

    /// The field, or one of its elements, equals one of these values.
    record OneOf(List<@Nullable Object> values) implements Condition {
    }

    /// The field, or one of its elements, is of the value's type and above it.
    record Above(Object value, boolean inclusive) implements Condition {
    }

    /// The field, or one of its elements, is of the value's type and below it.
    record Below(Object value, boolean inclusive) implements Condition {
    }

    /// The field exists.
    record Present() implements Condition {
    }

    /// Whether a document that meets this has the field.
    default boolean impliesPresence() {
        return !(this instanceof OneOf oneOf) || oneOf.values().stream().allMatch(value -> value != null);
    }
}
