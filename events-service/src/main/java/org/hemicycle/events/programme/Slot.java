package org.hemicycle.events.programme;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.hemicycle.defaults.refusal.Refused;

/**
 * The time of a meeting, from its start up to but without its end.
 *
 * @param start when it starts
 * @param end when it ends, after the start and within a day of it
 */
public record Slot(Instant start, Instant end) {

    private static final Duration LONGEST = Duration.ofHours(24);

    /** Refuses an end that is not after the start, or more than a day after it. */
    public Slot {
        if (!end.isAfter(start)) {
            throw new Refused(ProgrammeRefusal.TIMES_OUT_OF_ORDER, "The meeting must end after it starts.", "end");
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw new Refused(ProgrammeRefusal.TIMES_OUT_OF_ORDER, "A meeting cannot last longer than 24 hours.", "end");
        }
    }

    /** The slot between two moments, each told with its offset. */
    public static Slot of(OffsetDateTime start, OffsetDateTime end) {
        return new Slot(start.toInstant(), end.toInstant());
    }

    /** Whether somebody at the one could not be at the other; a meeting may start when another ends. */
    public boolean overlaps(Slot other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** How long it is. */
    public Duration duration() {
        return Duration.between(start, end);
    }
}
