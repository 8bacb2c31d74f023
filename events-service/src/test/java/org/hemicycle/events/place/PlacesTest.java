package org.hemicycle.events.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.events.itinerary.DaySettings;
import org.hemicycle.events.itinerary.Leg;
import org.hemicycle.events.itinerary.Plan;
import org.hemicycle.events.itinerary.Timetable;
import org.hemicycle.events.itinerary.Travel;
import org.junit.jupiter.api.Test;

/** The facts about places that the service starts with, and the holidays there. */
class PlacesTest {

    private final Places places = new Places();
    private final Holidays holidays = new Holidays();

    @Test
    void knowsWhereTheBuildingsOfTheDirectoryLie() {
        Plan.Place parliament = places.of(building("ep-brussels", "BE", "Europe/Brussels"));
        assertThat(parliament.city()).isEqualTo("Brussels");
        assertThat(parliament.hours()).isNotNull().satisfies(hours -> assertThat(hours.certain()).as("an old page").isFalse());
        assertThat(places.of(building("reichstag", "DE", "Europe/Berlin")).hours()).as("nobody said when it opens").isNull();
        assertThat(places.region("reichstag")).isEqualTo("be");
        assertThat(places.knowsCity("Strasbourg")).isTrue();
    }

    @Test
    void guessesNothingAboutABuildingThatItDoesNotKnow() {
        Plan.Place unknown = places.of(building("new-house", "BE", "Europe/Brussels"));
        assertThat(unknown.geo()).isNull();
        assertThat(unknown.city()).isNull();
        assertThat(unknown.country()).isEqualTo("BE");
    }

    @Test
    void measuresNeighboursInMinutesAndCapitalsByTheirTimetable() {
        var travel = new Travel(new Timetable(places.journeys()), DaySettings.USUAL);
        Plan.Place parliament = places.of(building("ep-brussels", "BE", "Europe/Brussels"));
        assertThat(travel.between(parliament, places.of(building("eesc-brussels", "BE", "Europe/Brussels"))).minutes()).isBetween(2, 10);
        assertThat(travel.between(parliament, places.of(building("palais-bourbon", "FR", "Europe/Paris")))).satisfies(leg -> {
            assertThat(leg.minutes()).isEqualTo(160);
            assertThat(leg.basis()).isEqualTo(Leg.Basis.ESTIMATE);
        });
    }

    @Test
    void knowsTheHolidaysOfACountryAndOfItsParts() {
        assertThat(holidays.on(LocalDate.parse("2027-07-21"), "BE", null)).isPresent();
        assertThat(holidays.on(LocalDate.parse("2027-07-21"), "FR", null)).isEmpty();
        assertThat(holidays.on(LocalDate.parse("2027-03-29"), "DE", null)).as("Easter Monday moves").isPresent();
        assertThat(holidays.on(LocalDate.parse("2027-03-08"), "DE", "be")).as("a holiday of Berlin alone").isPresent();
        assertThat(holidays.on(LocalDate.parse("2027-03-08"), "DE", null)).isEmpty();
        assertThat(holidays.on(LocalDate.parse("2027-12-27"), "GB", "eng")).as("Monday for a Christmas Day on Saturday").isPresent();
        assertThat(holidays.on(LocalDate.parse("2027-03-26"), "FR", "67")).as("Good Friday in Alsace").isPresent();
        assertThat(holidays.on(LocalDate.parse("2027-07-21"), "EU", null)).as("an area without a calendar").isEmpty();
    }

    @Test
    void countsNeitherWeekendsNorHolidaysAsBusinessDays() {
        assertThat(holidays.isBusinessDay(LocalDate.parse("2027-03-25"), "BE", null)).isTrue();
        assertThat(holidays.isBusinessDay(LocalDate.parse("2027-03-27"), "BE", null)).isFalse();
        assertThat(holidays.isBusinessDay(LocalDate.parse("2027-03-29"), "BE", null)).isFalse();
    }

    @Test
    void refusesAFileWithAFieldThatNobodyKnows() {
        assertThatIllegalStateException().isThrownBy(() -> new Places("broken-places.yaml"))
                .withMessage("broken-places.yaml, places 1: 'lattitude' is not known here");
    }

    private static BuildingFacts building(String id, String area, String zone) {
        return new BuildingFacts(id, LocalizedText.of("en", id), "Somewhere 1", null, area, zone);
    }
}
