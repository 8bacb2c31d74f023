package org.hemicycle.events.itinerary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The journeys that somebody looked up: minutes from door to door between two cities or two buildings. */
public final class Timetable {

    /** A timetable in which nothing was looked up yet. */
    public static final Timetable EMPTY = new Timetable(List.of());

    /**
     * One journey.
     *
     * @param from a city as buildings name it, or the id of a building
     * @param to likewise
     * @param mode how
     * @param minutes from door to door, transfers and waiting included
     * @param estimate whether nobody has looked it up in a current timetable
     */
    public record Journey(String from, String to, Leg.Mode mode, int minutes, boolean estimate) {}

    private record Ends(String from, String to) {}

    private final Map<Ends, Journey> journeys = new HashMap<>();

    /** A timetable of journeys; of two between the same ends the later counts. */
    public Timetable(List<Journey> journeys) {
        journeys.forEach(journey -> this.journeys.put(new Ends(journey.from(), journey.to()), journey));
    }

    /** The journey from one end to the other; that of the way back where only that is known. */
    public @Nullable Journey between(String from, String to) {
        Journey there = journeys.get(new Ends(from, to));
        return there != null ? there : journeys.get(new Ends(to, from));
    }
}
