package org.hemicycle.events.programme;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.hemicycle.defaults.refusal.Refused;

/**
 * The days of a visit in its own time zone.
 *
 * @param start its first day
 * @param end its last day, included; on or after the first
 */
public record Window(LocalDate start, LocalDate end) {

    private static final int LONGEST_IN_DAYS = 60;

    /** Refuses a last day before the first, and a visit of more than 60 days. */
    public Window {
        if (end.isBefore(start)) {
            throw new Refused(ProgrammeRefusal.DATES_OUT_OF_ORDER, "The last day must not be before the first.", "window.end");
        }
        if (ChronoUnit.DAYS.between(start, end) >= LONGEST_IN_DAYS) {
            throw new Refused(ProgrammeRefusal.DATES_OUT_OF_ORDER, "A visit cannot be longer than 60 days.", "window.end");
        }
    }

    /** Whether a meeting starts and ends on days of the window, midnight of the last day included. */
    public boolean contains(Slot slot, ZoneId zone) {
        return !slot.start().isBefore(start.atStartOfDay(zone).toInstant())
                && !slot.end().isAfter(end.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
