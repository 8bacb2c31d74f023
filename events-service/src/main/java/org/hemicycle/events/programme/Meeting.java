package org.hemicycle.events.programme;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;
import org.jspecify.annotations.Nullable;

/**
 * One appointment of a visit; slot and building may be open until it is held.
 *
 * @param id unique within the visit; with the visit's id it makes the iCalendar UID, which never changes
 * @param sequence raised when start, end, place or status changes (RFC 5545 §3.8.7.4)
 * @param state how far it has come
 * @param summary what it is, per language
 * @param duration how long it lasts, or should
 * @param slot when it is, where that is known
 * @param offered the slots that the other side offered, in their order
 * @param building where it is, as the directory knew the building when the meeting was placed there
 * @param room the room in that building, where it is known
 * @param attendances who takes part, each person once
 * @param arrangement how it is to be held
 * @param lastModified when it was last changed
 */
public record Meeting(
        String id,
        int sequence,
        MeetingState state,
        LocalizedText summary,
        Duration duration,
        @Nullable Slot slot,
        List<Slot> offered,
        @Nullable BuildingFacts building,
        @Nullable String room,
        List<Attendance> attendances,
        Arrangement arrangement,
        Instant lastModified) {

    /** A new meeting in a state; its duration is the slot's where it has one. */
    public static Meeting drafted(
            String id,
            MeetingState state,
            LocalizedText summary,
            Duration duration,
            @Nullable Slot slot,
            @Nullable BuildingFacts building,
            @Nullable String room,
            List<Attendance> attendances,
            Arrangement arrangement,
            Instant now) {
        return new Meeting(id, 0, state, summary, slot == null ? duration : slot.duration(), slot, List.of(), building, room,
                List.copyOf(attendances), arrangement, now);
    }

    /** Whether its people and its room are taken by it. */
    public boolean takesTime() {
        return state.takesTime() && slot != null;
    }

    /** Whether the public may know of it once it is in an edition. */
    public boolean isPublic() {
        return arrangement.visibility() == Visibility.PUBLIC;
    }

    /** Who may know of it. */
    public Visibility visibility() {
        return arrangement.visibility();
    }

    /** The iCalendar STATUS, or null where calendars do not know of it yet. */
    public @Nullable MeetingStatus status() {
        return state.status();
    }

    /** Its slot; only for a meeting that is known to have one, such as one in an edition. */
    public Slot time() {
        return Objects.requireNonNull(slot, "a meeting without a slot");
    }

    /** Its building; only for a meeting that is known to have one, such as one in an edition. */
    public BuildingFacts place() {
        return Objects.requireNonNull(building, "a meeting without a building");
    }

    /** An instant as the clock on the wall of its building shows it. */
    public OffsetDateTime local(Instant instant) {
        return instant.atZone(ZoneId.of(place().timeZone())).toOffsetDateTime();
    }

    /** The public persons whom the delegation meets. */
    public List<PersonReference> interlocutors() {
        return of(Attendance.Kind.INTERLOCUTOR)
                .map(one -> new PersonReference(one.person(), Objects.requireNonNullElse(one.name(), one.person())))
                .toList();
    }

    /** Ids of the visit's delegates who take part. */
    public List<String> delegates() {
        return of(Attendance.Kind.DELEGATE).map(Attendance::person).toList();
    }

    /** Everybody on one side. */
    public Stream<Attendance> of(Attendance.Kind kind) {
        return attendances.stream().filter(one -> one.kind() == kind);
    }

    /** The part that a person has in it, if any. */
    public Optional<Attendance> attendance(String person) {
        return attendances.stream().filter(one -> one.person().equals(person)).findFirst();
    }

    /** It in another slot. */
    public Meeting moved(Slot to, Instant now) {
        return next(state, to, offered, building, room, now);
    }

    /** It in another building or room. */
    public Meeting relocated(BuildingFacts to, @Nullable String toRoom, Instant now) {
        return next(state, slot, offered, to, toRoom, now);
    }

    /** It with the slots that the other side offered. */
    public Meeting offered(List<Slot> slots, Instant now) {
        return next(MeetingState.OFFERED, null, List.copyOf(slots), building, room, now);
    }

    /** It in another state, in a slot or in none. */
    public Meeting stepped(MeetingState to, @Nullable Slot in, Instant now) {
        return next(to, in, offered, building, room, now);
    }

    /** It called off; what was called off or took place already stays as it is. */
    public Meeting cancelled(Instant now) {
        return state == MeetingState.CANCELLED || state == MeetingState.DONE ? this : stepped(MeetingState.CANCELLED, slot, now);
    }

    /** It as a wish again, its slot given back; what is over or was called off stays as it is. */
    public Meeting wished(Instant now) {
        return state.isOpen() ? next(MeetingState.WISHED, null, List.of(), building, room, now) : this;
    }

    /** It with one person's part changed. */
    public Meeting with(Attendance changed, Instant now) {
        var all = new ArrayList<Attendance>(attendances);
        all.replaceAll(one -> one.person().equals(changed.person()) ? changed : one);
        return described(summary, all, arrangement, now);
    }

    /** It with other words, people or ways. */
    public Meeting described(LocalizedText summary, List<Attendance> attendances, Arrangement arrangement, Instant now) {
        return new Meeting(id, sequence, state, summary, duration, slot, offered, building, room, List.copyOf(attendances), arrangement, now);
    }

    private Meeting next(
            MeetingState to, @Nullable Slot in, List<Slot> slots, @Nullable BuildingFacts at, @Nullable String inRoom, Instant now) {
        boolean calendarsMustKnow = to.status() != state.status() || !Objects.equals(in, slot) || !Objects.equals(at, building)
                || !Objects.equals(inRoom, room);
        return new Meeting(id, calendarsMustKnow ? sequence + 1 : sequence, to, summary, in == null ? duration : in.duration(), in, slots,
                at, inRoom, attendances, arrangement, now);
    }
}
