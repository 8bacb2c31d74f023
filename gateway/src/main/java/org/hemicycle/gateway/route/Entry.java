package org.hemicycle.gateway.route;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of routes.
 *
 * @param name says what is reached, and labels the route in metrics
 * @param part answers it
 * @param within how long the part may take from the last byte of the request to the first of its answer
 * @param paths what leads there
 * @param except what does not, although a path covers it
 * @param role the only role that may go there, if it is not for everybody
 */
record Entry(
        String name, Part part, Duration within, List<String> paths, List<String> except, @Nullable String role) {

    static Entry entry(String name, Part part, int seconds, String... paths) {
        return new Entry(name, part, Duration.ofSeconds(seconds), List.of(paths), List.of(), null);
    }

    Entry butNot(String... others) {
        return new Entry(name, part, within, paths, List.of(others), role);
    }

    Entry onlyFor(String one) {
        return new Entry(name, part, within, paths, except, one);
    }
}
