package org.hemicycle.notification.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The hours of each day in which somebody is told nothing but what is urgent.
 *
 * @param zone the time zone they live in
 * @param from the local hour at which they begin, 0 to 23
 * @param to the local hour at which they end, 0 to 23, on the next day where it is the earlier one
 */
public record Quiet(ZoneId zone, int from, int to) {

    /**
     * When the quiet hours that a moment lies in come to an end, or null where it lies in none. The end is where the
     * clocks show it: an hour that they skip ends with the skip, and one that they repeat is the first of both.
     */
    public @Nullable Instant endAround(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        int hour = local.getHour();
        boolean overnight = from > to;
        boolean quiet = overnight ? hour >= from || hour < to : hour >= from && hour < to;
        if (!quiet) {
            return null;
        }
        var day = overnight && hour >= from ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        Instant end = day.atTime(to, 0).atZone(zone).toInstant();
        return end.isAfter(moment) ? end : null;
    }
}
