package org.hemicycle.web.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everybody's days with the ways between what they are expected at.
 *
 * @param days one per person and day
 */
public record Itinerary(List<Day> days) {

    @SuppressWarnings("NullAway") // events-service may leave out an empty list.
    public Itinerary {
        days = days == null ? List.of() : List.copyOf(days);
    }

    /** One person's day. */
    public record Day(LocalDate date, String person, @Nullable String name, List<Stop> stops) {

        @SuppressWarnings("NullAway") // events-service may leave out an empty list.
        public Day {
            stops = stops == null ? List.of() : List.copyOf(stops);
        }
    }

    /**
     * Something that a person is expected at.
     *
     * @param meeting the meeting of this visit; nothing for what they are expected at elsewhere
     * @param title what it is
     * @param leg the way there from the stop before, if there is one
     * @param spare minutes to spare on that way; less than nothing when it cannot be done
     */
    public record Stop(@Nullable String meeting, @Nullable String title, @Nullable Leg leg, @Nullable Long spare) {}

    /**
     * The way from one building to another.
     *
     * @param mode how, such as {@code walk} or {@code train}
     * @param minutes how long the way takes
     * @param security how many minutes the queue at the entrance takes
     * @param estimate whether it is worked out and not from a timetable
     */
    public record Leg(@Nullable String mode, int minutes, int security, boolean estimate) {

        /** What has to lie between the two stops, in minutes. */
        public int total() {
            return minutes + security;
        }
    }

    /**
     * What the rules say about a plan.
     *
     * @param violations where it breaks one, the hardest first
     */
    public record Findings(List<Violation> violations) {

        @SuppressWarnings("NullAway") // events-service may leave out an empty list.
        public Findings {
            violations = violations == null ? List.of() : List.copyOf(violations);
        }
    }

    /**
     * One place where a plan breaks a rule.
     *
     * @param rule the rule's name, such as {@code travel-impossible}
     * @param severity {@code hard}, {@code medium} or {@code soft}
     * @param sentence what is wrong, English
     * @param itemIds the meetings it is about, in the order of their start
     * @param particulars the words and figures of the sentence by name
     * @param canBeWaived whether somebody may let it be
     * @param waiver why somebody lets it be, where somebody does
     * @param waiverId what takes that back
     * @param waivedBy who lets it be, as their token names them
     */
    public record Violation(
            String rule,
            String severity,
            @Nullable String sentence,
            List<String> itemIds,
            Map<String, String> particulars,
            boolean canBeWaived,
            @Nullable String waiver,
            @Nullable String waiverId,
            @Nullable String waivedBy) {

        @SuppressWarnings("NullAway") // events-service may leave out what is empty.
        public Violation {
            severity = severity == null ? "soft" : severity.toLowerCase(Locale.ROOT);
            itemIds = itemIds == null ? List.of() : List.copyOf(itemIds);
            particulars = particulars == null ? Map.of() : Map.copyOf(particulars);
        }

        /** Whether it keeps the plan from being published. */
        public boolean isHard() {
            return severity.equals("hard") && waiver == null;
        }
    }
}
