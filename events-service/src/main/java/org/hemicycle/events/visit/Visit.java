package org.hemicycle.events.visit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A delegation's visit of several days with its programme.
 *
 * <p>Each method that changes something says what happened, with the visit after it, or refuses by name and leaves
 * everything as it was. It knows its own meetings only; who is expected elsewhere is the diary's question.
 *
 * @param id its id, which never changes
 * @param state how far it has come
 * @param sequence iCalendar SEQUENCE of the visit as a whole: raised when its days or its state change
 * @param title its title per language
 * @param purpose what it is for, per language
 * @param hostAreas codes of the areas that host it
 * @param window its days
 * @param timeZone the zone that its days are counted in
 * @param delegates who travels
 * @param meetings its programme in the order of the start, cancelled meetings included
 * @param cancellationReason why it was called off, where it was and a reason was given
 * @param announcedAt when it became public, where it did
 * @param lastModified when it was last changed
 */
public record Visit(
        VisitId id,
        VisitState state,
        int sequence,
        LocalizedText title,
        LocalizedText purpose,
        List<String> hostAreas,
        Window window,
        ZoneId timeZone,
        List<Delegate> delegates,
        List<Meeting> meetings,
        @Nullable LocalizedText cancellationReason,
        @Nullable Instant announcedAt,
        Instant lastModified) {

    static VisitEvent.Begun begin(
            VisitId id,
            LocalizedText title,
            LocalizedText purpose,
            List<String> hostAreas,
            Window window,
            ZoneId timeZone,
            List<Delegate> delegates,
            Instant now) {
        requireDistinct(delegates);
        return new VisitEvent.Begun(new Visit(
                id, VisitState.IDEA, 0, title, purpose, List.copyOf(hostAreas), window, timeZone,
                List.copyOf(delegates), List.of(), null, null, now));
    }

    /** Whether the public knows, or knew, of it. */
    boolean isPublic() {
        return announcedAt != null;
    }

    VisitEvent.Revised revise(LocalizedText title, LocalizedText purpose, List<String> hostAreas, Instant now) {
        requireOpen(now);
        return new VisitEvent.Revised(
                new Visit(id, state, sequence, title, purpose, List.copyOf(hostAreas), window, timeZone, delegates, meetings,
                        cancellationReason, announcedAt, now),
                this.hostAreas);
    }

    VisitEvent.Rescheduled reschedule(Window to, Instant now) {
        requireOpen(now);
        List<FieldFault> outside = meetings.stream()
                .filter(meeting -> meeting.takesPlace() && !to.contains(meeting.slot(), timeZone))
                .map(meeting -> new FieldFault("meetings." + meeting.id(), "lies outside the new days"))
                .toList();
        if (!outside.isEmpty()) {
            throw new Refused(VisitRefusal.MEETINGS_OUTSIDE_WINDOW,
                    "%d of the meetings would lie outside the new days; move or cancel them first.".formatted(outside.size()), outside);
        }
        return new VisitEvent.Rescheduled(
                new Visit(id, state, sequence + 1, title, purpose, hostAreas, to, timeZone, delegates, meetings,
                        cancellationReason, announcedAt, now),
                window);
    }

    VisitEvent.DelegatesNamed nameDelegates(List<Delegate> delegation, Instant now) {
        requireOpen(now);
        requireDistinct(delegation);
        var staying = new HashSet<String>();
        delegation.forEach(delegate -> staying.add(delegate.id()));
        for (Meeting meeting : meetings) {
            for (String delegate : meeting.delegates()) {
                if (meeting.takesPlace() && !staying.contains(delegate)) {
                    throw new Refused(VisitRefusal.DELEGATE_STILL_EXPECTED,
                            "%s is expected at a meeting and cannot leave the delegation.".formatted(nameOf(delegate)), "delegates");
                }
            }
        }
        return new VisitEvent.DelegatesNamed(new Visit(
                id, state, sequence, title, purpose, hostAreas, window, timeZone, List.copyOf(delegation), meetings,
                cancellationReason, announcedAt, now));
    }

    VisitEvent.Announced announce(Instant now) {
        requireOpen(now);
        if (state == VisitState.ANNOUNCED) {
            throw new Refused(VisitRefusal.VISIT_ALREADY_ANNOUNCED, "The visit has been announced before.");
        }
        return new VisitEvent.Announced(new Visit(
                id, VisitState.ANNOUNCED, sequence + 1, title, purpose, hostAreas, window, timeZone, delegates, meetings,
                cancellationReason, now, now));
    }

    VisitEvent.Cancelled cancel(@Nullable LocalizedText reason, Instant now) {
        requireOpen(now);
        return new VisitEvent.Cancelled(
                new Visit(id, VisitState.CANCELLED, sequence + 1, title, purpose, hostAreas, window, timeZone, delegates,
                        meetings.stream().map(meeting -> meeting.cancelled(now)).toList(), reason, announcedAt, now),
                isPublic());
    }

    VisitEvent.MeetingAdded addMeeting(
            String meetingId,
            LocalizedText summary,
            Slot slot,
            BuildingFacts building,
            List<PersonReference> interlocutors,
            List<String> delegateIds,
            Visibility visibility,
            Instant now) {
        requireOpen(now);
        requireInWindow(slot);
        for (String delegate : delegateIds) {
            if (delegates.stream().noneMatch(known -> known.id().equals(delegate))) {
                throw new Refused(VisitRefusal.DELEGATE_UNKNOWN, "The visit has no delegate " + delegate + ".", "delegates");
            }
        }
        var meeting = new Meeting(meetingId, 0, MeetingStatus.CONFIRMED, summary, slot, building,
                List.copyOf(interlocutors), List.copyOf(delegateIds), visibility, now);
        requireNobodyInTwoPlaces(meeting);
        return new VisitEvent.MeetingAdded(withMeeting(meeting, now), meeting);
    }

    VisitEvent.MeetingRescheduled rescheduleMeeting(String meetingId, Slot to, Instant now) {
        requireOpen(now);
        requireInWindow(to);
        Meeting meeting = requireTakingPlace(meetingId);
        Meeting moved = meeting.rescheduled(to, now);
        requireNobodyInTwoPlaces(moved);
        return new VisitEvent.MeetingRescheduled(withMeeting(moved, now), moved, meeting.slot());
    }

    VisitEvent.MeetingRelocated relocateMeeting(String meetingId, BuildingFacts to, Instant now) {
        requireOpen(now);
        Meeting meeting = requireTakingPlace(meetingId);
        Meeting moved = meeting.relocated(to, now);
        return new VisitEvent.MeetingRelocated(withMeeting(moved, now), moved, meeting.building());
    }

    VisitEvent.MeetingCancelled cancelMeeting(String meetingId, Instant now) {
        requireOpen(now);
        Meeting cancelled = requireTakingPlace(meetingId).cancelled(now);
        return new VisitEvent.MeetingCancelled(withMeeting(cancelled, now), cancelled);
    }

    /** The meeting with this id. */
    Meeting meeting(String meetingId) {
        return meetings.stream()
                .filter(meeting -> meeting.id().equals(meetingId))
                .findFirst()
                .orElseThrow(() -> new Refused(VisitRefusal.MEETING_UNKNOWN, "The visit has no such meeting."));
    }

    private Visit withMeeting(Meeting meeting, Instant now) {
        var programme = new ArrayList<Meeting>();
        meetings.stream().filter(other -> !other.id().equals(meeting.id())).forEach(programme::add);
        programme.add(meeting);
        programme.sort(Comparator.comparing((Meeting one) -> one.slot().start()).thenComparing(Meeting::id));
        return new Visit(id, state, sequence, title, purpose, hostAreas, window, timeZone, delegates, List.copyOf(programme),
                cancellationReason, announcedAt, now);
    }

    private void requireOpen(Instant now) {
        if (state == VisitState.CANCELLED) {
            throw new Refused(VisitRefusal.VISIT_ALREADY_CANCELLED, "The visit was cancelled and cannot be changed any more.");
        }
        if (window.end().isBefore(now.atZone(timeZone).toLocalDate())) {
            throw new Refused(VisitRefusal.VISIT_ALREADY_HELD, "The visit ended on %s and cannot be changed any more.".formatted(window.end()));
        }
    }

    private void requireInWindow(Slot slot) {
        if (!window.contains(slot, timeZone)) {
            throw new Refused(VisitRefusal.SLOT_OUTSIDE_WINDOW,
                    "The meeting must lie between %s and %s (%s).".formatted(window.start(), window.end(), timeZone), "start");
        }
    }

    private Meeting requireTakingPlace(String meetingId) {
        Meeting meeting = meeting(meetingId);
        if (!meeting.takesPlace()) {
            throw new Refused(VisitRefusal.MEETING_ALREADY_CANCELLED, "The meeting was cancelled and cannot be changed any more.");
        }
        return meeting;
    }

    private void requireNobodyInTwoPlaces(Meeting meeting) {
        List<String> expected = meeting.people().toList();
        for (Meeting other : meetings) {
            if (other.takesPlace() && !other.id().equals(meeting.id()) && other.slot().overlaps(meeting.slot())) {
                other.people().filter(expected::contains).findFirst().ifPresent(person -> {
                    throw inTwoPlaces(nameOf(person, meeting), other.summary(), other.id(), id);
                });
            }
        }
    }

    /** The refusal of a clash, which says who is expected where; the same within a visit and across visits. */
    static Refused inTwoPlaces(String person, LocalizedText elsewhere, String meetingId, VisitId visitId) {
        String meeting = elsewhere.in("en");
        return new Refused(
                VisitRefusal.PERSON_IN_TWO_PLACES,
                "%s is already expected at “%s” at that time.".formatted(person, meeting),
                List.of(new FieldFault("start", "clashes with “%s” (%s)".formatted(meeting, person))),
                Map.of("person", person, "meeting", meetingId, "visit", visitId.value()));
    }

    private String nameOf(String person, Meeting meeting) {
        return meeting.interlocutors().stream()
                .filter(one -> one.id().equals(person))
                .map(PersonReference::name)
                .findFirst()
                .orElseGet(() -> nameOf(person));
    }

    private String nameOf(String delegateId) {
        return delegates.stream().filter(one -> one.id().equals(delegateId)).map(Delegate::name).findFirst().orElse(delegateId);
    }

    private static void requireDistinct(List<Delegate> delegates) {
        var ids = new HashSet<String>();
        var names = new HashSet<String>();
        for (Delegate delegate : delegates) {
            if (!ids.add(delegate.id()) || !names.add(delegate.name())) {
                throw new Refused(VisitRefusal.DELEGATE_NAMED_TWICE, delegate.name() + " is named twice.", "delegates");
            }
        }
    }
}
