package org.hemicycle.events.itinerary;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * When a building lets visitors in, as the clock on its wall shows it.
 *
 * @param byDay the ranges of each day of the week; a day that is missing is closed
 * @param certain false where nobody has confirmed them yet
 */
public record Hours(Map<DayOfWeek, List<Range>> byDay, boolean certain) {

    /**
     * A part of a day in minutes from midnight on the wall clock.
     *
     * @param from its first minute, from 0
     * @param until the minute in which it is over, up to 1440
     */
    public record Range(int from, int until) {

        /**
         * Takes minutes of one day, in order.
         *
         * @throws IllegalArgumentException when they are not
         */
        public Range {
            if (from < 0 || until > 24 * 60 || from >= until) {
                throw new IllegalArgumentException("%d to %d are not minutes of one day in order".formatted(from, until));
            }
        }

        /** The range as text, {@code 09:00–18:30}. */
        @Override
        public String toString() {
            return "%02d:%02d–%02d:%02d".formatted(from / 60, from % 60, until / 60, until % 60);
        }
    }

    /** The ranges of each day as they are written down, {@code mon} to {@code 09:00-18:30}, from Monday on. */
    public Map<String, List<String>> words() {
        var words = new LinkedHashMap<String, List<String>>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (byDay.containsKey(day)) {
                words.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT),
                        byDay.getOrDefault(day, List.of()).stream().map(range -> range.toString().replace('–', '-')).toList());
            }
        }
        return words;
    }

    /** The ranges of one day, none when it is closed. */
    public List<Range> on(LocalDate date) {
        return byDay.getOrDefault(date.getDayOfWeek(), List.of());
    }

    /** Whether a time lies within one range of one day, by the clock of a zone; midnight ends the day before. */
    public boolean admit(Span span, ZoneId zone) {
        ZonedDateTime start = span.start().atZone(zone);
        ZonedDateTime end = span.end().atZone(zone);
        int from = start.getHour() * 60 + start.getMinute();
        int until = end.getHour() * 60 + end.getMinute() + (end.getSecond() > 0 ? 1 : 0);
        if (!start.toLocalDate().equals(end.toLocalDate())) {
            if (until != 0 || !start.toLocalDate().plusDays(1).equals(end.toLocalDate())) {
                return false;
            }
            until = 24 * 60;
        }
        for (Range range : on(start.toLocalDate())) {
            if (range.from() <= from && until <= range.until()) {
                return true;
            }
        }
        return false;
    }
}
