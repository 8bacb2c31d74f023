package org.hemicycle.events.availability;

import java.time.Instant;

/**
 * A stretch of time of which a person's calendar says something.
 *
 * @param start when it begins
 * @param end when it ends, not included
 * @param kind what it says
 * @param wholeDays whether it was given as days, in the zone that the import named
 */
public record Availability(Instant start, Instant end, Kind kind, boolean wholeDays) {

    /** What a calendar can say of a stretch of time. */
    public enum Kind {
        /** Taken. */
        BUSY,
        /** Perhaps taken. */
        TENTATIVE,
        /** Expressly offered; a person without a single such stretch has said nothing about free time. */
        FREE
    }
}
