package org.hemicycle.events.programme;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a meeting is to be held, apart from when, where and with whom.
 *
 * @param classification what kind of appointment it is
 * @param language BCP 47 tag of the language spoken, where it is known
 * @param interpretation how it is interpreted, if at all
 * @param onRecord what may be quoted from it
 * @param pinned whether its slot is fixed, so that a planner leaves it alone
 * @param priority how much the visit depends on it
 * @param visibility whether the public may know of it
 * @param asks ids of the visit's asks that it raises, each once
 * @param interpretedFrom BCP 47 tags of the languages that are interpreted, each once
 * @param interpretedInto BCP 47 tags of the languages that they are interpreted into, each once
 */
public record Arrangement(
        Classification classification,
        @Nullable String language,
        Interpretation interpretation,
        OnRecord onRecord,
        boolean pinned,
        Priority priority,
        Visibility visibility,
        List<String> asks,
        List<String> interpretedFrom,
        List<String> interpretedInto) {

    /** Names each once; what was kept before meetings named any has none. */
    public Arrangement {
        asks = once(asks);
        interpretedFrom = once(interpretedFrom);
        interpretedInto = once(interpretedInto);
    }

    private static List<String> once(@Nullable List<String> words) {
        return words == null ? List.of() : words.stream().distinct().toList();
    }

    /** An ordinary meeting that the public may or may not know of. */
    public static Arrangement ordinary(Visibility visibility) {
        return new Arrangement(Classification.MEETING, null, Interpretation.NONE, OnRecord.PUBLIC, false, Priority.SHOULD, visibility, List.of(), List.of(), List.of());
    }

    /** The kind of an appointment. */
    public enum Classification {
        MEETING,
        BRIEFING,
        MEAL,
        PRESS,
        TRAVEL,
        FREE;

        /** The word on the wire: {@code meeting}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a meeting is interpreted. */
    public enum Interpretation {
        NONE,
        WHISPERED,
        CONSECUTIVE,
        SIMULTANEOUS,
        REMOTE;

        /** The word on the wire: {@code consecutive}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What may be quoted: everything, everything without names (Chatham House rule), or nothing. */
    public enum OnRecord {
        PUBLIC,
        CHATHAM,
        OFF;

        /** The word on the wire: {@code chatham}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much the visit depends on a meeting. */
    public enum Priority {
        MUST,
        SHOULD,
        COULD;

        /** The word on the wire: {@code must}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
