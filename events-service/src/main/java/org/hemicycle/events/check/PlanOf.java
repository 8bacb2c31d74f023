package org.hemicycle.events.check;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.events.access.AccessBoard;
import org.hemicycle.events.availability.Availabilities;
import org.hemicycle.events.availability.Availability;
import org.hemicycle.events.availability.Sitting;
import org.hemicycle.events.availability.Sittings;
import org.hemicycle.events.briefing.BriefingId;
import org.hemicycle.events.briefing.Briefings;
import org.hemicycle.events.diary.Diary;
import org.hemicycle.events.diary.Engagement;
import org.hemicycle.events.diary.Engagement.Taken;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.itinerary.Languages;
import org.hemicycle.events.itinerary.Plan;
import org.hemicycle.events.itinerary.Plan.Item;
import org.hemicycle.events.itinerary.Plan.Part;
import org.hemicycle.events.itinerary.Plan.Person;
import org.hemicycle.events.itinerary.Plan.Place;
import org.hemicycle.events.itinerary.Span;
import org.hemicycle.events.place.Doors;
import org.hemicycle.events.place.Holidays;
import org.hemicycle.events.place.Places;
import org.hemicycle.events.place.TravelTimes;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Attendance.PartStat;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingState;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.visit.Delegate;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a visit the plan that the rules are asked about, with what others have planned for the same people and rooms. */
@Component
class PlanOf {

    private static final String VISIT = "visit";
    /** So many days around a visit tell whether a calendar knows of sittings at all. */
    private static final int AROUND = 15;

    private final Visits visits;
    private final Diary diary;
    private final Briefings briefings;
    private final Places places;
    private final Holidays holidays;
    private final TravelTimes travel;
    private final AccessBoard access;
    private final Availabilities availabilities;
    private final Sittings sittings;
    private final Directory directory;
    private final Doors doors;
    private final DayProperties day;
    private final Clock clock;

    PlanOf(
            Visits visits, Diary diary, Briefings briefings, Places places, Holidays holidays, TravelTimes travel, AccessBoard access,
            Availabilities availabilities, Sittings sittings, Directory directory, Doors doors, DayProperties day, Clock clock) {
        this.visits = visits;
        this.diary = diary;
        this.briefings = briefings;
        this.places = places;
        this.holidays = holidays;
        this.travel = travel;
        this.access = access;
        this.availabilities = availabilities;
        this.sittings = sittings;
        this.directory = directory;
        this.doors = doors;
        this.day = day;
        this.clock = clock;
    }

    /** The plan of a visit as it is now; meetings that were declined or called off are not in it. */
    Plan visit(Visit visit) {
        List<Meeting> meetings = visit.meetings().stream()
                .filter(meeting -> meeting.state() != MeetingState.DECLINED && meeting.state() != MeetingState.CANCELLED)
                .toList();
        var buildings = new LinkedHashMap<String, BuildingFacts>();
        meetings.forEach(meeting -> add(buildings, meeting.building()));
        List<Plan.Elsewhere> elsewhere = elsewhere(visit, meetings, buildings);
        List<Place> known = doors.of(buildings.values().stream().map(places::of).toList());
        return new Plan(
                visit.id().value(), visit.timeZone(), clock.instant(), people(visit, meetings),
                meetings.stream().map(meeting -> item(visit, meeting)).toList(), known, elsewhere,
                visit.preparation().asks().stream().map(ask -> new Plan.Ask(ask.id(), ask.text().in("en"))).toList(), access.deadlines(visit), access.quotas(buildings.keySet()), holidays(known, meetings),
                sittings(visit, known), travel.timetable(), day.settings());
    }

    private List<Person> people(Visit visit, List<Meeting> meetings) {
        var from = visit.window().start().atStartOfDay(visit.timeZone()).toInstant();
        var until = visit.window().end().plusDays(1).atStartOfDay(visit.timeZone()).toInstant();
        var interpreting = new HashSet<String>();
        var people = new LinkedHashMap<String, Person>();
        for (Meeting meeting : meetings) {
            meeting.of(Attendance.Kind.INTERPRETER).forEach(one -> interpreting.add(one.person()));
        }
        for (Delegate delegate : visit.delegates()) {
            boolean interprets = delegate.role().equals("interpreter") || interpreting.contains(delegate.id());
            people.put(delegate.id(), new Person(delegate.id(), delegate.name(), interprets ? Part.INTERPRETER : Part.DELEGATE, delegate.organization(),
                    delegate.arrival() == null ? null : delegate.arrival().toInstant(),
                    delegate.departure() == null ? null : delegate.departure().toInstant(),
                    away(availabilities.ofDelegate(visit.id().value(), delegate.id(), from, until), meetings), Languages.spoken(delegate.languages())));
        }
        for (Meeting meeting : meetings) {
            for (Attendance one : meeting.attendances()) {
                Part part = one.kind() == Attendance.Kind.INTERPRETER ? Part.INTERPRETER : Part.INTERLOCUTOR;
                people.computeIfAbsent(one.person(), id -> new Person(id, one.name() == null ? id : one.name(), part, null, null, null,
                        away(availabilities.of(id, from, until), meetings),
                        part == Part.INTERPRETER ? directory.person(id).map(PersonFacts::languages).map(Languages::spoken).orElse(Set.of()) : Set.of()));
            }
        }
        return List.copyOf(people.values());
    }

    /** When somebody is taken; a stretch that is just as long as a meeting of the visit is that meeting in their calendar. */
    private static List<Span> away(List<Availability> said, List<Meeting> meetings) {
        return said.stream()
                .filter(one -> one.kind() == Availability.Kind.BUSY && one.end().isAfter(one.start()))
                .filter(one -> meetings.stream().noneMatch(meeting ->
                        meeting.takesTime() && meeting.time().start().equals(one.start()) && meeting.time().end().equals(one.end())))
                .map(one -> new Span(one.start(), one.end()))
                .toList();
    }

