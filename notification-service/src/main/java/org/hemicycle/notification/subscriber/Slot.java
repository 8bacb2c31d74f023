package org.hemicycle.notification.subscriber;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a digest comes: every day, or on one day of the week, at an hour where the reader lives.
 *
 * @param zone the reader's time zone
 * @param hour the local hour, 0 to 23; where the clocks skip it, the digest comes as soon as they go on, and where they
 *     repeat it, the first time
 * @param weekday the day of a weekly digest, or null for a daily one
 */
public record Slot(ZoneId zone, int hour, @Nullable DayOfWeek weekday) {

    /** The same slot always has the same key, and others have others. */
    public String key() {
        DayOfWeek day = weekday;
        return (day == null ? "daily" : day.name().toLowerCase(Locale.ROOT)) + "~" + zone.getId() + "~" + hour;
    }

    /** The slot with this key. */
    public static Slot of(String key) {
        String[] parts = key.split("~");
        return new Slot(
                ZoneId.of(parts[1]),
                Integer.parseInt(parts[2]),
                parts[0].equals("daily") ? null : DayOfWeek.valueOf(parts[0].toUpperCase(Locale.ROOT)));
    }

    /** Its first time after a moment. */
    public Instant after(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        DayOfWeek wanted = weekday;
        if (wanted != null) {
            day = day.with(TemporalAdjusters.nextOrSame(wanted));
        }
        Instant time = on(day);
        while (!time.isAfter(moment)) {
            day = day.plusDays(wanted == null ? 1 : 7);
            time = on(day);
        }
        return time;
    }

    /** Its last time until a moment, that moment included. */
    public Instant until(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        DayOfWeek wanted = weekday;
        if (wanted != null) {
            day = day.with(TemporalAdjusters.previousOrSame(wanted));
        }
        Instant time = on(day);
        while (time.isAfter(moment)) {
            day = day.minusDays(wanted == null ? 1 : 7);
            time = on(day);
        }
        return time;
    }

    private Instant on(LocalDate day) {
        return day.atTime(hour, 0).atZone(zone).toInstant();
    }
}
