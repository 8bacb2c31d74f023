package org.hemicycle.events.itinerary;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A programme as the rules see it: who, when, where, and what is known of people, buildings and days.
 *
 * <p>It is complete in itself, so that checking it asks nobody. What will not take place is not in it.
 *
 * @param id the id of the visit that it is the programme of
 * @param timeZone the zone of the visit, for items whose place has none
 * @param now the moment at which deadlines are judged
 * @param people everybody whom an item names
 * @param items what is planned, in any order, placed or not
 * @param places the buildings that items and other commitments name
 * @param elsewhere what the same people and rooms are needed for outside this plan
 * @param asks what the visit wants to raise
 * @param access the deadlines for getting people into buildings
 * @param quotas how many people of one organisation a building admits in a day
 * @param holidays public holidays where the places lie
 * @param sittings the calendars of houses, where one is known
 * @param timetable the journeys that somebody looked up
 * @param settings how much a day may ask of somebody
 */
public record Plan(
        String id,
        ZoneId timeZone,
        Instant now,
        List<Person> people,
        List<Item> items,
        List<Place> places,
        List<Elsewhere> elsewhere,
        List<Ask> asks,
        List<Access> access,
        List<Quota> quotas,
        List<Holiday> holidays,
        List<Sittings> sittings,
        Timetable timetable,
        DaySettings settings) {

    /** Keeps its lists from being changed later. */
    public Plan {
        people = List.copyOf(people);
        items = List.copyOf(items);
        places = List.copyOf(places);
        elsewhere = List.copyOf(elsewhere);
        asks = List.copyOf(asks);
        access = List.copyOf(access);
        quotas = List.copyOf(quotas);
        holidays = List.copyOf(holidays);
        sittings = List.copyOf(sittings);
    }

    /** In what capacity somebody is part of the plan. */
    public enum Part {
        DELEGATE,
        INTERLOCUTOR,
        INTERPRETER
    }

    /**
     * Somebody whom the plan needs.
     *
     * @param id their id, the same wherever they are needed
     * @param name the name that sentences use
     * @param part in what capacity
     * @param organisation whom they belong to, if known
     * @param arrival when they arrive, if known
     * @param departure when they leave, if known
     * @param away when they said that they cannot come
     * @param languages the languages that they speak, by their first subtag; none where nobody said
     */
    public record Person(
            String id,
            String name,
            Part part,
            @Nullable String organisation,
            @Nullable Instant arrival,
            @Nullable Instant departure,
            List<Span> away,
            Set<String> languages) {

        /** Somebody of whose languages nothing is known. */
        public Person(
                String id, String name, Part part, @Nullable String organisation, @Nullable Instant arrival, @Nullable Instant departure,
                List<Span> away) {
            this(id, name, part, organisation, arrival, departure, away, Set.of());
        }
    }

    /** What an item is. */
    public enum Kind {
        MEETING,
        BRIEFING,
        MEAL,
        PRESS,
        /** The journey itself: it takes time and is at no place. */
        TRAVEL,
        FREE
    }

    /** How much an item matters. */
    public enum Priority {
        MUST,
        SHOULD,
        COULD
    }

    /** How it is interpreted. */
    public enum Interpretation {
        NONE,
        WHISPERED,
        CONSECUTIVE,
        SIMULTANEOUS,
        REMOTE
    }

    /**
     * One item of the programme.
     *
     * @param id its id in the visit
     * @param title the words that sentences use
     * @param kind what it is
     * @param slot when it is, or null while it has no time
     * @param place the id of its building, or null while it has none
     * @param room the room in the building, if known
     * @param people ids of everybody who takes part, interpreters included
     * @param interpretation how it is interpreted
     * @param pinned whether it may not be moved
     * @param priority how much it matters
     * @param offered the slots that were offered for it, none where nobody offered any
     * @param asks ids of the asks that it raises
     * @param published where the published programme has it, or null where it is not in there
     * @param languages between which languages it is interpreted
     */
    public record Item(
            String id,
            String title,
            Kind kind,
            @Nullable Span slot,
            @Nullable String place,
            @Nullable String room,
            List<String> people,
            Interpretation interpretation,
            boolean pinned,
            Priority priority,
            List<Span> offered,
            Set<String> asks,
            @Nullable Placed published,
            Languages languages) {

        /** An item of which nobody said between which languages it is interpreted, if it is. */
        public Item(
                String id, String title, Kind kind, @Nullable Span slot, @Nullable String place, @Nullable String room, List<String> people,
                Interpretation interpretation, boolean pinned, Priority priority, List<Span> offered, Set<String> asks,
                @Nullable Placed published) {
            this(id, title, kind, slot, place, room, people, interpretation, pinned, priority, offered, asks, published, Languages.UNKNOWN);
        }
    }

    /**
     * A time and a place.
     *
     * @param slot when
     * @param place the id of the building
     */
    public record Placed(Span slot, @Nullable String place) {}

    /**
     * A building.
     *
     * @param id its id in the directory
     * @param name the words that sentences use
     * @param country ISO 3166-1 alpha-2 code
     * @param city the city, if known
     * @param quarter the part of the city within which everybody walks, if known
     * @param geo where it lies, if known
     * @param zone its time zone
     * @param organisation whose house it is, if anybody's
     * @param hours when visitors are let in, or null where nobody knows
     * @param security how long the queue at the entrance takes, or null for the usual time
     */
    public record Place(
            String id,
            String name,
            String country,
            @Nullable String city,
            @Nullable String quarter,
            @Nullable Geo geo,
            ZoneId zone,
            @Nullable String organisation,
            @Nullable Hours hours,
            @Nullable Duration security) {

        /** It with other opening hours. */
        public Place open(Hours other) {
            return new Place(id, name, country, city, quarter, geo, zone, organisation, other, security);
        }
    }

    /**
     * What somebody or a room is needed for in another visit or in a briefing.
     *
     * @param what the words that sentences use
     * @param slot when
     * @param place the id of the building, if known
     * @param room the room, if known
     * @param people ids of the people of this plan whom it needs
     */
    public record Elsewhere(String what, Span slot, @Nullable String place, @Nullable String room, List<String> people) {}

    /**
     * Something that the visit wants to raise.
     *
     * @param id its id in the visit
     * @param title the words that sentences use
     */
    public record Ask(String id, String title) {}

    /**
     * A deadline for getting somebody into a building.
     *
     * @param person their id
     * @param place the id of the building
     * @param deadline the last moment for submitting the request
     * @param settled whether it was submitted, approved or waived
     */
    public record Access(String person, String place, Instant deadline, boolean settled) {}

    /**
     * How many people of one organisation a building admits in a day.
     *
     * @param place the id of the building
     * @param most the largest number
     * @param certain false where nobody has confirmed it yet
     */
    public record Quota(String place, int most, boolean certain) {}

    /**
     * A public holiday where a building lies.
     *
     * @param place the id of the building
     * @param date the day
     * @param name what it is called
     */
    public record Holiday(String place, LocalDate date, String name) {}

    /**
     * The calendar of a house.
     *
     * @param organisation the id of the house
     * @param sitting the periods in which it sits, none where the calendar does not say
     * @param recess the periods in which it is away
     */
    public record Sittings(String organisation, List<Period> sitting, List<Period> recess) {}

    /**
     * Some days.
     *
     * @param first the first day
     * @param last the last day, included
     * @param name what they are called
     */
    public record Period(LocalDate first, LocalDate last, String name) {

        /** Whether a day is one of them. */
        public boolean contains(LocalDate date) {
            return !date.isBefore(first) && !date.isAfter(last);
        }
    }
}
