package org.hemicycle.events.programme;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One person's part in one meeting.
 *
 * @param person the directory's id of an interlocutor, the visit's id of a delegate, or either of an interpreter
 * @param name the name of somebody who is no delegate; a delegate's name stands in the delegation
 * @param kind which side they are on
 * @param role iCalendar ROLE (RFC 5545 §3.2.16)
 * @param partstat iCalendar PARTSTAT (RFC 5545 §3.2.12)
 * @param delegatedTo who comes instead, where somebody was named (RFC 5545 §3.2.5)
 * @param onBehalfOf whom or what they speak for, where it is somebody else
 * @param attended whether they came
 * @param respondedAt when they answered last
 */
public record Attendance(
        String person,
        @Nullable String name,
        Kind kind,
        Role role,
        PartStat partstat,
        @Nullable String delegatedTo,
        @Nullable String onBehalfOf,
        Attended attended,
        @Nullable Instant respondedAt) {

    /** Somebody who is expected and has not answered. */
    public static Attendance expected(String person, @Nullable String name, Kind kind) {
        Role role = kind == Kind.INTERPRETER ? Role.NON_PARTICIPANT : Role.REQ_PARTICIPANT;
        return new Attendance(person, name, kind, role, PartStat.NEEDS_ACTION, null, null, Attended.UNKNOWN, null);
    }

    /** The same person with an answer given at a moment. */
    public Attendance answered(PartStat answer, @Nullable String delegatedTo, Instant now) {
        return new Attendance(person, name, kind, role, answer, delegatedTo, onBehalfOf, attended, now);
    }

    /** The same person with what staff know of their coming. */
    public Attendance noted(Role role, @Nullable String onBehalfOf, Attended attended) {
        return new Attendance(person, name, kind, role, partstat, delegatedTo, onBehalfOf, attended, respondedAt);
    }

    /** Which side somebody is on. */
    public enum Kind {
        DELEGATE,
        INTERLOCUTOR,
        INTERPRETER;

        /** The word on the wire: {@code delegate}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The part that somebody has, as iCalendar names it. */
    public enum Role {
        CHAIR,
        REQ_PARTICIPANT,
        OPT_PARTICIPANT,
        NON_PARTICIPANT;

        /** The word on the wire: {@code REQ-PARTICIPANT}. */
        @JsonValue
        public String word() {
            return name().replace('_', '-');
        }
    }

    /** What somebody answered, as iCalendar names it. */
    public enum PartStat {
        NEEDS_ACTION,
        ACCEPTED,
        DECLINED,
        TENTATIVE,
        DELEGATED;

        /** The word on the wire: {@code NEEDS-ACTION}. */
        @JsonValue
        public String word() {
            return name().replace('_', '-');
        }
    }

    /** Whether somebody came. */
    public enum Attended {
        UNKNOWN,
        YES,
        NO;

        /** The word on the wire: {@code yes}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
