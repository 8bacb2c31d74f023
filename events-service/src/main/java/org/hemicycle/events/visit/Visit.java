package org.hemicycle.events.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.diary.Diary;
import org.hemicycle.events.diary.Engagement.Taken;
import org.hemicycle.events.edition.Difference;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingState;
import org.hemicycle.events.programme.Programme;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.programme.Window;
import org.jspecify.annotations.Nullable;

/**
 * A delegation's visit of several days: the plan that staff work on, and the last edition of it that the world knows.
 *
 * <p>Each method that changes something says what happened, with the visit after it, or refuses by name and leaves
 * everything as it was. It knows its own meetings only; who is expected elsewhere is the diary's question.
 *
 * @param id its id, which never changes
 * @param state how far it has come
 * @param sequence iCalendar SEQUENCE of the visit as a whole: raised when its days or its standing change
 * @param plan what staff work on
 * @param preparation what the office settles beside the plan
 * @param delegates who travels
 * @param published the last edition, where it was announced
 * @param cancellationReason why it was called off or put off, where it was and a reason was given
 * @param announcedAt when it became public, where it did
 * @param lastModified when it was last changed
 */
public record Visit(
        VisitId id,
        VisitState state,
        int sequence,
        Programme plan,
        Preparation preparation,
        List<Delegate> delegates,
        @Nullable Edition published,
        @Nullable LocalizedText cancellationReason,
        @Nullable Instant announcedAt,
        Instant lastModified) {

    static VisitEvent.Begun begin(VisitId id, Programme plan, List<Delegate> delegates, Instant now) {
        requireDistinct(delegates);
        return new VisitEvent.Begun(new Visit(
                id, VisitState.IDEA, 0, plan, Preparation.NONE, List.copyOf(delegates), null, null, null, now));
    }

    /** Its title per language, as planned. */
    public LocalizedText title() {
        return plan.title();
    }

    /** Its days, as planned. */
    public Window window() {
        return plan.window();
    }

    /** The zone that its days are counted in. */
    public ZoneId timeZone() {
        return plan.timeZone();
    }

    /** Its meetings as planned, in the order of the start, those without a slot last. */
    public List<Meeting> meetings() {
        return plan.meetings();
    }

    /** Whether the public knows, or knew, of it. */
    public boolean isPublic() {
        return announcedAt != null;
    }

    /** The last edition of an announced visit. */
    public Edition lastEdition() {
        return Objects.requireNonNull(published, "a visit that was not announced");
    }

    /** The number of its last edition, 0 before it was announced. */
    public int edition() {
        return published == null ? 0 : published.number();
    }

    /** The date in its own zone. */
    public LocalDate today(Instant now) {
        return now.atZone(timeZone()).toLocalDate();
    }

    /** Whether the plan says anything that the last edition does not. */
    public boolean isUnpublished(Instant now) {
        return published != null && state != VisitState.POSTPONED && state != VisitState.CANCELLED
                && (!published.takesPlace() || !Difference.ofStaff(published, next(now)).isEmpty());
    }

    /** The conditions of a state that are not met. */
    public List<Condition> missing(VisitState next, Condition.Outlook outlook, Instant now) {
        return Condition.of(next).stream().filter(condition -> !condition.met(this, outlook, now)).toList();
    }

    VisitEvent.Planned revise(LocalizedText title, LocalizedText purpose, List<String> hostAreas, Instant now) {
        requireOpen(now);
        return new VisitEvent.Planned(with(plan.with(title, purpose, hostAreas), sequence, now), VisitEvent.Planned.What.DESCRIPTION);
    }

    VisitEvent.Planned reschedule(Window to, Instant now) {
        requireOpen(now);
        List<FieldFault> outside = meetings().stream()
                .filter(meeting -> meeting.takesTime() && !to.contains(meeting.time(), timeZone()))
                .map(meeting -> new FieldFault("meetings." + meeting.id(), "lies outside the new days"))
                .toList();
        if (!outside.isEmpty()) {
            throw new Refused(VisitRefusal.MEETINGS_OUTSIDE_WINDOW,
                    "%d of the meetings would lie outside the new days; move or cancel them first.".formatted(outside.size()), outside);
        }
        return new VisitEvent.Planned(with(plan.with(to), sequence + 1, now), VisitEvent.Planned.What.DAYS);
    }

    VisitEvent.Planned nameDelegates(List<Delegate> delegation, Instant now) {
        requireOpen(now);
        requireDistinct(delegation);
        var staying = new HashSet<String>();
        delegation.forEach(delegate -> staying.add(delegate.id()));
        for (Meeting meeting : meetings()) {
            for (String delegate : meeting.delegates()) {
                if (meeting.state().isOpen() && !staying.contains(delegate)) {
                    throw new Refused(VisitRefusal.DELEGATE_STILL_EXPECTED,
                            "%s is expected at a meeting and cannot leave the delegation.".formatted(nameOf(delegate)), "delegates");
                }
            }
        }
        return new VisitEvent.Planned(new Visit(
                id, state, sequence, plan, preparation, List.copyOf(delegation), published, cancellationReason, announcedAt, now),
                VisitEvent.Planned.What.DELEGATES);
    }

    VisitEvent.Planned prepare(Preparation settled, Instant now) {
        requireLive();
        requireDistinctAsks(settled.asks());
        for (Meeting meeting : meetings()) {
            for (String ask : meeting.arrangement().asks()) {
                if (meeting.state().isOpen() && settled.ask(ask).isEmpty()) {
                    throw new Refused(VisitRefusal.ASK_STILL_RAISED, "“%s” is still to be raised at “%s”.".formatted(
                            preparation.ask(ask).map(one -> one.text().in("en")).orElse(ask), meeting.summary().in("en")), "asks");
                }
            }
        }
        return new VisitEvent.Planned(new Visit(
                id, state, sequence, plan, settled, delegates, published, cancellationReason, announcedAt, now),
                VisitEvent.Planned.What.PREPARATION);
    }

    VisitEvent.Stepped step(VisitState to, Condition.Outlook outlook, Instant now) {
        requireLive();
        if (!state.reachable().contains(to) || to == VisitState.POSTPONED) {
            throw new Refused(VisitRefusal.STEP_IMPOSSIBLE, "A visit that is %s cannot become %s.".formatted(state, to), "state");
        }
        List<Condition> missing = to == state.following() && state != VisitState.POSTPONED ? missing(to, outlook, now) : List.of();
        if (!missing.isEmpty()) {
            throw new Refused(VisitRefusal.CONDITIONS_NOT_MET, "The visit cannot become %s yet: %s".formatted(to, missing.getFirst().sentence()),
                    missing.stream().map(condition -> new FieldFault(condition.code(), condition.sentence())).toList());
        }
        return new VisitEvent.Stepped(
                new Visit(id, to, sequence, plan, preparation, delegates, published,
                        state == VisitState.POSTPONED ? null : cancellationReason, announcedAt, now),
                state);
    }

    VisitEvent.Published announce(Instant now) {
        requireOpen(now);
        requireNotPostponed();
        if (isPublic()) {
            throw new Refused(VisitRefusal.VISIT_ALREADY_ANNOUNCED, "The visit has been announced before.");
        }
        return published(next(now), now);
    }

    VisitEvent.Published publish(Instant now) {
        requireOpen(now);
        requireNotPostponed();
        if (published == null) {
            throw new Refused(VisitRefusal.VISIT_NOT_ANNOUNCED, "The visit has not been announced, so there is no edition to follow.");
        }
        Edition next = next(now);
        if (published.standing() == next.standing() && Difference.ofStaff(published, next).isEmpty()) {
            throw new Refused(VisitRefusal.NOTHING_TO_PUBLISH, "Nothing differs from edition %d.".formatted(published.number()));
        }
        return published(next, now);
    }

    /** Called off for good. The world is told what it knew before, as cancelled; what was never published stays unknown. */
    VisitEvent.CalledOff cancel(@Nullable LocalizedText reason, Instant now) {
        requireLive();
        if (window().end().isBefore(today(now)) && state != VisitState.POSTPONED) {
            throw alreadyHeld();
        }
        return calledOff(VisitState.CANCELLED, Edition.Standing.CANCELLED, plan.each(meeting -> meeting.cancelled(now)), reason, now);
    }

    /** Put off to days that are not known yet: its wishes stay, its slots are given back. */
    VisitEvent.CalledOff postpone(@Nullable LocalizedText reason, Instant now) {
        requireOpen(now);
        if (!state.reachable().contains(VisitState.POSTPONED)) {
            throw new Refused(VisitRefusal.STEP_IMPOSSIBLE, "A visit that is %s cannot be postponed.".formatted(state), "state");
        }
        return calledOff(VisitState.POSTPONED, Edition.Standing.POSTPONED, plan.each(meeting -> meeting.wished(now)), reason, now);
    }

    VisitEvent.MeetingPlanned addMeeting(Meeting meeting, Instant now) {
        requireOpen(now);
        requirePeople(meeting.attendances());
        requireAsks(meeting.arrangement());
        requireReady(meeting);
        return planned(meeting, now);
    }

    VisitEvent.MeetingPlanned rescheduleMeeting(String meetingId, Slot to, Instant now) {
        requireOpen(now);
        requireInWindow(to, "start");
        Meeting moved = requireOpenMeeting(meetingId).moved(to, now);
        return planned(moved, now);
    }

    VisitEvent.MeetingPlanned relocateMeeting(String meetingId, BuildingFacts to, @Nullable String room, Instant now) {
        requireOpen(now);
        return planned(requireOpenMeeting(meetingId).relocated(to, room, now), now);
    }

    VisitEvent.MeetingPlanned cancelMeeting(String meetingId, Instant now) {
        requireOpen(now);
        return planned(requireOpenMeeting(meetingId).cancelled(now), now);
    }

    /** A meeting in another state; a slot that is named must be one of those offered, where some were. */
    VisitEvent.MeetingPlanned stepMeeting(String meetingId, MeetingState to, @Nullable Slot in, Instant now) {
        requireLive();
        Meeting meeting = meeting(meetingId);
        if (!meeting.state().next().contains(to)) {
            throw meeting.state() == MeetingState.CANCELLED ? alreadyCancelled()
                    : new Refused(VisitRefusal.STEP_IMPOSSIBLE, "A meeting that is %s cannot become %s.".formatted(meeting.state(), to), "state");
        }
        if (to == MeetingState.OFFERED && meeting.offered().isEmpty()) {
            throw new Refused(VisitRefusal.SLOT_MISSING, "Name the slots that were offered.", "offered");
        }
        if (to != MeetingState.DONE && to != MeetingState.CANCELLED) {
            requireOpen(now);
        } else if (to == MeetingState.DONE && meeting.time().end().isAfter(now)) {
            throw new Refused(VisitRefusal.MEETING_NOT_OVER, "The meeting has not ended yet.", "state");
        }
        if (in != null && !meeting.offered().isEmpty() && !meeting.offered().contains(in)) {
            throw new Refused(VisitRefusal.SLOT_NOT_OFFERED, "The slot is not one of the %d that were offered.".formatted(meeting.offered().size()), "slot");
        }
        boolean keepsSlot = to.takesTime() || to == MeetingState.CANCELLED || to == MeetingState.DECLINED;
        Meeting stepped = meeting.stepped(to, in != null ? in : keepsSlot ? meeting.slot() : null, now);
        requireReady(stepped);
        return planned(stepped, now);
    }

    VisitEvent.MeetingPlanned offerSlots(String meetingId, List<Slot> slots, Instant now) {
        requireOpen(now);
        Meeting meeting = requireOpenMeeting(meetingId);
        if (meeting.state() != MeetingState.OFFERED && !meeting.state().next().contains(MeetingState.OFFERED)) {
            throw new Refused(VisitRefusal.STEP_IMPOSSIBLE, "A meeting that is %s is not offered slots any more.".formatted(meeting.state()), "state");
        }
        for (int i = 0; i < slots.size(); i++) {
            requireInWindow(slots.get(i), "slots[%d].start".formatted(i));
        }
        return planned(meeting.offered(slots.stream().distinct().toList(), now), now);
    }

    VisitEvent.MeetingPlanned describeMeeting(
            String meetingId, LocalizedText summary, List<Attendance> attendances, Arrangement arrangement, Instant now) {
        requireOpen(now);
        requirePeople(attendances);
        requireAsks(arrangement);
        Meeting meeting = requireOpenMeeting(meetingId);
        // Whoever stays keeps their answer.
        List<Attendance> kept = attendances.stream()
                .map(named -> meeting.attendance(named.person()).filter(known -> known.kind() == named.kind()).orElse(named))
                .toList();
        return planned(meeting.described(summary, kept, arrangement, now), now);
    }

    /** What somebody answered, or whether they came; possible when the visit is over, since only then the latter is known. */
    VisitEvent.MeetingPlanned noteAttendance(String meetingId, Attendance noted, Instant now) {
        requireLive();
        Meeting meeting = meeting(meetingId);
        attendance(meetingId, noted.person());
        return planned(meeting.with(noted, now), now);
    }

    /**
     * What somebody answered themselves, by their page or by mail; to a meeting that was told of, takes place and has not
     * ended. Nobody else is told, since a programme does not depend on it.
     */
    VisitEvent.Answered answer(String meetingId, String person, Attendance.PartStat answer, @Nullable String delegatedTo, Instant now) {
        requireLive();
        Meeting told = published == null ? null : published.programme().meeting(meetingId).orElse(null);
        Meeting meeting = meeting(meetingId);
        if (told == null || told.attendance(person).isEmpty()) {
            throw new Refused(VisitRefusal.MEETING_UNKNOWN, "The visit has no such meeting.");
        }
        Attendance known = attendance(meetingId, person);
        if (!meeting.takesTime()) {
            throw alreadyCancelled();
        }
        if (!meeting.time().end().isAfter(now)) {
            throw new Refused(VisitRefusal.MEETING_OVER, "The meeting is over, so an answer comes too late.", "partstat");
        }
        Meeting answered = meeting.with(known.answered(answer, delegatedTo, now), now);
        return new VisitEvent.Answered(with(plan.with(answered), sequence, now), answered);
    }

    /** The meeting with this id, or the refusal MEETING_UNKNOWN. */
    public Meeting meeting(String meetingId) {
        return plan.meeting(meetingId).orElseThrow(() -> new Refused(VisitRefusal.MEETING_UNKNOWN, "The visit has no such meeting."));
    }

    /** A person's part in a meeting, or the refusal MEETING_UNKNOWN or ATTENDANCE_UNKNOWN. */
    Attendance attendance(String meetingId, String person) {
        return meeting(meetingId).attendance(person)
                .orElseThrow(() -> new Refused(VisitRefusal.ATTENDANCE_UNKNOWN, "The meeting does not expect " + person + "."));
    }

    /** The delegate with this id, if they travel. */
    public Optional<Delegate> delegate(String delegateId) {
        return delegates.stream().filter(one -> one.id().equals(delegateId)).findFirst();
    }

    /** What a person is called: a delegate by their name, anybody else by the name that stands beside their part. */
    public Optional<String> nameOfAnyone(String person) {
        return delegate(person).map(Delegate::name).or(() -> meetings().stream()
                .flatMap(meeting -> meeting.attendance(person).stream())
                .map(Attendance::name)
                .filter(Objects::nonNull)
                .findFirst());
    }

    /** The edition that publishing now would make. */
    private Edition next(Instant now) {
        return new Edition(id.value(), edition() + 1, Edition.Standing.ANNOUNCED, isPublic() ? sequence : sequence + 1,
                plan.told(published == null ? null : published.programme(), now),
                delegates.stream().map(Delegate::id).toList(), null, now);
    }

    private VisitEvent.Published published(Edition edition, Instant now) {
        var after = new Visit(id, state, edition.sequence(), plan, preparation, delegates, edition, cancellationReason,
                announcedAt == null ? now : announcedAt, now);
        return new VisitEvent.Published(after, published, edition);
    }

    private VisitEvent.CalledOff calledOff(
            VisitState to, Edition.Standing standing, Programme left, @Nullable LocalizedText reason, Instant now) {
        Edition edition = published == null ? null : published.calledOff(standing, sequence + 1, reason, now);
        return new VisitEvent.CalledOff(
                new Visit(id, to, sequence + 1, left, preparation, delegates, edition, reason, announcedAt, now), published, edition);
    }

    private VisitEvent.MeetingPlanned planned(Meeting meeting, Instant now) {
        requireNobodyInTwoPlaces(meeting);
        return new VisitEvent.MeetingPlanned(with(plan.with(meeting), sequence, now), meeting);
    }

    private Visit with(Programme changed, int sequence, Instant now) {
        return new Visit(id, state, sequence, changed, preparation, delegates, published, cancellationReason, announcedAt, now);
    }

    /** Refuses what nobody may change any more, whatever the date. */
    private void requireLive() {
        if (state == VisitState.CANCELLED) {
            throw new Refused(VisitRefusal.VISIT_ALREADY_CANCELLED, "The visit was cancelled and cannot be changed any more.");
        }
        if (state == VisitState.ARCHIVED) {
            throw new Refused(VisitRefusal.VISIT_ARCHIVED, "The visit is in the archive and cannot be changed any more.");
        }
    }

    private void requireOpen(Instant now) {
        requireLive();
        // The days of a postponed visit mean nothing until it has new ones.
        if (state != VisitState.POSTPONED && window().end().isBefore(today(now))) {
            throw alreadyHeld();
        }
    }

    private Refused alreadyHeld() {
        return new Refused(VisitRefusal.VISIT_ALREADY_HELD, "The visit ended on %s and cannot be changed any more.".formatted(window().end()));
    }

    private void requireInWindow(Slot slot, String field) {
        if (!window().contains(slot, timeZone())) {
            throw new Refused(VisitRefusal.SLOT_OUTSIDE_WINDOW,
                    "The meeting must lie between %s and %s (%s).".formatted(window().start(), window().end(), timeZone()), field);
        }
    }

    private void requireReady(Meeting meeting) {
        if (meeting.slot() != null && meeting.state().isOpen()) {
            requireInWindow(meeting.slot(), "start");
        }
        if (!meeting.state().takesTime()) {
            return;
        }
        if (meeting.slot() == null) {
            throw new Refused(VisitRefusal.SLOT_MISSING, "A meeting that is %s needs a slot.".formatted(meeting.state()), "slot");
        }
        if (meeting.building() == null) {
            throw new Refused(VisitRefusal.BUILDING_MISSING, "A meeting that is %s needs a building.".formatted(meeting.state()), "building");
        }
        requireNotPostponed();
    }

    private void requireNotPostponed() {
        if (state == VisitState.POSTPONED) {
            throw new Refused(VisitRefusal.VISIT_POSTPONED, "The visit is postponed; take it up again first.", "state");
        }
    }

    private void requirePeople(List<Attendance> attendances) {
        var named = new HashSet<String>();
        for (Attendance attendance : attendances) {
            if (!named.add(attendance.person())) {
                throw new Refused(VisitRefusal.PERSON_NAMED_TWICE, "%s is named twice.".formatted(nameOf(attendance)), attendance.kind().word() + "s");
            }
            if (attendance.kind() == Attendance.Kind.DELEGATE && delegate(attendance.person()).isEmpty()) {
                throw new Refused(VisitRefusal.DELEGATE_UNKNOWN, "The visit has no delegate " + attendance.person() + ".", "delegates");
            }
        }
    }

    private void requireAsks(Arrangement arrangement) {
        for (String ask : arrangement.asks()) {
            if (preparation.ask(ask).isEmpty()) {
                throw new Refused(VisitRefusal.ASK_UNKNOWN, "The visit has no ask " + ask + ".", "asks");
            }
        }
    }

    private Meeting requireOpenMeeting(String meetingId) {
        Meeting meeting = meeting(meetingId);
        if (meeting.state() == MeetingState.CANCELLED) {
            throw alreadyCancelled();
        }
        if (!meeting.state().isOpen()) {
            throw new Refused(VisitRefusal.STEP_IMPOSSIBLE, "A meeting that is %s cannot be changed.".formatted(meeting.state()), "state");
        }
        return meeting;
    }

    private static Refused alreadyCancelled() {
        return new Refused(VisitRefusal.MEETING_ALREADY_CANCELLED, "The meeting was cancelled and cannot be changed any more.");
    }

    private void requireNobodyInTwoPlaces(Meeting meeting) {
        if (!meeting.takesTime()) {
            return;
        }
        for (Meeting other : meetings()) {
            if (other.id().equals(meeting.id()) || !other.takesTime() || !other.time().overlaps(meeting.time())) {
                continue;
            }
            for (Attendance expected : meeting.attendances()) {
                if (other.attendance(expected.person()).isPresent()) {
                    throw Diary.elsewhere(new Taken.Person(expected.person(), nameOf(expected)), other.summary(), other.id(), "visit", id.value());
                }
            }
            room(meeting).filter(room -> room(other).map(Taken::key).equals(Optional.of(room.key()))).ifPresent(room -> {
                throw Diary.elsewhere(room, other.summary(), other.id(), "visit", id.value());
            });
        }
    }

    /** The room that a meeting takes, where it is known. */
    static Optional<Taken> room(Meeting meeting) {
        return meeting.room() == null || meeting.building() == null
                ? Optional.empty()
                : Optional.of(new Taken.Room(meeting.building().id(), meeting.room()));
    }

    private String nameOf(Attendance attendance) {
        return attendance.name() != null ? attendance.name() : nameOf(attendance.person());
    }

    private String nameOf(String person) {
        return nameOfAnyone(person).orElse(person);
    }

    private static void requireDistinctAsks(List<Preparation.Ask> asks) {
        var ids = new HashSet<String>();
        for (int i = 0; i < asks.size(); i++) {
            if (!ids.add(asks.get(i).id())) {
                throw new Refused(VisitRefusal.ASK_NAMED_TWICE, "The ask %s stands there twice.".formatted(asks.get(i).id()), "asks[%d].id".formatted(i));
            }
        }
    }

    private static void requireDistinct(List<Delegate> delegates) {
        var ids = new HashSet<String>();
        var names = new HashSet<String>();
        for (int i = 0; i < delegates.size(); i++) {
            Delegate delegate = delegates.get(i);
            if (!ids.add(delegate.id()) || !names.add(delegate.name())) {
                throw new Refused(VisitRefusal.DELEGATE_NAMED_TWICE, delegate.name() + " is named twice.", "delegates");
            }
            if (delegate.arrival() != null && delegate.departure() != null && !delegate.departure().isAfter(delegate.arrival())) {
                throw new Refused(VisitRefusal.DEPARTURE_BEFORE_ARRIVAL,
                        delegate.name() + " would leave before they arrive.", "delegates[%d].departure".formatted(i));
            }
        }
    }
}
