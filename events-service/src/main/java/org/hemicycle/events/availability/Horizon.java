package org.hemicycle.events.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How much of a file is looked at, so that a series without an end has one.
 *
 * @param from what ends before it is past
 * @param until what starts after it is too far ahead
 * @param zone the zone of times and days that name none
 * @param named whether entries keep what they are called
 */
public record Horizon(Instant from, Instant until, ZoneId zone, boolean named) {

    private static final Duration BACK = Duration.ofDays(31);
    private static final Duration AHEAD = Duration.ofDays(2 * 366);
    /** The most entries that one file may have. */
    public static final int MOST_ENTRIES = 20_000;
    /** The longest single entry; what is longer is more likely a slip of the pen. */
    public static final Duration LONGEST = Duration.ofDays(400);

    /** What a file read at a moment is read for: a month back and two years ahead. */
    public static Horizon around(Instant now, ZoneId zone, boolean named) {
        return new Horizon(now.minus(BACK), now.plus(AHEAD), zone, named);
    }

    /** Whether any of a stretch of time lies inside. */
    public boolean touches(Instant start, Instant end) {
        return end.isAfter(from) && start.isBefore(until);
    }
}
