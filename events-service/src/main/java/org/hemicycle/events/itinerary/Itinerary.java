package org.hemicycle.events.itinerary;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hemicycle.events.itinerary.Schedule.Commitment;
import org.jspecify.annotations.Nullable;

/**
 * Who is where on which day, and how they get there.
 *
 * @param days one entry per person and local day, in the order of days and then of the people of the plan
 */
public record Itinerary(List<Day> days) {

    /**
     * One day of one person.
     *
     * @param date the day by the clock of the place of its items
     * @param person their id
     * @param stops what they are committed to, in the order of the start
     */
    public record Day(LocalDate date, String person, List<Stop> stops) {}

    /**
     * One commitment of a day.
     *
     * @param item the id of the item, or null for what another visit or a briefing asks for
     * @param title the words for it
     * @param slot when it is
     * @param place the id of its building, if it has one
     * @param leg the way to it from the stop before, if there was one that day
     * @param spare minutes that are left after the way and the queue; negative where they are missing; null without a way
     */
    public record Stop(
            @Nullable String item, String title, Span slot, @Nullable String place, @Nullable Leg leg, @Nullable Long spare) {}

    /** The itinerary of everybody in a plan, with the ways between what they are committed to. */
    public static Itinerary of(Plan plan) {
        var schedule = new Schedule(plan);
        var days = new ArrayList<Day>();
        for (Plan.Person person : schedule.people()) {
            schedule.days(person.id()).forEach((date, commitments) -> days.add(new Day(date, person.id(), stops(schedule, commitments))));
        }
        days.sort(Comparator.comparing(Day::date));
        return new Itinerary(List.copyOf(days));
    }

    private static List<Stop> stops(Schedule schedule, List<Commitment> commitments) {
        var stops = new ArrayList<Stop>();
        Commitment before = null;
        for (Commitment one : commitments) {
            Leg leg = before == null || !one.located() ? null : schedule.leg(before, one);
            Long spare = leg == null || before == null
                    ? null
                    : Duration.between(before.slot.end(), one.slot.start()).toMinutes() - leg.total();
            stops.add(new Stop(one.item == null ? null : one.item.id(), one.title, one.slot, one.place == null ? null : one.place.id(), leg, spare));
            if (one.located()) {
                before = one;
            }
        }
        return List.copyOf(stops);
    }
}
