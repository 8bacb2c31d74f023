package org.hemicycle.events.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * How long before the visit a building wants to know of it.
 *
 * @param days how many days before, 0 for the day itself
 * @param businessDays whether only days count on which offices work
 * @param latest until what time on that day, on the building's clock; {@code 24:00} for its end
 */
public record Lead(int days, boolean businessDays, String latest) {

    private static final String END_OF_DAY = "24:00";
    private static final int MOST = 365;

    /**
     * Takes up to a year and a time of day.
     *
     * @throws IllegalArgumentException when the days are negative or more than 365, or the time is none
     */
    public Lead {
        if (days < 0 || days > MOST) {
            throw new IllegalArgumentException("must be between 0 and 365 days");
        }
        if (!latest.equals(END_OF_DAY) && !latest.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw new IllegalArgumentException("'" + latest + "' is not a time like 18:00 or 24:00");
        }
    }

    /**
     * The last moment for a visit on a day.
     *
     * @param zone the building's time zone
     * @param works whether offices at the building work on a day
     */
    public Instant deadline(LocalDate visit, ZoneId zone, Predicate<LocalDate> works) {
        LocalDate day = visit;
        if (businessDays) {
            for (int left = days; left > 0; ) {
                day = day.minusDays(1);
                if (works.test(day)) {
                    left--;
                }
            }
        } else {
            day = visit.minusDays(days);
        }
        return latest.equals(END_OF_DAY)
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(LocalTime.parse(latest)).atZone(zone).toInstant();
    }
}
