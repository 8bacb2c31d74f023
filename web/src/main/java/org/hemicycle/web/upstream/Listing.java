package org.hemicycle.web.upstream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items what is on it
 * @param next what to ask for the following page, if there is one
 */
public record Listing<T>(List<T> items, @Nullable String next) {

    @SuppressWarnings("NullAway") // A service may leave out an empty list.
    public Listing {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
