package org.hemicycle.web.visit;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One appointment inside a visit.
 *
 * @param id its id
 * @param sequence raised with every change of time, place or status
 * @param state {@code WISHED}, {@code REQUESTED}, {@code OFFERED}, {@code HELD}, {@code CONFIRMED}, {@code DONE},
 *     {@code DECLINED} or {@code CANCELLED}; only staff are told
 * @param status what calendars are told (RFC 5545 §3.8.1.11): {@code TENTATIVE}, {@code CONFIRMED} or {@code CANCELLED}
 * @param summary what it is
 * @param durationMinutes how long it is meant to last
 * @param start when it starts, at the offset of its building; nothing while it has no place in the plan
 * @param end when it ends, likewise
 * @param offered the times that the other side proposed
 * @param building where it is
 * @param room the room in the building
 * @param classification {@code meeting}, {@code briefing}, {@code meal}, {@code press}, {@code travel} or {@code free}
 * @param attendances who of both sides takes part, with their answer; empty for who may not know
 * @param interlocutors whom the delegation meets
 * @param delegates ids of the delegates who take part; empty for who may not know
 * @param asks ids of the visit's asks that it raises; empty for who may not know
 * @param language BCP 47 tag of the language it is held in
 * @param interpretation how it is interpreted, {@code none} if it is not
 * @param interpretedFrom tags of the languages that are heard, where it is interpreted; only staff are told
 * @param interpretedInto tags of the languages that it is interpreted into; likewise
 * @param onRecord {@code public}, {@code chatham} or {@code off}
 * @param pinned whether its time is fixed
 * @param priority {@code must}, {@code should} or {@code could}
 * @param visibility {@code public} or {@code internal}
 */
