package org.hemicycle.events.visit;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.directory.Directory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes the requests about visits: finds what a decision needs, lets the visit decide, saves what happened. */
@Service
class VisitDesk {

    private final Visits visits;
    private final Diary diary;
    private final Directory directory;
    private final Clock clock;

    VisitDesk(Visits visits, Diary diary, Directory directory, Clock clock) {
        this.visits = visits;
        this.diary = diary;
        this.directory = directory;
        this.clock = clock;
    }

    Versioned<Visit> find(VisitId id) {
        return visits.find(id).orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "There is no visit " + id + "."));
    }

    Versioned<Visit> begin(
            LocalizedText title, LocalizedText purpose, List<String> hostAreas, Window window, String timeZone, List<Delegate> delegates) {
        requireKnownAreas(hostAreas);
        return visits.add(Visit.begin(
                VisitId.next(), title, purpose, hostAreas, window, zone(timeZone), withIds(delegates), clock.instant()));
    }

    Versioned<Visit> revise(VisitId id, long version, LocalizedText title, LocalizedText purpose, List<String> hostAreas) {
        requireKnownAreas(hostAreas);
        return change(id, version, (visit, now) -> visit.revise(title, purpose, hostAreas, now));
    }

    Versioned<Visit> reschedule(VisitId id, long version, Window window) {
        return change(id, version, (visit, now) -> visit.reschedule(window, now));
    }

    Versioned<Visit> nameDelegates(VisitId id, long version, List<Delegate> delegates) {
        return change(id, version, (visit, now) -> visit.nameDelegates(withIds(delegates), now));
    }

    Versioned<Visit> announce(VisitId id, long version) {
        return change(id, version, Visit::announce);
    }

    Versioned<Visit> cancel(VisitId id, long version, @Nullable LocalizedText reason) {
        Versioned<Visit> cancelled = change(id, version, (visit, now) -> visit.cancel(reason, now));
        cancelled.state().meetings().forEach(meeting -> diary.strike(id, meeting.id()));
        return cancelled;
    }

    Versioned<Visit> addMeeting(
            VisitId id,
            long version,
            LocalizedText summary,
            Slot slot,
            String buildingId,
            List<String> interlocutorIds,
            List<String> delegates,
            Visibility visibility) {
        BuildingFacts building = building(buildingId);
        List<PersonReference> interlocutors = interlocutorIds.stream().distinct().map(this::person).toList();
        Versioned<Visit> current = current(id, version);
        var added = current.state().addMeeting(
                "meeting-" + UUID.randomUUID(), summary, slot, building, interlocutors, delegates, visibility, clock.instant());
        return entered(added, added.meeting(), version);
    }

    Versioned<Visit> rescheduleMeeting(VisitId id, long version, String meetingId, Slot slot) {
        var rescheduled = current(id, version).state().rescheduleMeeting(meetingId, slot, clock.instant());
        return entered(rescheduled, rescheduled.meeting(), version);
    }

    Versioned<Visit> relocateMeeting(VisitId id, long version, String meetingId, String buildingId) {
        BuildingFacts building = building(buildingId);
        return change(id, version, (visit, now) -> visit.relocateMeeting(meetingId, building, now));
    }

    Versioned<Visit> cancelMeeting(VisitId id, long version, String meetingId) {
        Versioned<Visit> saved = change(id, version, (visit, now) -> visit.cancelMeeting(meetingId, now));
        diary.strike(id, meetingId);
        return saved;
    }

    private Versioned<Visit> change(VisitId id, long version, BiFunction<Visit, Instant, VisitEvent> decision) {
        return visits.save(decision.apply(current(id, version).state(), clock.instant()), version);
    }

    /** The visit as it is, if that is what the change was based on; a rule is not asked about a state nobody has seen. */
    private Versioned<Visit> current(VisitId id, long version) {
        Versioned<Visit> found = find(id);
        if (found.version() != version) {
            throw new StaleVersion(id.value(), version);
        }
        return found;
    }

    private Versioned<Visit> entered(VisitEvent event, Meeting meeting, long version) {
        Diary.Entry entry = diary.enter(event.after().id(), meeting);
        Versioned<Visit> saved;
        try {
            saved = visits.save(event, version);
        } catch (RuntimeException notSaved) {
            diary.withdraw(entry);
            throw notSaved;
        }
        diary.confirm(entry);
        return saved;
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

    private PersonReference person(String id) {
        return directory.person(id)
                .map(person -> new PersonReference(person.id(), person.name()))
                .orElseThrow(() -> new Refused(VisitRefusal.PERSON_UNKNOWN, "The directory has no person " + id + ".", "interlocutors"));
    }

    private static ZoneId zone(String name) {
        try {
            ZoneId zone = ZoneId.of(name);
            if (ZoneId.getAvailableZoneIds().contains(name)) {
                return zone;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new Refused(VisitRefusal.TIME_ZONE_UNKNOWN, "There is no time zone " + name + ".", "timeZone");
    }

    private static List<Delegate> withIds(List<Delegate> delegates) {
        var named = new ArrayList<Delegate>();
        for (Delegate delegate : delegates) {
            named.add(delegate.id().isBlank()
                    ? new Delegate("delegate-" + UUID.randomUUID(), delegate.name(), delegate.role(), delegate.languages())
                    : delegate);
        }
        return named;
    }
}
