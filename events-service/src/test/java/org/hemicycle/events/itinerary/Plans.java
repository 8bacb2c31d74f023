package org.hemicycle.events.itinerary;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hemicycle.events.itinerary.Plan.Interpretation;
import org.hemicycle.events.itinerary.Plan.Kind;
import org.hemicycle.events.itinerary.Plan.Part;
import org.hemicycle.events.itinerary.Plan.Person;
import org.hemicycle.events.itinerary.Plan.Place;
import org.hemicycle.events.itinerary.Plan.Priority;

/** Writes plans as sentences; everybody in them is invented. */
final class Plans {

    static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    static final Place PARLIAMENT = new Place("ep-brussels", "European Parliament", "BE", "Brussels", "European quarter",
            new Geo(50.8389, 4.3750), BRUSSELS, "european-parliament", null, Duration.ofMinutes(20));
    static final Place COMMITTEE = new Place("eesc-brussels", "Economic and Social Committee", "BE", "Brussels", "European quarter",
            new Geo(50.8406, 4.3770), BRUSSELS, "eesc", null, Duration.ofMinutes(10));
    static final Place ELYSEE = new Place("palais-de-l-elysee", "Élysée", "FR", "Paris", "8e", new Geo(48.8704, 2.3167), ZoneId.of("Europe/Paris"),
            "elysee", null, Duration.ofMinutes(30));
    static final Place SENATE = new Place("palais-du-luxembourg", "Palais du Luxembourg", "FR", "Paris", "6e", new Geo(48.8482, 2.3372),
            ZoneId.of("Europe/Paris"), "senat", null, Duration.ofMinutes(15));
    static final Place WESTMINSTER = new Place("palace-of-westminster", "House of Commons", "GB", "London", "Westminster", new Geo(51.4995, -0.1248),
            ZoneId.of("Europe/London"), "house-of-commons", null, Duration.ofMinutes(30));
    static final Place NOWHERE = new Place("nowhere", "Nowhere Hall (sample)", "BE", null, null, null, BRUSSELS, null, null, null);

    static final Person DANA = delegate("dana", "Dana (sample)");
    static final Person ELI = delegate("eli", "Eli (sample)");
    static final Person ADA = new Person("ada", "Ada (sample)", Part.INTERLOCUTOR, null, null, null, List.of());
    static final Person INES = new Person("ines", "Ines (sample)", Part.INTERPRETER, null, null, null, List.of());
    static final Person IVO = new Person("ivo", "Ivo (sample)", Part.INTERPRETER, null, null, null, List.of());

    private final List<Person> people = new ArrayList<>(List.of(DANA, ELI, ADA, INES, IVO));
    private final List<Plan.Item> items = new ArrayList<>();
    private final List<Place> places = new ArrayList<>(List.of(PARLIAMENT, COMMITTEE, ELYSEE, SENATE, WESTMINSTER, NOWHERE));
    private final List<Plan.Elsewhere> elsewhere = new ArrayList<>();
    private final List<Plan.Ask> asks = new ArrayList<>();
    private final List<Plan.Access> access = new ArrayList<>();
    private final List<Plan.Quota> quotas = new ArrayList<>();
    private final List<Plan.Holiday> holidays = new ArrayList<>();
    private final List<Plan.Sittings> sittings = new ArrayList<>();
    private Timetable timetable = Timetable.EMPTY;
    private Instant now = Instant.parse("2027-02-01T10:00:00Z");

    static Plans plan() {
        return new Plans();
    }

    static Person delegate(String id, String name) {
        return new Person(id, name, Part.DELEGATE, null, null, null, List.of());
    }

    static Person delegate(String id, String organisation, String arrival, String departure) {
        return new Person(id, id + " (sample)", Part.DELEGATE, organisation, arrival == null ? null : OffsetDateTime.parse(arrival).toInstant(),
                departure == null ? null : OffsetDateTime.parse(departure).toInstant(), List.of());
    }

    /** A time in Brussels on one day, {@code 2027-03-02 14:00-15:30}; an end before the start is on the next day. */
    static Span at(String text) {
        return at(text, BRUSSELS);
    }

    static Span at(String text, ZoneId zone) {
        String[] parts = text.split("[ ]");
        String[] times = parts[1].split("-");
        var date = java.time.LocalDate.parse(parts[0]);
        var start = java.time.LocalTime.parse(times[0]);
        var end = java.time.LocalTime.parse(times[1]);
        return new Span(date.atTime(start).atZone(zone).toInstant(),
                date.plusDays(end.isAfter(start) ? 0 : 1).atTime(end).atZone(zone).toInstant());
    }

