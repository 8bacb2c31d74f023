package org.hemicycle.events.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.contact.Contacts;
import org.hemicycle.events.contact.Needs;
import org.hemicycle.events.diary.Diary;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.edition.Editions;
import org.hemicycle.events.itinerary.Violation;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingState;
import org.hemicycle.events.programme.Moment;
import org.hemicycle.events.programme.Programme;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.programme.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes the requests about visits: finds what a decision needs, lets the visit decide, saves what happened. */
@Service
class VisitDesk {

    /** How many days after a visit its delegates can still be written to. */
    private static final int ADDRESSES_KEPT = 30;

    private final Visits visits;
    private final Editions editions;
    private final Diary diary;
    private final Directory directory;
    private final Contacts contacts;
    private final Needs needs;
    private final Trail trail;
    private final VisitRules rules;
    private final Clock clock;

    VisitDesk(Visits visits, Editions editions, Diary diary, Directory directory, Contacts contacts, Needs needs, Trail trail, VisitRules rules, Clock clock) {
        this.visits = visits;
        this.editions = editions;
        this.diary = diary;
        this.directory = directory;
        this.contacts = contacts;
        this.needs = needs;
        this.trail = trail;
        this.rules = rules;
        this.clock = clock;
    }

    /** A time as it was asked for, read once the zone of its place is known. */
    interface Asked extends Function<ZoneId, Slot> {}

    /** Who is to take part, by their ids. */
    record People(List<String> interlocutors, List<String> interpreters, List<String> delegates) {}

    /** A meeting as it was asked for. */
    record Draft(
            MeetingState state,
            LocalizedText summary,
            Duration duration,
            @Nullable Asked slot,
            @Nullable String building,
            @Nullable String room,
            People people,
            Arrangement arrangement) {}

