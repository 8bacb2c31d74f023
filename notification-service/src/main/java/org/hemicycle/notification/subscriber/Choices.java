package org.hemicycle.notification.subscriber;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
 * @param quietFrom the local hour from which on only what is urgent is sent, or null where there are no quiet hours
 * @param quietTo the local hour at which the quiet hours end
 * @param pausedUntil the local day, as ISO 8601 writes it, before which nothing is sent, or null
 * @param resumesAt the first moment of that day, by which sending asks
 * @param subjects single visits, briefings and commitments they follow wherever these are, as {@link Audience#subject}
 */
public record Choices(
        String language,
        List<String> areas,
        List<String> kinds,
        String cadence,
        @Nullable String timeZone,
        @Nullable Integer hour,
        @Nullable String weekday,
        @Nullable Integer quietFrom,
        @Nullable Integer quietTo,
        @Nullable String pausedUntil,
        @Nullable Instant resumesAt,
        List<String> subjects) {

    private static final int MOST_NAMED = 300;
    private static final int MOST_SUBJECTS = 20;
    private static final Pattern SUBJECT = Pattern.compile("(visit|briefing|commitment)/[A-Za-z0-9-]{1,64}");
    private static final Duration LONGEST_PAUSE = Duration.ofDays(366);
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final List<String> WEEKDAYS =
            Stream.of(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();

    /** Choices that were made before single visits could be followed have none of them. */
    public Choices {
        subjects = subjects == null ? List.of() : List.copyOf(subjects);
    }

    /** Choices of areas and kinds, without quiet hours and without a pause. */
    public Choices(
            String language,
            List<String> areas,
            List<String> kinds,
            String cadence,
            @Nullable String timeZone,
            @Nullable Integer hour,
            @Nullable String weekday) {
        this(language, areas, kinds, cadence, timeZone, hour, weekday, null, null, null, null, List.of());
    }

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

    /** The quiet hours, or null where there are none. */
    @Nullable Quiet quiet() {
        String zone = timeZone;
        Integer from = quietFrom;
        Integer to = quietTo;
        return zone == null || from == null || to == null ? null : new Quiet(ZoneId.of(zone), from, to);
    }

    /** Whether nothing is followed at all. */
    boolean isEmpty() {
        return areas.isEmpty() && subjects.isEmpty();
    }

    /** The same choices without one of the kinds, of the areas or of the subjects; the last kind takes the areas along. */
    Choices without(@Nullable String kind, @Nullable String area, @Nullable String subject) {
        List<String> areasLeft = areas.stream().filter(one -> !one.equals(area)).toList();
        List<String> kindsLeft = kinds.stream().filter(one -> !one.equals(kind)).toList();
        boolean any = !areasLeft.isEmpty() && !kindsLeft.isEmpty();
        return new Choices(
                language,
                any ? areasLeft : List.of(),
                any ? kindsLeft : List.of(),
                cadence,
                timeZone,
                hour,
                weekday,
                quietFrom,
                quietTo,
                pausedUntil,
                resumesAt,
                subjects.stream().filter(one -> !one.equals(subject)).toList());
    }

    /** When and how often somebody wants to be told, as they sent it. */
    record Times(
            @Nullable String cadence,
            @Nullable String timeZone,
            @Nullable Integer hour,
            @Nullable String weekday,
            @Nullable Integer quietFrom,
            @Nullable Integer quietTo,
            @Nullable String pausedUntil) {}

    /** Choices as somebody sent them; what is wrong with them is added to the faults, and then the answer is null. */
    static @Nullable Choices of(
            @Nullable String language,
            @Nullable List<@Nullable String> areas,
            @Nullable List<@Nullable String> kinds,
            @Nullable List<@Nullable String> subjects,
            Times times,
            Instant now,
            List<FieldFault> faults) {
        int before = faults.size();
        if (language == null || !Wording.LANGUAGES.contains(language)) {
            faults.add(new FieldFault("language", "must be one of " + String.join(", ", Wording.LANGUAGES)));
        }
        List<String> knownSubjects = isNone(subjects)
                ? List.of()
                : known("subjects", subjects, MOST_SUBJECTS, subject -> SUBJECT.matcher(subject).matches(),
                        "visit/, briefing/ or commitment/ and an id", faults);
        // Who follows a single visit need not follow anything else.
        boolean only = !knownSubjects.isEmpty() && isNone(areas) && isNone(kinds);
        List<String> knownAreas = only ? List.of() : known("areas", areas, Areas::exists, "an area", faults);
        List<String> knownKinds = only
                ? List.of()
                : known("kinds", kinds, kind -> Kind.named(kind).isPresent(), "one of " + kindNames(), faults);
        String cadence = times.cadence();
        boolean weekly = "weekly".equals(cadence);
        boolean digests = weekly || "daily".equals(cadence);
        if (!digests && !"now".equals(cadence)) {
            faults.add(new FieldFault("cadence", "must be one of now, daily, weekly"));
        }
        Integer quietFrom = times.quietFrom();
        Integer quietTo = times.quietTo();
        boolean quiet = quietFrom != null || quietTo != null;
        boolean pause = times.pausedUntil() != null;
        String zone = times.timeZone();
        if ((digests || quiet || pause) && (zone == null || !ZONES.contains(zone))) {
            faults.add(new FieldFault("timeZone", "must be the name of a time zone, such as Europe/Brussels"));
            zone = null;
        }
        if (digests && !isHour(times.hour())) {
            faults.add(new FieldFault("hour", "must be a full hour from 0 to 23"));
        }
        if (weekly && (times.weekday() == null || !WEEKDAYS.contains(times.weekday()))) {
            faults.add(new FieldFault("weekday", "must be one of " + String.join(", ", WEEKDAYS)));
        }
        if (quiet && !isHour(quietFrom)) {
            faults.add(new FieldFault("quietFrom", "must be a full hour from 0 to 23"));
        }
        if (quiet && !isHour(quietTo)) {
            faults.add(new FieldFault("quietTo", "must be a full hour from 0 to 23"));
        } else if (quiet && Objects.equals(quietFrom, quietTo)) {
            faults.add(new FieldFault("quietTo", "must be another hour than the one at which the quiet hours begin"));
        }
        Instant resumesAt = pause && zone != null ? startOf(times.pausedUntil(), ZoneId.of(zone), now, faults) : null;
        if (faults.size() > before || language == null || cadence == null) {
            return null;
        }
        return new Choices(
                language,
                knownAreas,
                knownKinds,
                cadence,
                digests || quiet || pause ? zone : null,
                digests ? times.hour() : null,
                weekly ? times.weekday() : null,
                quietFrom,
                quietTo,
                times.pausedUntil(),
                resumesAt,
                knownSubjects);
    }

    private static boolean isNone(@Nullable List<@Nullable String> values) {
        return values == null || values.isEmpty();
    }

    private static boolean isHour(@Nullable Integer hour) {
        return hour != null && hour >= 0 && hour <= 23;
    }

    private static @Nullable Instant startOf(
            @Nullable String day, ZoneId zone, Instant now, List<FieldFault> faults) {
        try {
            Instant start = LocalDate.parse(day == null ? "" : day).atStartOfDay(zone).toInstant();
            if (start.isAfter(now) && start.isBefore(now.plus(LONGEST_PAUSE))) {
                return start;
            }
        } catch (DateTimeException notADay) {
            // Said below, in our own words.
        }
        faults.add(new FieldFault("pausedUntil", "must be a day to come within a year, such as 2027-01-31"));
        return null;
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
        return known(field, values, MOST_NAMED, exists, what, faults);
    }

    private static List<String> known(
            String field,
            @Nullable List<@Nullable String> values,
            int most,
            Predicate<String> exists,
            String what,
            List<FieldFault> faults) {
        if (values == null || values.isEmpty()) {
            faults.add(new FieldFault(field, "must name at least one"));
            return List.of();
        }
        if (values.size() > most) {
            faults.add(new FieldFault(field, "must name at most " + most));
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
