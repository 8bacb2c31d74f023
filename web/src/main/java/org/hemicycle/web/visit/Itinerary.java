package org.hemicycle.web.visit;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say about a visit's plan.
 *
 * @param violations where it breaks a rule
 * @param legs the ways between its meetings
 */
public record Itinerary(List<Violation> violations, List<Leg> legs) {

    @SuppressWarnings("NullAway") // events-service may leave out an empty list.
    public Itinerary {
        violations = violations == null ? List.of() : List.copyOf(violations);
        legs = legs == null ? List.of() : List.copyOf(legs);
    }

    /**
     * One place where a plan breaks a rule.
     *
     * @param rule the rule's name, such as {@code travel-impossible}
     * @param severity {@code hard}, {@code medium} or {@code soft}
     * @param sentence what is wrong, English
     * @param itemIds the meetings it is about, in the order of their start
     * @param waiver why somebody let it be broken, if somebody did
     */
    public record Violation(
            String rule, String severity, @Nullable String sentence, List<String> itemIds, @Nullable String waiver) {

        @SuppressWarnings("NullAway") // events-service may leave out an empty list.
        public Violation {
            severity = severity == null ? "soft" : severity.toLowerCase(Locale.ROOT);
            itemIds = itemIds == null ? List.of() : List.copyOf(itemIds);
        }

        /** Whether it keeps the plan from being published. */
        public boolean isHard() {
            return severity.equals("hard") && waiver == null;
        }
    }

    /**
     * The way from one meeting to the next.
     *
     * @param from the meeting that is left
     * @param to the meeting that is gone to
     * @param mode how, such as {@code walk} or {@code train}
     * @param minutes how long the way takes
     * @param security how many minutes the queue at the entrance takes
     * @param estimate whether it is worked out and not from a timetable
     */
    public record Leg(
            String from, String to, @Nullable String mode, int minutes, int security, boolean estimate) {

        /** What has to lie between the two meetings, in minutes. */
        public int total() {
            return minutes + security;
        }
    }
}