    /** What the calendars of houses say of the weeks around a visit. */
    private List<Plan.Sittings> sittings(Visit visit, List<Place> known) {
        var found = new ArrayList<Plan.Sittings>();
        for (String house : new LinkedHashSet<>(known.stream().map(Place::organisation).filter(Objects::nonNull).toList())) {
            List<Sitting> said = sittings.of(house, visit.window().start().minusDays(AROUND), visit.window().end().plusDays(AROUND));
            if (!said.isEmpty()) {
                found.add(new Plan.Sittings(house,
                        said.stream().filter(one -> one.kind().inSession()).map(PlanOf::period).toList(),
                        said.stream().filter(one -> one.kind() == Sitting.Kind.RECESS || one.kind() == Sitting.Kind.CONSTITUENCY).map(PlanOf::period).toList()));
            }
        }
        return found;
    }

    private static Plan.Period period(Sitting sitting) {
        String name = sitting.summary() == null ? sitting.kind().name().toLowerCase(Locale.ROOT) : sitting.summary();
        return new Plan.Period(sitting.firstDay(), sitting.lastDay(), name);
    }

    private static Item item(Visit visit, Meeting meeting) {
        // Whoever said no, or sends somebody else, is not expected.
        List<String> who = meeting.attendances().stream()
                .filter(one -> one.partstat() != PartStat.DECLINED && one.partstat() != PartStat.DELEGATED)
                .map(Attendance::person)
                .toList();
        return new Item(
                meeting.id(), meeting.summary().in("en"), Plan.Kind.valueOf(meeting.arrangement().classification().name()),
                meeting.takesTime() ? span(meeting.time()) : null, meeting.building() == null ? null : meeting.building().id(), meeting.room(), who,
                Plan.Interpretation.valueOf(meeting.arrangement().interpretation().name()), meeting.arrangement().pinned(),
                Plan.Priority.valueOf(meeting.arrangement().priority().name()), meeting.offered().stream().map(PlanOf::span).toList(),
                Set.copyOf(meeting.arrangement().asks()), published(visit, meeting.id()), languages(meeting.arrangement()));
    }

    /** What is interpreted is what is spoken, where nothing else was said. */
    private static Languages languages(Arrangement how) {
        Collection<String> from = how.interpretedFrom().isEmpty() && how.language() != null ? List.of(how.language()) : how.interpretedFrom();
        return new Languages(Set.copyOf(from), Set.copyOf(how.interpretedInto()));
    }

    private static Plan.@Nullable Placed published(Visit visit, String meeting) {
        return visit.published() == null
                ? null
                : visit.published().programme().meeting(meeting).filter(Meeting::takesTime)
                        .map(told -> new Plan.Placed(span(told.time()), told.place().id())).orElse(null);
    }

    private List<Plan.Elsewhere> elsewhere(Visit visit, List<Meeting> meetings, Map<String, BuildingFacts> buildings) {
        var taken = new LinkedHashSet<String>();
        for (Meeting meeting : meetings) {
            for (Attendance one : meeting.attendances()) {
                if (visit.delegate(one.person()).isEmpty()) {
                    taken.add(new Taken.Person(one.person(), "").key());
                }
            }
            if (meeting.building() != null && meeting.room() != null) {
                taken.add(new Taken.Room(meeting.building().id(), meeting.room()).key());
            }
        }
        var elsewhere = new ArrayList<Plan.Elsewhere>();
        // A day more on both sides, because the way from or to another visit counts as well.
        var from = visit.window().start().minusDays(1).atStartOfDay(visit.timeZone()).toInstant();
        var until = visit.window().end().plusDays(2).atStartOfDay(visit.timeZone()).toInstant();
        for (Engagement other : diary.others(taken, from, until, VISIT, visit.id().value())) {
            BuildingFacts building = building(other);
            add(buildings, building);
            String room = other.taken().stream().filter(Taken.Room.class::isInstance).map(Taken::name).findFirst().orElse(null);
            List<String> who = other.taken().stream().filter(Taken.Person.class::isInstance).map(one -> ((Taken.Person) one).id()).toList();
            elsewhere.add(new Plan.Elsewhere(other.summary().in("en"), span(other.slot()), building == null ? null : building.id(), room, who));
        }
        return elsewhere;
    }

    private @Nullable BuildingFacts building(Engagement other) {
        return other.subjectKind().equals(VISIT)
                ? visits.find(new VisitId(other.subjectId())).flatMap(visit -> visit.state().plan().meeting(other.itemId())).map(Meeting::building).orElse(null)
                : briefings.find(new BriefingId(other.subjectId())).map(briefing -> briefing.state().session().building()).orElse(null);
    }

    private List<Plan.Holiday> holidays(List<Place> known, List<Meeting> meetings) {
        var found = new LinkedHashSet<Plan.Holiday>();
        for (Meeting meeting : meetings) {
            if (!meeting.takesTime() || meeting.building() == null) {
                continue;
            }
            String building = meeting.building().id();
            Place place = known.stream().filter(one -> one.id().equals(building)).findFirst().orElseThrow();
            LocalDate date = meeting.time().start().atZone(place.zone()).toLocalDate();
            holidays.on(date, place.country(), places.region(building)).ifPresent(name -> found.add(new Plan.Holiday(building, date, name)));
        }
        return List.copyOf(found);
    }

    private static void add(Map<String, BuildingFacts> buildings, @Nullable BuildingFacts building) {
        if (building != null) {
            buildings.putIfAbsent(building.id(), building);
        }
    }

    private static Span span(Slot slot) {
        return new Span(slot.start(), slot.end());
    }
}