public record Meeting(
        String id,
        int sequence,
        @Nullable String state,
        @Nullable String status,
        LocalizedText summary,
        @Nullable Integer durationMinutes,
        @Nullable OffsetDateTime start,
        @Nullable OffsetDateTime end,
        List<Slot> offered,
        @Nullable Place building,
        @Nullable String room,
        @Nullable String classification,
        List<Attendance> attendances,
        List<Interlocutor> interlocutors,
        List<String> delegates,
        List<String> asks,
        @Nullable String language,
        @Nullable String interpretation,
        List<String> interpretedFrom,
        List<String> interpretedInto,
        @Nullable String onRecord,
        boolean pinned,
        @Nullable String priority,
        @Nullable String visibility) {

    @SuppressWarnings("NullAway") // events-service leaves out what the reader may not see.
    public Meeting {
        offered = offered == null ? List.of() : List.copyOf(offered);
        attendances = attendances == null ? List.of() : List.copyOf(attendances);
        interlocutors = interlocutors == null ? List.of() : List.copyOf(interlocutors);
        delegates = delegates == null ? List.of() : List.copyOf(delegates);
        asks = asks == null ? List.of() : List.copyOf(asks);
        interpretedFrom = interpretedFrom == null ? List.of() : List.copyOf(interpretedFrom);
        interpretedInto = interpretedInto == null ? List.of() : List.copyOf(interpretedInto);
    }

    /**
     * A time from one moment to another.
     *
     * @param start its start
     * @param end its end
     */
    public record Slot(OffsetDateTime start, OffsetDateTime end) {}

    /**
     * Where a meeting is.
     *
     * @param id the building's id in the directory
     * @param name its name per language
     * @param address its address
     * @param timeZone IANA name of its zone, where events-service says it
     */
    public record Place(
            String id, LocalizedText name, @Nullable String address, @Nullable String timeZone) {}

    /**
     * Whom the delegation meets.
     *
     * @param id the person's id in the directory
     * @param name the name they go by
     */
    public record Interlocutor(String id, String name) {}

    /**
     * One person's part in a meeting.
     *
     * @param person their id, of the delegation or of the directory
     * @param name the name they go by, where events-service says it
     * @param kind {@code delegate}, {@code interlocutor} or {@code interpreter}
     * @param role {@code REQ-PARTICIPANT}, {@code OPT-PARTICIPANT}, {@code CHAIR} or {@code NON-PARTICIPANT}
     * @param partstat their answer (RFC 5545 §3.2.12), such as {@code NEEDS-ACTION}
     * @param attended {@code unknown}, {@code yes} or {@code no}
     */
    public record Attendance(
            String person,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String role,
            @Nullable String partstat,
            @Nullable String attended) {

        /** Whether they have answered. */
        public boolean isAnswered() {
            return partstat != null && !partstat.equals("NEEDS-ACTION");
        }

        /** How their answer is marked: {@code good}, {@code bad} or {@code note}. */
        public String mark() {
            return "ACCEPTED".equals(partstat) ? "good" : "DECLINED".equals(partstat) ? "bad" : "note";
        }
    }

    /** The same meeting with its place told in more detail. */
    Meeting in(Place told) {
        return new Meeting(
                id, sequence, state, status, summary, durationMinutes, start, end, offered, told, room, classification,
                attendances, interlocutors, delegates, asks, language, interpretation, interpretedFrom, interpretedInto, onRecord,
                pinned, priority, visibility);
    }

    /** Whether it has a time, so that it stands in the programme and not in the tray beside it. */
    public boolean isPlaced() {
        return start != null && end != null;
    }

    /** When it starts; asked only of a meeting that has a time. */
    public OffsetDateTime from() {
        return Objects.requireNonNull(start, "a meeting without a time");
    }

    /** When it ends; asked only of a meeting that has a time. */
    public OffsetDateTime to() {
        return Objects.requireNonNull(end, "a meeting without a time");
    }

    /** How long it lasts or is meant to last, in minutes; an hour where nobody said. */
    public long minutes() {
        return isPlaced()
                ? Duration.between(from(), to()).toMinutes()
                : Objects.requireNonNullElse(durationMinutes, 60).longValue();
    }

    /** Whether it will not take place. */
    public boolean isCancelled() {
        return "CANCELLED".equals(status) || "CANCELLED".equals(state) || "DECLINED".equals(state);
    }

    /** Whether it still takes place, but at another time or place than first said. */
    public boolean isChanged() {
        return sequence > 0 && !isCancelled();
    }

    /** Whether only staff know of it. */
    public boolean isInternal() {
        return "internal".equals(visibility);
    }

    /** Where its lifecycle stands, for who may know; of others' meetings only what calendars are told. */
    public String stage() {
        return state != null ? state : Objects.requireNonNullElse(status, "CONFIRMED");
    }

    /** Whether both sides count on it. */
    public boolean isFirm() {
        return stage().equals("CONFIRMED") || stage().equals("DONE");
    }

    /** The states that can follow in its lifecycle, apart from being cancelled, which is asked for by itself. */
    public List<String> nextStages() {
        return switch (stage()) {
            case "WISHED" -> List.of("REQUESTED", "HELD", "CONFIRMED", "DECLINED");
            case "REQUESTED" -> List.of("WISHED", "HELD", "CONFIRMED", "DECLINED");
            case "OFFERED" -> List.of("REQUESTED", "HELD", "CONFIRMED", "DECLINED");
            case "HELD" -> List.of("REQUESTED", "CONFIRMED", "DECLINED");
            case "CONFIRMED" -> List.of("HELD", "DONE", "DECLINED");
            case "DECLINED" -> List.of("WISHED", "REQUESTED");
            default -> List.of();
        };
    }

    /** How many of those who take part have answered. */
    public long answered() {
        return attendances.stream().filter(Attendance::isAnswered).count();
    }

    /** The zone of the house it is in; while that is not known, the visit's. */
    public ZoneId zone(Visit visit) {
        return building == null || building.timeZone() == null ? visit.timeZone() : ZoneId.of(building.timeZone());
    }

    /** The day it starts on, where it is. */
    public LocalDate day(Visit visit) {
        return from().atZoneSameInstant(zone(visit)).toLocalDate();
    }
}
