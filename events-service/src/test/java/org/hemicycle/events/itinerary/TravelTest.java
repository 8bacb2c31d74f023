package org.hemicycle.events.itinerary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.hemicycle.events.itinerary.Plans.*;

import org.hemicycle.events.itinerary.Leg.Basis;
import org.hemicycle.events.itinerary.Leg.Mode;
import org.hemicycle.events.itinerary.Timetable.Journey;
import org.junit.jupiter.api.Test;

/** How long ways take, and how well that is known. */
class TravelTest {

    private final Travel travel = new Travel(Timetable.EMPTY, DaySettings.USUAL);

    @Test
    void measuresTheGreatCircle() {
        // Brussels to Strasbourg is about 350 km as the crow flies, and it is as far back.
        assertThat(new Geo(50.8389, 4.3750).kilometresTo(new Geo(48.5973, 7.7686))).isCloseTo(349, within(4.0));
        assertThat(new Geo(48.5973, 7.7686).kilometresTo(new Geo(50.8389, 4.3750))).isCloseTo(349, within(4.0));
        assertThat(new Geo(0, 179.5).kilometresTo(new Geo(0, -179.5))).as("across the date line").isCloseTo(111.2, within(0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Geo(91, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Geo(0, Double.NaN));
    }

    @Test
    void walksWithinAQuarterAndRidesWithinACity() {
        assertThat(travel.between(PARLIAMENT, COMMITTEE)).satisfies(leg -> {
            assertThat(leg.mode()).isEqualTo(Mode.WALK);
            assertThat(leg.minutes()).isBetween(3, 8);
            assertThat(leg.security()).as("the queue is that of the house that is entered").isEqualTo(10);
        });
        assertThat(travel.between(ELYSEE, SENATE)).satisfies(leg -> {
            assertThat(leg.mode()).isEqualTo(Mode.TAXI);
            assertThat(leg.minutes()).isBetween(15, 30);
            assertThat(leg.estimate()).isTrue();
        });
        var suburb = new Plan.Place("suburb", "Suburb (sample)", "FR", "Paris", "far", new Geo(48.98, 2.3167), PARLIAMENT.zone(), null, null, null);
        assertThat(travel.between(ELYSEE, suburb).mode()).isEqualTo(Mode.TRANSIT);
        assertThat(travel.between(ELYSEE, suburb).security()).as("the usual queue where the building says nothing").isEqualTo(20);
    }

    @Test
    void takesTheTrainToTheNextCityAndAPlaneAcrossEurope() {
        assertThat(travel.between(PARLIAMENT, ELYSEE)).satisfies(leg -> {
            assertThat(leg.mode()).isEqualTo(Mode.TRAIN);
            assertThat(leg.minutes()).isBetween(180, 300);
        });
        var athens = new Plan.Place("athens", "Athens (sample)", "GR", "Athens", null, new Geo(37.9755, 23.7348), PARLIAMENT.zone(), null, null, null);
        assertThat(travel.between(PARLIAMENT, athens).mode()).isEqualTo(Mode.PLANE);
    }

    @Test
    void prefersWhatSomebodyLookedUp() {
        var known = new Travel(new Timetable(java.util.List.of(
                new Journey("Brussels", "Paris", Mode.TRAIN, 150, false),
                new Journey("ep-brussels", "palais-du-luxembourg", Mode.TRAIN, 140, true))), DaySettings.USUAL);
        assertThat(known.between(PARLIAMENT, ELYSEE)).isEqualTo(new Leg("ep-brussels", "palais-de-l-elysee", Mode.TRAIN, 150, 30, Basis.LOOKED_UP));
        assertThat(known.between(ELYSEE, PARLIAMENT).minutes()).as("the way back takes as long where nobody says otherwise").isEqualTo(150);
        assertThat(known.between(PARLIAMENT, SENATE)).as("two buildings say more than two cities")
                .isEqualTo(new Leg("ep-brussels", "palais-du-luxembourg", Mode.TRAIN, 140, 15, Basis.ESTIMATE));
        assertThat(known.between(ELYSEE, SENATE).mode()).as("a city has no timetable to itself").isEqualTo(Mode.TAXI);
    }

    @Test
    void guessesWhereNobodyKnows() {
        assertThat(travel.between(PARLIAMENT, NOWHERE).basis()).isEqualTo(Basis.GUESS);
        assertThat(travel.between(NOWHERE, NOWHERE)).satisfies(leg -> {
            assertThat(leg.mode()).isEqualTo(Mode.SAME_BUILDING);
            assertThat(leg.security()).isZero();
        });
    }

    @Test
    void showsEachDayWithItsWaysAndWhatTheyLeave() {
        Itinerary itinerary = Itinerary.of(plan()
                .meeting("m-2", "2027-03-02 11:00-12:00", COMMITTEE, DANA)
                .meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, DANA)
                .meeting("m-3", "2027-03-03 09:00-10:00", PARLIAMENT, DANA, ELI).build());
        assertThat(itinerary.days()).extracting(day -> day.date() + " " + day.person())
                .containsExactly("2027-03-02 dana", "2027-03-03 dana", "2027-03-03 eli");
        var stops = itinerary.days().getFirst().stops();
        assertThat(stops).extracting(Itinerary.Stop::item).containsExactly("m-1", "m-2");
        assertThat(stops.getFirst().leg()).isNull();
        assertThat(stops.getLast().leg()).isEqualTo(travel.between(PARLIAMENT, COMMITTEE));
        assertThat(stops.getLast().spare()).isEqualTo(60 - travel.between(PARLIAMENT, COMMITTEE).total());
    }
}
