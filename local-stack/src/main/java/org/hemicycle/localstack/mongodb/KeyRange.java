package org.hemicycle.localstack.mongodb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A stretch of keys.
///
/// @param low where it begins, inclusive
/// @param high where it ends, exclusive
record KeyRange(Key low, Key high) {

    /// All keys.
    static final KeyRange ALL = startingWith(new Key(new byte[0]));

    /// All keys that begin with the given one.
    static KeyRange startingWith(Key prefix) {
        return new KeyRange(prefix, prefix.end());
    }

    boolean isEmpty() {
        return low.compareTo(high) >= 0;
    }

    /// The same keys in ascending stretches that do not touch one another.
    static List<KeyRange> merged(List<KeyRange> ranges) {
        List<KeyRange> merged = new ArrayList<>();
        for (KeyRange range : ranges.stream().filter(each -> !each.isEmpty()).sorted(Comparator.comparing(KeyRange::low)).toList()) {
            if (!merged.isEmpty() && merged.getLast().high().compareTo(range.low()) >= 0) {
                KeyRange before = merged.removeLast();
                Key high = before.high().compareTo(range.high()) >= 0 ? before.high() : range.high();
                merged.add(new KeyRange(before.low(), high));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }
}