    static Hours weekdays(int from, int until, boolean certain) {
        var days = new EnumMap<DayOfWeek, List<Hours.Range>>(DayOfWeek.class);
        for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) {
            days.put(day, List.of(new Hours.Range(from * 60, until * 60)));
        }
        return new Hours(Map.copyOf(days), certain);
    }

    static Place with(Place place, Hours hours) {
        return new Place(place.id(), place.name(), place.country(), place.city(), place.quarter(), place.geo(), place.zone(), place.organisation(), hours, place.security());
    }

    Draft item(String id) {
        return new Draft(id);
    }

    Plans meeting(String id, String time, Place place, Person... who) {
        return item(id).at(time).in(place).with(who).add();
    }

    Plans person(Person person) {
        people.removeIf(other -> other.id().equals(person.id()));
        people.add(person);
        return this;
    }

    Plans place(Place place) {
        places.removeIf(other -> other.id().equals(place.id()));
        places.add(place);
        return this;
    }

    Plans elsewhere(String what, String time, Place place, String room, Person... who) {
        elsewhere.add(new Plan.Elsewhere(what, at(time), place == null ? null : place.id(), room, Arrays.stream(who).map(Person::id).toList()));
        return this;
    }

    Plans ask(String id, String title) {
        asks.add(new Plan.Ask(id, title));
        return this;
    }

    Plans access(Person person, Place place, String deadline, boolean settled) {
        access.add(new Plan.Access(person.id(), place.id(), Instant.parse(deadline), settled));
        return this;
    }

    Plans quota(Place place, int most, boolean certain) {
        quotas.add(new Plan.Quota(place.id(), most, certain));
        return this;
    }

    Plans holiday(Place place, String date, String name) {
        holidays.add(new Plan.Holiday(place.id(), java.time.LocalDate.parse(date), name));
        return this;
    }

    Plans sittings(String organisation, List<Plan.Period> sitting, List<Plan.Period> recess) {
        sittings.add(new Plan.Sittings(organisation, sitting, recess));
        return this;
    }

    Plans timetable(Timetable.Journey... journeys) {
        timetable = new Timetable(List.of(journeys));
        return this;
    }

    Plans now(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    Plan build() {
        return new Plan("visit-1", BRUSSELS, now, people, items, places, elsewhere, asks, access, quotas, holidays, sittings, timetable, DaySettings.USUAL);
    }

    List<Violation> check() {
        return ItineraryRules.check(build());
    }

    List<Violation> broken(Rule rule) {
        return check().stream().filter(violation -> violation.rule().equals(rule.slug())).toList();
    }

    /** One item as it is being written. */
    final class Draft {

        private final String id;
        private Kind kind = Kind.MEETING;
        private Span slot;
        private String place;
        private String room;
        private List<String> who = List.of();
        private Interpretation interpretation = Interpretation.NONE;
        private boolean pinned;
        private Priority priority = Priority.SHOULD;
        private List<Span> offered = List.of();
        private Set<String> raised = Set.of();
        private Plan.Placed published;
        private Languages languages = Languages.UNKNOWN;

        Draft between(Set<String> from, Set<String> into) {
            languages = new Languages(from, into);
            return this;
        }

        Draft(String id) {
            this.id = id;
        }

        Draft a(Kind kind) {
            this.kind = kind;
            return this;
        }

        Draft at(String time) {
            return at(Plans.at(time));
        }

        Draft at(Span slot) {
            this.slot = slot;
            return this;
        }

        Draft in(Place place) {
            this.place = place.id();
            return this;
        }

        Draft room(String room) {
            this.room = room;
            return this;
        }

        Draft with(Person... who) {
            this.who = Arrays.stream(who).map(Person::id).toList();
            return this;
        }

        Draft interpreted(Interpretation interpretation) {
            this.interpretation = interpretation;
            return this;
        }

        Draft pinned() {
            pinned = true;
            return this;
        }

        Draft must() {
            priority = Priority.MUST;
            return this;
        }

        Draft offered(String... times) {
            offered = Arrays.stream(times).map(Plans::at).toList();
            return this;
        }

        Draft raises(String... asks) {
            raised = Set.of(asks);
            return this;
        }

        Draft published(String time, Place place) {
            published = new Plan.Placed(Plans.at(time), place.id());
            return this;
        }

        Plans add() {
            items.add(new Plan.Item(id, "Talk " + id, kind, slot, place, room, who, interpretation, pinned, priority, offered, raised, published, languages));
            return Plans.this;
        }
    }
}
