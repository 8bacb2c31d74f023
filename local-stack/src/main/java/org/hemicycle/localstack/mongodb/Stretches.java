package org.hemicycle.localstack.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Translates conditions into stretches of an index.
final class Stretches {

    /// More places than this are not looked up one by one: walking what is between them costs no more.
    private static final int MOST_PLACES = 2_000;

    private Stretches() {
    }

    /// The stretches of an index in which the documents of a conjunction stand.
    static List<KeyRange> of(SortedIndex<?> index, Conjunction conjunction) {
        List<Key> prefixes = List.of(new Key(new byte[0]));
        boolean arrayUsed = false;
        for (int i = 0; i < index.fields().size(); i++) {
            IndexField field = index.fields().get(i);
            List<Condition> conditions = conjunction.on(field.name());
            boolean multikey = index.isMultikey(i);
            // Two conditions on fields of an array may be met by two of its elements, but an entry is made of one element.
            if (conditions.isEmpty() || field.isNumbered() || multikey && arrayUsed) {
                break;
            }
            arrayUsed |= multikey;
            Condition.OneOf places = fewest(conditions);
            if (places == null) {
                return between(prefixes, field, conditions, multikey);
            }
            if (prefixes.size() * (long) places.values().size() > MOST_PLACES) {
                break;
            }
            List<Key> longer = new ArrayList<>();
            for (Key prefix : prefixes) {
                for (@Nullable Object value : places.values()) {
                    longer.add(new KeyWriter().append(prefix).append(value, field.ascending()).toKey());
                }
            }
            prefixes = longer;
        }
        return prefixes.stream().map(KeyRange::startingWith).toList();
    }

    private static Condition.@Nullable OneOf fewest(List<Condition> conditions) {
        Condition.OneOf fewest = null;
        for (Condition condition : conditions) {
            if (condition instanceof Condition.OneOf places
                    && (fewest == null || places.values().size() < fewest.values().size())) {
                fewest = places;
            }
        }
        return fewest;
    }

    private static List<KeyRange> between(List<Key> prefixes, IndexField field, List<Condition> conditions, boolean multikey) {
        Condition.Above above = null;
        Condition.Below below = null;
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Above bound
                    && (above == null || KeyWriter.sameType(bound.value(), above.value()) && compare(bound.value(), above.value()) > 0)) {
                above = bound;
            } else if (condition instanceof Condition.Below bound
                    && (below == null || KeyWriter.sameType(bound.value(), below.value()) && compare(bound.value(), below.value()) < 0)) {
                below = bound;
            }
        }
        // One element may be above and another one below; and of two types, one bound is enough.
        if (above != null && below != null && (multikey || !KeyWriter.sameType(above.value(), below.value()))) {
            below = null;
        }
        List<KeyRange> ranges = new ArrayList<>();
        for (Key prefix : prefixes) {
            ranges.add(between(prefix, field.ascending(), above, below));
        }
        return ranges;
    }

    private static KeyRange between(Key prefix, boolean ascending, Condition.@Nullable Above above, Condition.@Nullable Below below) {
        if (above == null && below == null) {
            return KeyRange.startingWith(prefix);
        }
        Object anyValue = above != null ? above.value() : Objects.requireNonNull(below).value();
        Key first = new KeyWriter().append(prefix).appendTypeOf(anyValue, ascending).toKey();
        Key last = new KeyWriter().append(prefix).appendBehindTypeOf(anyValue, ascending).toKey();
        Key low = above == null ? null : new KeyWriter().append(prefix).append(above.value(), ascending).toKey();
        Key high = below == null ? null : new KeyWriter().append(prefix).append(below.value(), ascending).toKey();
        boolean lowIncluded = above != null && above.inclusive();
        boolean highIncluded = below != null && below.inclusive();
        if (ascending) {
            return new KeyRange(low == null ? first : lowIncluded ? low : low.end(),
                    high == null ? last : highIncluded ? high.end() : high);
        }
        return new KeyRange(high == null ? first : highIncluded ? high : high.end(),
                low == null ? last : lowIncluded ? low.end() : low);
    }

    private static int compare(Object one, Object other) {
        return Key.of(one).compareTo(Key.of(other));
    }
}
