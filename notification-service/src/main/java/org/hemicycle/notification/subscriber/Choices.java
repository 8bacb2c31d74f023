package org.hemicycle.notification.subscriber;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.notification.letter.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be told, and how.
 *
 * @param language the language of their letters
 * @param areas codes of the areas they follow
 * @param kinds names of the kinds they follow, as {@link Kind#wireName()}
 * @param cadence {@code now}, {@code daily} or {@code weekly}
 * @param timeZone for digests, the IANA name of the time zone they live in
 * @param hour for digests, the local hour at which they come, 0 to 23
 * @param weekday for weekly digests, the day on which they come, such as {@code monday}
 */
public record Choices(
        String language,
        List<String> areas,
        List<String> kinds,
        String cadence,
        @Nullable String timeZone,
        @Nullable Integer hour,
        @Nullable String weekday) {

    private static final int MOST_NAMED = 300;
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final List<String> WEEKDAYS =
            Stream.of(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();

    /** Choices of somebody who is told at once. */
    public static Choices atOnce(String language, List<String> areas, List<String> kinds) {
        return new Choices(language, areas, kinds, "now", null, null, null);
    }

    /** When digests come, or null for somebody who is told at once. */
    @Nullable Slot slot() {
        String zone = timeZone;
        Integer at = hour;
        String day = weekday;
        if (cadence.equals("now") || zone == null || at == null) {
            return null;
        }
        return new Slot(ZoneId.of(zone), at, day == null ? null : DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
    }

    /** Choices as somebody sent them; what is wrong with them is added to the faults, and then the answer is null. */
    static @Nullable Choices of(
            @Nullable String language,
            @Nullable List<@Nullable String> areas,
            @Nullable List<@Nullable String> kinds,
            @Nullable String cadence,
            @Nullable String timeZone,
            @Nullable Integer hour,
            @Nullable String weekday,
            List<FieldFault> faults) {
        int before = faults.size();
        if (language == null || !Wording.LANGUAGES.contains(language)) {
            faults.add(new FieldFault("language", "must be one of " + String.join(", ", Wording.LANGUAGES)));
        }
        List<String> knownAreas = known("areas", areas, Areas::exists, "an area", faults);
        List<String> knownKinds =
                known("kinds", kinds, kind -> Kind.named(kind).isPresent(), "one of " + kindNames(), faults);
        boolean weekly = "weekly".equals(cadence);
        boolean digests = weekly || "daily".equals(cadence);
        if (!digests && !"now".equals(cadence)) {
            faults.add(new FieldFault("cadence", "must be one of now, daily, weekly"));
        }
        if (digests && (timeZone == null || !ZONES.contains(timeZone))) {
            faults.add(new FieldFault("timeZone", "must be the name of a time zone, such as Europe/Brussels"));
        }
        if (digests && (hour == null || hour < 0 || hour > 23)) {
            faults.add(new FieldFault("hour", "must be a full hour from 0 to 23"));
        }
        if (weekly && (weekday == null || !WEEKDAYS.contains(weekday))) {
            faults.add(new FieldFault("weekday", "must be one of " + String.join(", ", WEEKDAYS)));
        }
        if (faults.size() > before || language == null || cadence == null) {
            return null;
        }
        return new Choices(
                language,
                knownAreas,
                knownKinds,
                cadence,
                digests ? timeZone : null,
                digests ? hour : null,
                weekly ? weekday : null);
    }

    /** All kinds by name, as a sentence about a wrong one lists them. */
    public static String kindNames() {
        return String.join(", ", Stream.of(Kind.values()).map(Kind::wireName).toList());
    }

    /**
     * What somebody named, once each and in their order; what is missing, too much or unknown becomes a fault of the field.
     *
     * @param what the words after "is not" for a value that does not exist
     */
    public static List<String> known(
            String field,
            @Nullable List<@Nullable String> values,
            Predicate<String> exists,
            String what,
            List<FieldFault> faults) {
        if (values == null || values.isEmpty()) {
            faults.add(new FieldFault(field, "must name at least one"));
            return List.of();
        }
        if (values.size() > MOST_NAMED) {
            faults.add(new FieldFault(field, "must name at most " + MOST_NAMED));
            return List.of();
        }
        var known = new LinkedHashSet<String>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value != null && exists.test(value)) {
                known.add(value);
            } else {
                faults.add(new FieldFault(field + "[" + i + "]", "is not " + what));
            }
        }
        return List.copyOf(known);
    }
}
