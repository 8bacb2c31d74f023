package org.hemicycle.events.check;

import java.time.Duration;
import java.time.LocalTime;
import org.hemicycle.events.itinerary.DaySettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a day may ask of somebody in this office; see {@link DaySettings}, whose usual figures are the defaults.
 *
 * @param longest from the start of the first item to the end of the last one
 * @param rest from the end of a day to the start of the next one
 * @param mealFrom the earliest moment for the midday meal, on the local clock
 * @param mealUntil when the midday meal is over at the latest
 * @param meal how long it takes
 * @param security how long the queue at an entrance takes where nobody measured it
 */
@ConfigurationProperties("hemicycle.day")
record DayProperties(
        @DefaultValue("PT11H") Duration longest,
        @DefaultValue("PT11H") Duration rest,
        @DefaultValue("11:30") LocalTime mealFrom,
        @DefaultValue("14:30") LocalTime mealUntil,
        @DefaultValue("PT45M") Duration meal,
        @DefaultValue("PT20M") Duration security) {

    DaySettings settings() {
        DaySettings usual = DaySettings.USUAL;
        return new DaySettings(longest, rest, mealFrom, mealUntil, meal, usual.betweenRooms(), security,
                usual.preferredFrom(), usual.preferredUntil(), usual.loadSpread());
    }
}
