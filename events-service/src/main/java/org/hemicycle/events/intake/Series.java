package org.hemicycle.events.intake;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/** The starts of a series inside the time that is looked at (RFC 5545 §3.3.10). */
final class Series {

    /** The most occurrences of one series; one a day for two years and a little. */
    static final int MOST = 1_000;
    private static final int HIGHEST_COUNT = 10_000;
    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final Set<String> PARTS =
            Set.of("FREQ", "INTERVAL", "COUNT", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYWEEKNO", "BYYEARDAY");

    private Series() {}

    /** What all series of one file may cost together; a count from long ago has to be counted through. */
    static final class Steps {
        private int left = 200_000;
    }

    /**
     * The starts by the clock of the series' own zone, in order.
     *
     * @param from occurrences before it are left out
     * @param until occurrences from it on are left out
     * @param steps how many steps the file has left
     */
    static List<IcsTime> starts(
            IcsTime first, ContentLine rule, Map<String, Optional<ZoneId>> zones, Instant from, Instant until, Steps steps) throws Unreadable {
        var parts = new ArrayList<String>();
        @Nullable Instant last = null;
        boolean frequency = false;
        for (String part : rule.value().strip().split(";")) {
            String[] pair = part.strip().toUpperCase(Locale.ROOT).split("=", 2);
            if (pair.length != 2) {
                if (part.isBlank()) {
                    continue;
                }
                throw unreadable(rule);
            }
            switch (pair[0]) {
                case "UNTIL" -> last = last(first, rule, pair[1], zones);
                case "BYHOUR", "BYMINUTE", "BYSECOND" -> throw tooFine(rule);
                case "FREQ" -> {
                    if (Set.of("HOURLY", "MINUTELY", "SECONDLY").contains(pair[1])) {
                        throw tooFine(rule);
                    }
                    if (!FREQUENCIES.contains(pair[1])) {
                        throw unreadable(rule);
                    }
                    frequency = true;
                    parts.add("FREQ=" + pair[1]);
                }
                case "COUNT", "INTERVAL" -> {
                    if (!pair[1].matches("\\d{1,5}") || Integer.parseInt(pair[1]) == 0 || Integer.parseInt(pair[1]) > HIGHEST_COUNT) {
                        throw unreadable(rule);
                    }
                    parts.add(pair[0] + "=" + pair[1]);
                }
                default -> {
                    if (!PARTS.contains(pair[0]) || pair[1].length() > 200) {
                        throw unreadable(rule);
                    }
                    parts.add(pair[0] + "=" + pair[1]);
                }
            }
        }
        if (!frequency) {
            throw unreadable(rule);
        }
        Instant end = last == null || last.isAfter(until) ? until : last.plusSeconds(1);
        var times = new ArrayList<IcsTime>();
        // The first is one of them whatever the rule says (RFC 5545 §3.8.5.3).
        times.add(first);
        LocalDateTime seed = first.time() == null ? first.day().atStartOfDay() : first.time();
        LocalDateTime begin = from.atZone(first.zone()).toLocalDateTime().minusDays(1);
        try {
            // The clock time counts, not the instant: a weekly meeting at 10:00 stays at 10:00 when the clocks change.
            var recurrence = new RecurrenceRule(String.join(";", parts), RecurrenceRule.RfcMode.RFC5545_STRICT);
            LocalDateTime nearer = recurrence.getCount() == null ? nearer(recurrence, seed, begin) : seed;
            var starts = recurrence.iterator(dateTime(nearer));
            if (recurrence.getCount() == null && begin.isAfter(nearer)) {
                starts.fastForward(dateTime(begin));
            }
            while (starts.hasNext() && times.size() <= MOST + 1) {
                if (--steps.left < 0) {
                    throw new Unreadable(rule.number(), "too-much-work", "The series of the file take too many steps to unroll; this one was left out.");
                }
                LocalDateTime start = localDateTime(starts.nextDateTime());
                IcsTime time = new IcsTime(start.toLocalDate(), first.time() == null ? null : start, first.zone());
                Instant instant = time.instant();
                if (!instant.isBefore(end)) {
                    break;
                }
                if (!instant.isBefore(from) && !time.equals(first)) {
                    times.add(time);
                }
            }
        } catch (InvalidRecurrenceRuleException | RuntimeException notARule) {
            throw unreadable(rule);
        }
        if (times.size() > MOST) {
            throw new Unreadable(rule.number(), "too-many-occurrences", "The series has more than " + MOST + " occurrences in the time that is looked at.");
        }
        return times;
    }

    private static Instant last(IcsTime first, ContentLine rule, String value, Map<String, Optional<ZoneId>> zones) throws Unreadable {
        IcsTime until = IcsTime.of(new ContentLine(rule.number(), "UNTIL", Map.of(), value), value, zones, first.zone());
        if (first.wholeDay()) {
            // Written as an instant for days, it means its own date, whatever the zone.
            return until.day().atStartOfDay(first.zone()).toInstant();
        }
        return until.wholeDay() ? until.day().plusDays(1).atStartOfDay(first.zone()).toInstant().minusSeconds(1) : until.instant();
    }

    /** A start of the same rhythm shortly before a moment, so that a series from long ago costs no more than a young one. */
    private static LocalDateTime nearer(RecurrenceRule rule, LocalDateTime seed, LocalDateTime moment) {
        long days = switch (rule.getFreq()) {
            case DAILY -> rule.getInterval();
            case WEEKLY -> 7L * rule.getInterval();
            default -> 0;
        };
        long between = ChronoUnit.DAYS.between(seed, moment) - 14;
        return days == 0 || between <= 0 ? seed : seed.plusDays(between / days * days);
    }

    private static DateTime dateTime(LocalDateTime time) {
        return new DateTime(DateTime.UTC, time.getYear(), time.getMonthValue() - 1, time.getDayOfMonth(), time.getHour(), time.getMinute(), time.getSecond());
    }

    private static LocalDateTime localDateTime(DateTime time) {
        return LocalDateTime.of(time.getYear(), time.getMonth() + 1, time.getDayOfMonth(), time.getHours(), time.getMinutes(), time.getSeconds());
    }

    private static Unreadable unreadable(ContentLine rule) {
        return new Unreadable(rule.number(), "rule-unreadable", "The recurrence rule cannot be read.");
    }

    private static Unreadable tooFine(ContentLine rule) {
        return new Unreadable(rule.number(), "rule-too-fine", "A series that recurs within one day is not read.");
    }

}
