package org.hemicycle.localstack.mongodb;

import java.util.List;
import java.util.regex.Pattern;

/// One field of an index, in the order the index keeps it.
///
/// @param name the dotted path
/// @param steps the path's parts
/// @param ascending whether small values come first
record IndexField(String name, List<String> steps, boolean ascending) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    IndexField(String name, boolean ascending) {
        this(name, List.of(name.split("\\.")), ascending);
    }

    /// Whether a part of the path is a number. A matcher reads it as a place in an array and a comparator as a field's
    /// name, so such a field is indexed but not searched by.
    boolean isNumbered() {
        return steps.stream().anyMatch(step -> NUMBER.matcher(step).matches());
    }
}
