package org.hemicycle.events.itinerary;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time, from its start up to but without its end; instants, so that no change of clocks shifts it.
 *
 * @param start when it starts
 * @param end when it ends, after the start
 */
public record Span(Instant start, Instant end) {

    /**
     * Takes times in order only.
     *
     * @throws IllegalArgumentException when the end is not after the start
     */
    public Span {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("%s is not after %s".formatted(end, start));
        }
    }

    /** Whether both share a moment; one may start when the other ends. */
    public boolean overlaps(Span other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** Whether the other lies wholly within this one. */
    public boolean contains(Span other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /** What both share, or null where that is nothing. */
    public @Nullable Span common(Span other) {
        return overlaps(other)
                ? new Span(start.isAfter(other.start) ? start : other.start, end.isBefore(other.end) ? end : other.end)
                : null;
    }

    /** How long it is, in hours that pass and not in those that the clock shows. */
    public Duration length() {
        return Duration.between(start, end);
    }
}
