package org.hemicycle.events.itinerary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hemicycle.events.itinerary.Plan.Elsewhere;
import org.hemicycle.events.itinerary.Plan.Item;
import org.hemicycle.events.itinerary.Plan.Kind;
import org.hemicycle.events.itinerary.Plan.Person;
import org.hemicycle.events.itinerary.Plan.Place;
import org.jspecify.annotations.Nullable;

/** A plan looked up by whom, where and when: what each person is committed to in the order of its start. */
final class Schedule {

    /** Something that has a time, in the plan or elsewhere; one object per thing, compared by identity. */
    static final class Commitment {

        final @Nullable Item item;
        final String title;
        final Span slot;
        final @Nullable Place place;
        final @Nullable String room;
        final ZoneId zone;

        Commitment(@Nullable Item item, String title, Span slot, @Nullable Place place, @Nullable String room, ZoneId zone) {
            this.item = item;
            this.title = title;
            this.slot = slot;
            this.place = place;
            this.room = room;
            this.zone = zone;
        }

        boolean planned() {
            return item != null;
        }

        boolean is(Kind kind) {
            return item != null && item.kind() == kind;
        }

        /** Whether it is somewhere; a journey is on its way. */
        boolean located() {
            return place != null && !is(Kind.TRAVEL);
        }

        LocalDate date() {
            return slot.start().atZone(zone).toLocalDate();
        }
    }

    private record Way(String from, String to) {}

    final Plan plan;
    private final Travel travel;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, List<Commitment>> byPerson = new LinkedHashMap<>();
    private final List<Commitment> planned = new ArrayList<>();
    private final List<Commitment> elsewhere = new ArrayList<>();
    private final Map<Way, Leg> legs = new HashMap<>();

    Schedule(Plan plan) {
        this.plan = plan;
        this.travel = new Travel(plan.timetable(), plan.settings());
        plan.places().forEach(place -> places.put(place.id(), place));
        plan.people().forEach(person -> people.put(person.id(), person));
        for (Item item : plan.items()) {
            if (item.slot() != null) {
                Place place = place(item.place());
                enter(planned, new Commitment(item, item.title(), item.slot(), place, item.room(), zone(place)), item.people());
            }
        }
        for (Elsewhere other : plan.elsewhere()) {
            Place place = place(other.place());
            enter(elsewhere, new Commitment(null, other.what(), other.slot(), place, other.room(), zone(place)), other.people());
        }
        Comparator<Commitment> order = Comparator.comparing((Commitment one) -> one.slot.start()).thenComparing(one -> one.slot.end());
        planned.sort(order);
        byPerson.values().forEach(list -> list.sort(order));
    }

    private void enter(List<Commitment> list, Commitment commitment, List<String> who) {
        list.add(commitment);
        for (String person : who) {
            List<Commitment> own = byPerson.computeIfAbsent(person, id -> new ArrayList<>());
            // A person who is named twice is there once.
            if (own.isEmpty() || own.getLast() != commitment) {
                own.add(commitment);
            }
        }
    }

    /** What is planned and has a time, in the order of the start. */
    List<Commitment> planned() {
        return planned;
    }

    /** What people and rooms are needed for elsewhere, in no order. */
    List<Commitment> elsewhere() {
        return elsewhere;
    }

    /** Everybody of the plan. */
    Collection<Person> people() {
        return people.values();
    }

    /** The person with this id; one of whom nothing but the id is known where the plan does not describe them. */
    Person person(String id) {
        Person known = people.get(id);
        return known == null ? new Person(id, id, Plan.Part.INTERLOCUTOR, null, null, null, List.of()) : known;
    }

    /** What each person is committed to, in the order of the start. */
    Map<String, List<Commitment>> byPerson() {
        return byPerson;
    }

    /** What one person is committed to by local day, in the order of the start. */
    TreeMap<LocalDate, List<Commitment>> days(String person) {
        var days = new TreeMap<LocalDate, List<Commitment>>();
        for (Commitment commitment : byPerson.getOrDefault(person, List.of())) {
            days.computeIfAbsent(commitment.date(), date -> new ArrayList<>()).add(commitment);
        }
        return days;
    }

    /** The building with this id, if the plan describes it. */
    @Nullable Place place(@Nullable String id) {
        return id == null ? null : places.get(id);
    }

    /** The way between two buildings. */
    Leg leg(Place from, Place to) {
        return legs.computeIfAbsent(new Way(from.id(), to.id()), way -> travel.between(from, to));
    }

    /** The way from one commitment to the next; nothing within a building unless both rooms are known and differ. */
    @Nullable Leg leg(Commitment from, Commitment to) {
        if (from.place == null || to.place == null) {
            return null;
        }
        Leg leg = leg(from.place, to.place);
        boolean sameRoom = leg.mode() == Leg.Mode.SAME_BUILDING && (from.room == null || to.room == null || from.room.equals(to.room));
        return sameRoom ? new Leg(leg.from(), leg.to(), leg.mode(), 0, 0, leg.basis()) : leg;
    }

    /** The later of two moments. */
    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private ZoneId zone(@Nullable Place place) {
        return place == null ? plan.timeZone() : place.zone();
    }
}
