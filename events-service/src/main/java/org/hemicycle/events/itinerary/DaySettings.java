package org.hemicycle.events.itinerary;

import java.time.Duration;
import java.time.LocalTime;

/**
 * How much a day may ask of somebody; the figures are the office's own choice, not a law.
 *
 * @param longestDay from the start of the first item to the end of the last one
 * @param shortestRest from the end of a day to the start of the next one
 * @param mealFrom the earliest moment for the midday meal, on the local clock
 * @param mealUntil when the midday meal is over at the latest, on the local clock
 * @param meal how long it takes
 * @param betweenRooms the way between two rooms of one building
 * @param security how long the queue at an entrance takes where the building says nothing
 * @param preferredFrom no item before this local time, if it can be helped
 * @param preferredUntil no item but a meal after this local time, if it can be helped
 * @param loadSpread how much more one delegate may sit in meetings than another
 */
public record DaySettings(
        Duration longestDay,
        Duration shortestRest,
        LocalTime mealFrom,
        LocalTime mealUntil,
        Duration meal,
        Duration betweenRooms,
        Duration security,
        LocalTime preferredFrom,
        LocalTime preferredUntil,
        Duration loadSpread) {

    /** Eleven hours of work at most, eleven of rest at least, 45 minutes for lunch between 11:30 and 14:30. */
    public static final DaySettings USUAL = new DaySettings(
            Duration.ofHours(11), Duration.ofHours(11), LocalTime.of(11, 30), LocalTime.of(14, 30), Duration.ofMinutes(45),
            Duration.ofMinutes(5), Duration.ofMinutes(20), LocalTime.of(8, 0), LocalTime.of(20, 0), Duration.ofHours(6));
}
