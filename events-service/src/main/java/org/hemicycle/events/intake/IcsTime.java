package org.hemicycle.events.intake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hemicycle.events.availability.ZoneNames;
import org.jspecify.annotations.Nullable;

/**
 * A moment of an iCalendar file: a day, or a clock time with its zone.
 *
 * @param day the day
 * @param time the clock time, or null for a whole day
 * @param zone the zone it is read in; for days and floating times the one that the import named
 */
record IcsTime(LocalDate day, @Nullable LocalDateTime time, ZoneId zone) {

    private static final Pattern FORM = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ](\\d{2}):?(\\d{2})(?::?(\\d{2}))?(Z)?)?");
    private static final Pattern DURATION = Pattern.compile(
            "\\+?P(?:(\\d{1,4})W)?(?:(\\d{1,4})D)?(?:T(?:(\\d{1,5})H)?(?:(\\d{1,6})M)?(?:(\\d{1,7})S)?)?");

    boolean wholeDay() {
        return time == null;
    }

    /** The instant; a time that daylight saving skips is read with the offset before the gap (RFC 5545 §3.3.5). */
    Instant instant() {
        return time == null ? day.atStartOfDay(zone).toInstant() : time.atZone(zone).toInstant();
    }

    /**
     * Reads the value of a property such as DTSTART.
     *
     * @param zones the zones that the file declares, by their TZID
     * @param fallback the zone of what names none
     */
    static IcsTime of(ContentLine line, String value, Map<String, Optional<ZoneId>> zones, ZoneId fallback) throws Unreadable {
        Matcher form = FORM.matcher(value.strip());
        if (!form.matches()) {
            throw new Unreadable(line.number(), "time-unreadable", line.name() + " is not a date or a time.");
        }
        try {
            var day = LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
            if (day.getYear() < 1900 || day.getYear() > 2200) {
                throw new Unreadable(line.number(), "time-unreadable", line.name() + " lies outside the years 1900 to 2200.");
            }
            if (form.group(4) == null) {
                return new IcsTime(day, null, fallback);
            }
            int hour = number(form, 4);
            int second = form.group(6) == null ? 0 : Math.min(number(form, 6), 59);
            // Some programs write the end of a day as 24:00.
            var time = hour == 24 && number(form, 5) == 0 ? day.plusDays(1).atStartOfDay() : day.atTime(hour, number(form, 5), second);
            return new IcsTime(time.toLocalDate(), time, form.group(7) != null ? ZoneOffset.UTC : zone(line, zones, fallback));
        } catch (DateTimeException notADate) {
            throw new Unreadable(line.number(), "time-unreadable", line.name() + " is a day or time that does not exist.");
        }
    }

    private static ZoneId zone(ContentLine line, Map<String, Optional<ZoneId>> zones, ZoneId fallback) throws Unreadable {
        String name = line.parameter("TZID");
        if (name == null || name.isBlank()) {
            return fallback;
        }
        Optional<ZoneId> known = ZoneNames.find(name);
        if (known.isEmpty()) {
            known = zones.getOrDefault(name.strip(), Optional.empty());
        }
        return known.orElseThrow(() -> new Unreadable(line.number(), "zone-unknown",
                "The time zone of " + line.name() + " is not known, and the file does not describe it in a way that can be used."));
    }

    /** A positive duration (RFC 5545 §3.3.6); a day is read as 24 hours. */
    static Duration duration(ContentLine line, String value) throws Unreadable {
        Matcher form = DURATION.matcher(value.strip());
        if (!form.matches() || value.strip().length() < 3) {
            throw new Unreadable(line.number(), "duration-unreadable", "The duration is negative or not a duration.");
        }
        return Duration.ofDays(7L * part(form, 1) + part(form, 2))
                .plusHours(part(form, 3)).plusMinutes(part(form, 4)).plusSeconds(part(form, 5));
    }

    private static long part(Matcher form, int group) {
        return form.group(group) == null ? 0 : Long.parseLong(form.group(group));
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
