package org.hemicycle.content.register;

import java.util.List;
import java.util.function.Function;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * What was found for a slice of a list.
 *
 * @param items the records with their versions
 * @param next the cursor of the next slice, if there is more
 */
public record Found<T>(List<Versioned<T>> items, @Nullable String next) {

    /**
     * What was found when one more than the limit was asked for, to see whether there is more.
     *
     * @param sortKey what the list is sorted by
     */
    public static <T> Found<T> of(List<Versioned<T>> oneMore, Slice slice, Function<Versioned<T>, String> sortKey) {
        if (oneMore.size() <= slice.limit()) {
            return new Found<>(oneMore, null);
        }
        var items = oneMore.subList(0, slice.limit());
        return new Found<>(items, Slice.cursor(sortKey.apply(items.getLast())));
    }

    /** The same with each record made into something else. */
    public <R> Found<R> map(Function<T, R> make) {
        return new Found<>(
                items.stream()
                        .map(item -> new Versioned<>(item.id(), item.version(), make.apply(item.state())))
                        .toList(),
                next);
    }
}