    Versioned<Visit> find(VisitId id) {
        return visits.find(id).orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "There is no visit " + id + "."));
    }

    /** What others know about a visit that its steps depend on. */
    private Condition.Outlook outlook(Visit visit, List<VisitRules.Found> found) {
        return new Condition.Outlook((int) found.stream().filter(VisitRules.Found::blocks).count(), rules.openAccess(visit));
    }

    /** What stands beside a visit, for those who work on it. */
    VisitView.Around around(Visit visit) {
        List<VisitRules.Found> found = rules.check(visit);
        return around(List.of(visit), VisitView.Violations.of(found), outlook(visit, found));
    }

    /** What stands beside all visits of a list, in two questions. */
    VisitView.Around around(List<Visit> visits) {
        return around(visits, null, Condition.Outlook.CLEAR);
    }

    private VisitView.Around around(List<Visit> visits, VisitView.@Nullable Violations violations, Condition.Outlook outlook) {
        List<String> keys = visits.stream()
                .flatMap(visit -> visit.delegates().stream().map(delegate -> Contacts.delegate(visit.id().value(), delegate.id())))
                .toList();
        return new VisitView.Around(violations, outlook, contacts.known(keys), needs.known(keys));
    }

    Versioned<Visit> begin(
            LocalizedText title, LocalizedText purpose, List<String> hostAreas, Window window, String timeZone, List<Delegate> delegates) {
        requireKnownAreas(hostAreas);
        var plan = new Programme(title, purpose, hostAreas, window, Moment.zone(timeZone, "timeZone"), List.of());
        return visits.add(Visit.begin(VisitId.next(), plan, withIds(delegates), clock.instant()));
    }

    Versioned<Visit> revise(VisitId id, long version, LocalizedText title, LocalizedText purpose, List<String> hostAreas) {
        requireKnownAreas(hostAreas);
        return change(id, version, (visit, now) -> visit.revise(title, purpose, hostAreas, now));
    }

    Versioned<Visit> reschedule(VisitId id, long version, Window window) {
        Versioned<Visit> moved = change(id, version, (visit, now) -> visit.reschedule(window, now));
        // Whoever travels later has to be reached later.
        contacts.prolong(
                moved.state().delegates().stream().map(delegate -> Contacts.delegate(id.value(), delegate.id())).toList(),
                window.end(), window.end().plusDays(ADDRESSES_KEPT));
        return moved;
    }

    Versioned<Visit> nameDelegates(VisitId id, long version, List<Delegate> delegates) {
        List<Delegate> before = current(id, version).state().delegates();
        Versioned<Visit> named = change(id, version, (visit, now) -> visit.nameDelegates(withIds(delegates), now));
        // Whoever does not travel needs nothing on the way. Their address stays: they have to be told.
        before.stream().filter(delegate -> named.state().delegate(delegate.id()).isEmpty()).forEach(left -> eraseNeeds(id, left));
        return named;
    }

    Versioned<Visit> prepare(VisitId id, long version, Preparation preparation) {
        return change(id, version, (visit, now) -> visit.prepare(preparation, now));
    }

    Versioned<Visit> step(VisitId id, long version, VisitState to, @Nullable LocalizedText reason) {
        return switch (to) {
            case CANCELLED -> cancel(id, version, reason);
            case POSTPONED -> calledOff(id, version, (visit, now) -> visit.postpone(reason, now));
            default -> change(id, version, (visit, now) -> visit.step(to, outlook(visit, rules.check(visit)), now));
        };
    }

    Versioned<Visit> announce(VisitId id, long version) {
        Visit visit = current(id, version).state();
        VisitEvent.Published published = visit.announce(clock.instant());
        requireRulesKept(visit);
        return published(version, published);
    }

    Versioned<Visit> publish(VisitId id, long version) {
        Visit visit = current(id, version).state();
        VisitEvent.Published published = visit.publish(clock.instant());
        requireRulesKept(visit);
        return published(version, published);
    }

    Versioned<Visit> cancel(VisitId id, long version, @Nullable LocalizedText reason) {
        Versioned<Visit> cancelled = calledOff(id, version, (visit, now) -> visit.cancel(reason, now));
        cancelled.state().delegates().forEach(delegate -> eraseNeeds(id, delegate));
        return cancelled;
    }

    private void eraseNeeds(VisitId id, Delegate delegate) {
        needs.erase(Contacts.delegate(id.value(), delegate.id()));
    }

    Versioned<Visit> addMeeting(VisitId id, long version, Draft draft) {
        BuildingFacts building = draft.building() == null ? null : building(draft.building());
        Visit visit = current(id, version).state();
        Slot slot = draft.slot() == null ? null : draft.slot().apply(zone(building, visit));
        return planned(version, visit.addMeeting(
                Meeting.drafted("meeting-" + UUID.randomUUID(), draft.state(), draft.summary(), draft.duration(), slot, building, draft.room(),
                        attendances(draft.people(), visit), draft.arrangement(), clock.instant()),
                clock.instant()));
    }

    Versioned<Visit> rescheduleMeeting(VisitId id, long version, String meetingId, Asked slot) {
        Visit visit = current(id, version).state();
        return planned(version, visit.rescheduleMeeting(meetingId, slot.apply(zone(visit, meetingId)), clock.instant()));
    }

    Versioned<Visit> relocateMeeting(VisitId id, long version, String meetingId, String buildingId, @Nullable String room) {
        BuildingFacts building = building(buildingId);
        return planned(version, current(id, version).state().relocateMeeting(meetingId, building, room, clock.instant()));
    }

    Versioned<Visit> cancelMeeting(VisitId id, long version, String meetingId) {
        return planned(version, current(id, version).state().cancelMeeting(meetingId, clock.instant()));
    }

    Versioned<Visit> stepMeeting(VisitId id, long version, String meetingId, MeetingState to, @Nullable Asked slot) {
        Visit visit = current(id, version).state();
        return planned(version, visit.stepMeeting(meetingId, to, slot == null ? null : slot.apply(zone(visit, meetingId)), clock.instant()));
    }

    Versioned<Visit> offerSlots(VisitId id, long version, String meetingId, List<Asked> slots) {
        Visit visit = current(id, version).state();
        ZoneId zone = zone(visit, meetingId);
        return planned(version, visit.offerSlots(meetingId, slots.stream().map(slot -> slot.apply(zone)).toList(), clock.instant()));
    }

    /** Changes what a meeting is and who takes part; whatever the change leaves as it is stays so. */
    Versioned<Visit> describeMeeting(
            VisitId id, long version, String meetingId, @Nullable LocalizedText summary, Function<Meeting, People> people,
            Function<Arrangement, Arrangement> arrangement) {
        Visit visit = current(id, version).state();
        Meeting meeting = visit.meeting(meetingId);
        return planned(version, visit.describeMeeting(
                meetingId, summary == null ? meeting.summary() : summary, attendances(people.apply(meeting), visit),
                arrangement.apply(meeting.arrangement()), clock.instant()));
    }

    Versioned<Visit> noteAttendance(
            VisitId id, long version, String meetingId, String person, BiFunction<Attendance, Instant, Attendance> noted) {
        Visit visit = current(id, version).state();
        Instant now = clock.instant();
        return planned(version, visit.noteAttendance(meetingId, noted.apply(visit.attendance(meetingId, person), now), now));
    }

    private Versioned<Visit> change(VisitId id, long version, BiFunction<Visit, Instant, VisitEvent> decision) {
        return visits.save(decision.apply(current(id, version).state(), clock.instant()), version);
    }

    /** The edition is written first, so that no visit names one that is missing; a failed attempt's is written over. */
    private Versioned<Visit> published(long version, VisitEvent.Published published) {
        editions.save(published.edition());
        return visits.save(published, version);
    }

    private Versioned<Visit> calledOff(VisitId id, long version, BiFunction<Visit, Instant, VisitEvent.CalledOff> decision) {
        VisitEvent.CalledOff event = decision.apply(current(id, version).state(), clock.instant());
        Edition edition = event.edition();
        if (edition != null) {
            editions.save(edition);
        }
        Versioned<Visit> saved = visits.save(event, version);
        saved.state().meetings().forEach(meeting -> strike(id, meeting));
        return saved;
    }

    /** The visit as it is, if that is what the change was based on; a rule is not asked about a state nobody has seen. */
    private Versioned<Visit> current(VisitId id, long version) {
        Versioned<Visit> found = find(id);
        if (found.version() != version) {
            List<Trail.Step> changed = trail.after(found.state(), version);
            throw new Refused(CommonRefusal.VERSION_STALE, "The visit was changed since you read it; nothing of it is lost.", List.of(),
                    Map.of("version", found.version(), "changed", changed));
        }
        return found;
    }

    private Versioned<Visit> planned(long version, VisitEvent.MeetingPlanned planned) {
        if (!planned.meeting().takesTime()) {
            Versioned<Visit> saved = visits.save(planned, version);
            strike(saved.state().id(), planned.meeting());
            return saved;
        }
        Diary.Entry entry = diary.enter(VisitWitness.of(planned.after(), planned.meeting()));
        Versioned<Visit> saved;
        try {
            saved = visits.save(planned, version);
        } catch (RuntimeException notSaved) {
            diary.withdraw(entry);
            throw notSaved;
        }
        diary.confirm(entry);
        return saved;
    }

    private void strike(VisitId id, Meeting meeting) {
        if (!meeting.takesTime()) {
            diary.strike(VisitWitness.KIND, id.value(), meeting.id());
        }
    }

    /** Nobody is told of a plan that cannot be kept, unless somebody answers for it by name. */
    private void requireRulesKept(Visit visit) {
        List<Violation> blocking = rules.blocking(visit);
        if (!blocking.isEmpty()) {
            throw new Refused(VisitRefusal.PLAN_VIOLATES_RULES,
                    "The plan breaks %d hard rules; mend it, or waive them with a reason.".formatted(blocking.size()),
                    blocking.stream().map(VisitDesk::fault).toList());
        }
    }

    private static FieldFault fault(Violation violation) {
        String field = violation.field() == null ? "" : "." + violation.field();
        return new FieldFault(violation.itemIds().isEmpty() ? "visit" : "meetings." + violation.itemIds().getLast() + field, violation.sentence());
    }

    private void requireKnownAreas(List<String> areas) {
        for (String area : areas) {
            if (directory.area(area).isEmpty()) {
                throw new Refused(VisitRefusal.AREA_UNKNOWN, "The directory has no area " + area + ".", "hostAreas");
            }
        }
    }

    private BuildingFacts building(String id) {
        return directory.building(id).orElseThrow(() ->
                new Refused(VisitRefusal.BUILDING_UNKNOWN, "The directory has no building " + id + ".", "building"));
    }

    private List<Attendance> attendances(People people, Visit visit) {
        var attendances = new ArrayList<Attendance>();
        people.interlocutors().forEach(id ->
                attendances.add(Attendance.expected(id, person(id, "interlocutors").name(), Attendance.Kind.INTERLOCUTOR)));
        people.delegates().forEach(id -> attendances.add(Attendance.expected(id, null, Attendance.Kind.DELEGATE)));
        people.interpreters().forEach(id -> attendances.add(Attendance.expected(
                id, visit.delegate(id).isPresent() ? null : person(id, "interpreters").name(), Attendance.Kind.INTERPRETER)));
        return attendances;
    }

    private PersonFacts person(String id, String field) {
        return directory.person(id)
                .orElseThrow(() -> new Refused(VisitRefusal.PERSON_UNKNOWN, "The directory has no person " + id + ".", field));
    }

    private static ZoneId zone(Visit visit, String meetingId) {
        return zone(visit.meeting(meetingId).building(), visit);
    }

    private static ZoneId zone(@Nullable BuildingFacts building, Visit visit) {
        return building == null ? visit.timeZone() : ZoneId.of(building.timeZone());
    }

    private static List<Delegate> withIds(List<Delegate> delegates) {
        return delegates.stream()
                .map(delegate -> delegate.id().isBlank() ? delegate.withId("delegate-" + UUID.randomUUID()) : delegate)
                .toList();
    }
}
