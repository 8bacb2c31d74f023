package org.hemicycle.events.place;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.fact.Provenance;
import org.hemicycle.events.fact.Trust;
import org.hemicycle.events.itinerary.Hours;

/**
 * When a building lets visitors in, as staff found out.
 *
 * @param building its id in the directory
 * @param byDay the ranges of each day, as {@code mon} to {@code 09:00-18:30}; a day that is missing is closed
 * @param provenance where that comes from
 * @param changedBy who wrote it down
 * @param changedAt when
 */
record OpeningHours(String building, Map<String, List<String>> byDay, Provenance provenance, String changedBy, Instant changedAt) {

    private static final Pattern RANGE = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-(?:([01]\\d|2[0-3]):([0-5]\\d)|24:00)");

    /**
     * The hours as the rules read them.
     *
     * @throws Refused HOURS_WRONG (422) for a day that is none, a range that is none, or two that overlap
     */
    Hours hours() {
        var hours = new EnumMap<DayOfWeek, List<Hours.Range>>(DayOfWeek.class);
        byDay.forEach((day, ranges) -> {
            DayOfWeek weekday = Places.DAYS.get(day);
            if (weekday == null) {
                throw wrong("There is no day “%s”; days are mon, tue, wed, thu, fri, sat and sun.".formatted(day), "hours." + day);
            }
            var open = new ArrayList<Hours.Range>();
            for (int i = 0; i < ranges.size(); i++) {
                open.add(range(ranges.get(i), "hours.%s[%d]".formatted(day, i)));
            }
            open.sort(Comparator.comparingInt(Hours.Range::from));
            for (int i = 1; i < open.size(); i++) {
                if (open.get(i).from() < open.get(i - 1).until()) {
                    throw wrong("%s and %s overlap.".formatted(open.get(i - 1), open.get(i)), "hours." + day);
                }
            }
            hours.put(weekday, List.copyOf(open));
        });
        if (hours.values().stream().allMatch(List::isEmpty)) {
            throw wrong("A building that is never open lets nobody in; name the hours of a day.", "hours");
        }
        return new Hours(Map.copyOf(hours), provenance.confidence() == Trust.OFFICIAL || provenance.confidence() == Trust.SECONDARY);
    }

    private static Hours.Range range(String text, String field) {
        Matcher times = RANGE.matcher(text);
        if (!times.matches()) {
            throw wrong("“%s” is not a range like 09:00-18:30.".formatted(text), field);
        }
        int from = Places.minute(times.group(1), times.group(2));
        int until = times.group(3) == null ? 24 * 60 : Places.minute(times.group(3), times.group(4));
        if (from >= until) {
            throw wrong("“%s” ends before it begins.".formatted(text), field);
        }
        return new Hours.Range(from, until);
    }

    private static Refused wrong(String sentence, String field) {
        return new Refused(PlaceRefusal.HOURS_WRONG, sentence, field);
    }
}
