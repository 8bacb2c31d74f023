package org.hemicycle.events.itinerary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hemicycle.events.itinerary.Plans.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.hemicycle.events.itinerary.Plan.Interpretation;
import org.hemicycle.events.itinerary.Plan.Kind;
import org.hemicycle.events.itinerary.Plan.Part;
import org.hemicycle.events.itinerary.Plan.Period;
import org.hemicycle.events.itinerary.Plan.Person;
import org.junit.jupiter.api.Test;

/** Each rule with its yes, its no, and the example that catches a lazy answer. 2 March 2027 is a Tuesday. */
class ItineraryRulesTest {

    @Test
    void findsNothingWrongWithAGoodDay() {
        assertThat(plan()
                .meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, DANA, ADA)
                .meeting("m-2", "2027-03-02 11:00-12:00", COMMITTEE, DANA)
                .meeting("m-3", "2027-03-02 14:00-15:00", PARLIAMENT, DANA)
                .check()).isEmpty();
    }

    @Test
    void keepsPeopleFromBeingInTwoPlaces() {
        var clash = plan()
                .meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, DANA, ADA)
                .meeting("m-2", "2027-03-02 09:59-11:00", PARLIAMENT, ADA, DANA)
                .broken(Rule.PERSON_IN_TWO_PLACES);
        assertThat(clash).singleElement().satisfies(violation -> {
            assertThat(violation.severity()).isEqualTo(Severity.HARD);
            assertThat(violation.itemIds()).containsExactly("m-1", "m-2");
            assertThat(violation.personIds()).containsExactlyInAnyOrder("dana", "ada");
            assertThat(violation.sentence()).contains("Dana (sample)").contains("“Talk m-1” until Tue 2 Mar 10:00").contains("“Talk m-2” from Tue 2 Mar 09:59");
        });
        assertThat(plan()
                .meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, DANA)
                .meeting("m-2", "2027-03-02 10:00-11:00", PARLIAMENT, DANA)
                .meeting("m-3", "2027-03-02 09:30-10:30", COMMITTEE, ELI)
                .broken(Rule.PERSON_IN_TWO_PLACES)).as("a meeting may start when another ends, and others may meet meanwhile").isEmpty();
    }

    @Test
    void findsAClashAcrossAShortItemInsideALongOne() {
        // Whoever compares only with the item just before misses that the workshop is still going on.
        assertThat(plan()
                .meeting("workshop", "2027-03-02 09:00-13:00", PARLIAMENT, DANA)
                .meeting("word", "2027-03-02 09:30-09:45", PARLIAMENT, DANA)
                .meeting("lunch", "2027-03-02 12:30-13:30", PARLIAMENT, DANA)
                .broken(Rule.PERSON_IN_TWO_PLACES)).extracting(Violation::itemIds).containsExactlyInAnyOrder(List.of("workshop", "word"), List.of("workshop", "lunch"));
    }

    @Test
    void findsAClashWithAnotherVisitButNotBetweenOthers() {
        assertThat(plan()
                .meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, ADA)
                .elsewhere("A briefing", "2027-03-02 09:30-11:00", COMMITTEE, null, ADA)
                .elsewhere("Another visit", "2027-03-02 10:30-11:30", COMMITTEE, null, ADA)
                .broken(Rule.PERSON_IN_TWO_PLACES)).singleElement().satisfies(violation -> {
            assertThat(violation.itemIds()).containsExactly("m-1");
            assertThat(violation.sentence()).contains("A briefing");
        });
    }

    @Test
    void keepsInterpretersFromBeingInTwoPlacesUnderTheirOwnName() {
        var plan = plan()
                .meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, INES)
                .meeting("m-2", "2027-03-02 09:30-10:30", PARLIAMENT, INES);
        assertThat(plan.broken(Rule.INTERPRETER_IN_TWO_PLACES)).hasSize(1);
        assertThat(plan.broken(Rule.PERSON_IN_TWO_PLACES)).isEmpty();
    }

    @Test
    void keepsARoomForOneMeetingAtATime() {
        var plan = plan().item("m-1").at("2027-03-02 09:00-10:00").in(PARLIAMENT).room("A3G-2").with(DANA).add()
                .item("m-2").at("2027-03-02 09:30-10:30").in(PARLIAMENT).room("a3g-2 ").with(ELI).add();
        assertThat(plan.broken(Rule.ROOM_IN_TWO_PLACES)).singleElement().extracting(Violation::itemIds).isEqualTo(List.of("m-1", "m-2"));
        assertThat(plan().item("m-1").at("2027-03-02 09:00-10:00").in(PARLIAMENT).room("A3G-2").with(DANA).add()
                .item("m-2").at("2027-03-02 09:30-10:30").in(COMMITTEE).room("A3G-2").with(ELI).add()
                .item("m-3").at("2027-03-02 09:30-10:30").in(PARLIAMENT).with(ADA).add()
                .broken(Rule.ROOM_IN_TWO_PLACES)).as("a room of that name in another building, and a meeting without a room").isEmpty();
        assertThat(plan().item("m-1").at("2027-03-02 09:00-10:00").in(PARLIAMENT).room("A3G-2").with(DANA).add()
                .elsewhere("A briefing", "2027-03-02 09:45-11:00", PARLIAMENT, "A3G-2")
                .broken(Rule.ROOM_IN_TWO_PLACES)).as("taken by a briefing").hasSize(1);
    }

    @Test
    void leavesTimeForTheWayAndTheQueue() {
        // A walk of 5 minutes within the quarter and a queue of 20.
        int needed = new Travel(Timetable.EMPTY, DaySettings.USUAL).between(COMMITTEE, PARLIAMENT).total();
        assertThat(needed).isBetween(22, 30);
        String enough = "2027-03-02 10:%02d-11:00".formatted(needed);
        String tooLittle = "2027-03-02 10:%02d-11:00".formatted(needed - 1);
        assertThat(plan().meeting("m-1", "2027-03-02 09:00-10:00", COMMITTEE, DANA).meeting("m-2", enough, PARLIAMENT, DANA)
                .broken(Rule.TRAVEL_IMPOSSIBLE)).isEmpty();
        assertThat(plan().meeting("m-1", "2027-03-02 09:00-10:00", COMMITTEE, DANA, ELI).meeting("m-2", tooLittle, PARLIAMENT, ELI, DANA)
                .broken(Rule.TRAVEL_IMPOSSIBLE)).singleElement().satisfies(violation -> {
            assertThat(violation.severity()).isEqualTo(Severity.HARD);
            assertThat(violation.personIds()).containsExactlyInAnyOrder("dana", "eli");
            assertThat(violation.particulars()).containsEntry("needed", "" + needed).containsEntry("gap", "" + (needed - 1));
        });
    }

    @Test
    void doesNotForgetTheWayBecauseSomethingWithoutAPlaceLiesBetween() {
        assertThat(plan()
                .meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, DANA)
                .item("call").at("2027-03-02 10:00-10:15").with(DANA).add()
                .meeting("m-2", "2027-03-02 10:30-11:30", ELYSEE, DANA)
                .broken(Rule.TRAVEL_IMPOSSIBLE)).singleElement().extracting(Violation::itemIds).isEqualTo(List.of("m-1", "m-2"));
    }

    @Test
    void countsTheWayFromWhereSomebodyIsLast() {
        // The short word in the same house ends early; the workshop in Paris does not.
        assertThat(plan()
                .meeting("workshop", "2027-03-02 09:00-12:00", ELYSEE, DANA)
                .meeting("word", "2027-03-02 09:30-09:45", ELYSEE, DANA)
                .meeting("m-2", "2027-03-02 12:30-13:30", PARLIAMENT, DANA)
                .broken(Rule.TRAVEL_IMPOSSIBLE)).singleElement().extracting(Violation::itemIds).isEqualTo(List.of("workshop", "m-2"));
    }

    @Test
    void believesAJourneyThatIsPlannedButStillAsksForTheQueue() {
        var plan = plan()
                .meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, DANA)
                .item("train").a(Kind.TRAVEL).at("2027-03-02 10:30-11:52").with(DANA).add();
        assertThat(plan.meeting("m-2", "2027-03-02 12:30-13:30", ELYSEE, DANA).broken(Rule.TRAVEL_IMPOSSIBLE)).isEmpty();
        assertThat(plan()
                .meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, DANA)
                .item("walk").a(Kind.TRAVEL).at("2027-03-02 10:00-10:05").with(DANA).add()
                .meeting("m-2", "2027-03-02 10:05-11:00", COMMITTEE, DANA)
                .broken(Rule.TRAVEL_IMPOSSIBLE)).as("a walk that claims to take no time").hasSize(1);
    }

    @Test
    void needsNoTimeBetweenMeetingsInOneHouseUnlessTheRoomsDiffer() {
        assertThat(plan().meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, DANA).meeting("m-2", "2027-03-02 10:00-11:00", PARLIAMENT, DANA)
                .broken(Rule.TRAVEL_IMPOSSIBLE)).isEmpty();
        assertThat(plan().item("m-1").at("2027-03-02 09:00-10:00").in(PARLIAMENT).room("A").with(DANA).add()
                .item("m-2").at("2027-03-02 10:04-11:00").in(PARLIAMENT).room("B").with(DANA).add()
                .broken(Rule.TRAVEL_IMPOSSIBLE)).hasSize(1);
    }

    @Test
    void doesNotForbidWhatItOnlyGuesses() {
        assertThat(plan().meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, DANA).meeting("m-2", "2027-03-02 10:30-11:00", NOWHERE, DANA)
                .broken(Rule.TRAVEL_IMPOSSIBLE)).singleElement().satisfies(violation -> {
            assertThat(violation.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(violation.sentence()).contains("at a guess");
        });
    }

    @Test
    void staysWithinOpeningHoursOfTheClockOnTheWall() {
        var open = with(PARLIAMENT, weekdays(8, 19, true));
        assertThat(plan().place(open).meeting("m-1", "2027-03-02 08:00-09:00", open, DANA).meeting("m-2", "2027-03-02 18:00-19:00", open, DANA)
                .broken(Rule.OUTSIDE_OPENING_HOURS)).isEmpty();
        assertThat(plan().place(open).meeting("m-1", "2027-03-02 18:30-19:01", open, DANA).broken(Rule.OUTSIDE_OPENING_HOURS))
                .singleElement().satisfies(violation -> {
            assertThat(violation.severity()).isEqualTo(Severity.HARD);
            assertThat(violation.sentence()).contains("08:00–19:00");
        });
        assertThat(plan().place(open).meeting("m-1", "2027-03-06 10:00-11:00", open, DANA).broken(Rule.OUTSIDE_OPENING_HOURS))
                .as("Saturday").singleElement().extracting(Violation::sentence).asString().contains("is closed");
        var london = with(WESTMINSTER, weekdays(8, 19, true));
        assertThat(plan().place(london).item("m-1").at(at("2027-03-02 18:30-19:00", ZoneId.of("Europe/London"))).in(london).with(DANA).add()
                .broken(Rule.OUTSIDE_OPENING_HOURS)).as("19:00 in London is 20:00 in Brussels").isEmpty();
        var unsure = with(PARLIAMENT, weekdays(8, 19, false));
        assertThat(plan().place(unsure).meeting("m-1", "2027-03-02 19:30-20:00", unsure, DANA).broken(Rule.OUTSIDE_OPENING_HOURS))
                .singleElement().extracting(Violation::severity).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void staysWithinOneOfTheOfferedSlots() {
        assertThat(plan().item("m-1").at("2027-03-02 09:00-10:00").in(PARLIAMENT).with(DANA)
                .offered("2027-03-02 08:00-09:00", "2027-03-02 09:00-10:00").add().broken(Rule.OUTSIDE_OFFERED_SLOTS)).isEmpty();
        assertThat(plan().item("m-1").at("2027-03-02 08:30-09:30").in(PARLIAMENT).with(DANA)
                .offered("2027-03-02 08:00-09:00", "2027-03-02 09:00-10:00").add().broken(Rule.OUTSIDE_OFFERED_SLOTS))
                .as("across two offers is in neither").hasSize(1);
        assertThat(plan().item("m-1").at("2027-03-02 08:30-09:30").in(PARLIAMENT).with(DANA).add().broken(Rule.OUTSIDE_OFFERED_SLOTS)).isEmpty();
    }

    @Test
    void expectsDelegatesBetweenArrivalAndDeparture() {
        Person late = delegate("dana", null, "2027-03-02T09:00:00+01:00", "2027-03-02T17:00:00+01:00");
        assertThat(plan().person(late).meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, late).meeting("m-2", "2027-03-02 16:00-17:00", PARLIAMENT, late)
                .broken(Rule.OUTSIDE_ARRIVAL_AND_DEPARTURE)).isEmpty();
        assertThat(plan().person(late).meeting("m-1", "2027-03-02 08:59-10:00", PARLIAMENT, late, ELI).meeting("m-2", "2027-03-02 16:00-17:01", PARLIAMENT, late)
                .broken(Rule.OUTSIDE_ARRIVAL_AND_DEPARTURE)).hasSize(2).allSatisfy(violation -> assertThat(violation.personIds()).containsExactly("dana"));
        assertThat(plan().person(late).item("flight").a(Kind.TRAVEL).at("2027-03-02 06:00-09:00").with(late).add()
                .broken(Rule.OUTSIDE_ARRIVAL_AND_DEPARTURE)).as("the flight that brings them").isEmpty();
    }

    @Test
    void expectsNobodyWhoSaidThatTheyCannotCome() {
        var away = new Person("ada", "Ada (sample)", Part.INTERLOCUTOR, null, null, null, List.of(at("2027-03-02 09:00-12:00")));
        assertThat(plan().person(away).meeting("m-1", "2027-03-02 11:30-12:30", PARLIAMENT, away).broken(Rule.PERSON_UNAVAILABLE)).hasSize(1);
        assertThat(plan().person(away).meeting("m-1", "2027-03-02 12:00-12:30", PARLIAMENT, away).broken(Rule.PERSON_UNAVAILABLE)).isEmpty();
    }

    @Test
    void keepsDaysAtElevenHours() {
        assertThat(plan().meeting("m-1", "2027-03-02 08:00-09:00", PARLIAMENT, DANA).meeting("m-2", "2027-03-02 18:00-19:00", PARLIAMENT, DANA)
                .broken(Rule.DAY_TOO_LONG)).isEmpty();
        assertThat(plan().meeting("m-1", "2027-03-02 08:00-09:00", PARLIAMENT, DANA).meeting("m-2", "2027-03-02 18:00-19:01", PARLIAMENT, DANA)
                .broken(Rule.DAY_TOO_LONG)).singleElement().extracting(Violation::sentence).asString().contains("11 h 01");
        assertThat(plan().meeting("m-1", "2027-03-02 08:00-09:00", PARLIAMENT, DANA).meeting("m-2", "2027-03-02 18:00-20:00", PARLIAMENT, ELI)
                .broken(Rule.DAY_TOO_LONG)).as("two people's days are not one").isEmpty();
        assertThat(plan().meeting("m-1", "2027-03-02 08:00-09:00", PARLIAMENT, ADA).meeting("m-2", "2027-03-02 19:00-20:00", PARLIAMENT, ADA)
                .broken(Rule.DAY_TOO_LONG)).as("an interlocutor's day is their own").isEmpty();
        assertThat(plan().meeting("m-1", "2027-03-02 08:00-20:00", PARLIAMENT, DANA).meeting("m-2", "2027-03-02 09:00-10:00", PARLIAMENT, DANA)
                .broken(Rule.DAY_TOO_LONG)).as("the item that starts last need not end last").hasSize(1);
    }

    @Test
    void keepsElevenHoursOfRest() {
        assertThat(plan().meeting("m-1", "2027-03-02 20:00-21:00", PARLIAMENT, DANA).meeting("m-2", "2027-03-03 08:00-09:00", PARLIAMENT, DANA)
                .broken(Rule.REST_TOO_SHORT)).isEmpty();
        assertThat(plan().meeting("m-1", "2027-03-02 20:00-21:01", PARLIAMENT, DANA).meeting("m-2", "2027-03-03 08:00-09:00", PARLIAMENT, DANA)
                .broken(Rule.REST_TOO_SHORT)).singleElement().extracting(Violation::itemIds).isEqualTo(List.of("m-1", "m-2"));
        assertThat(plan().meeting("m-1", "2027-03-02 23:00-01:00", PARLIAMENT, DANA).meeting("m-2", "2027-03-03 10:00-11:00", PARLIAMENT, DANA)
                .broken(Rule.REST_TOO_SHORT)).as("a dinner that ends after midnight").hasSize(1);
        assertThat(plan().meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, DANA).meeting("m-2", "2027-03-02 18:00-19:00", PARLIAMENT, DANA)
                .broken(Rule.REST_TOO_SHORT)).as("a pause within a day is no night").isEmpty();
    }

    @Test
    void leavesTimeForAMeal() {
        assertThat(plan().meeting("m-1", "2027-03-02 11:00-12:30", PARLIAMENT, DANA).meeting("m-2", "2027-03-02 13:15-15:00", PARLIAMENT, DANA)
                .broken(Rule.NO_MEAL_WINDOW)).isEmpty();
        assertThat(plan().meeting("m-1", "2027-03-02 11:00-12:30", PARLIAMENT, DANA).meeting("m-2", "2027-03-02 13:14-15:00", PARLIAMENT, DANA)
                .broken(Rule.NO_MEAL_WINDOW)).singleElement().extracting(Violation::itemIds).isEqualTo(List.of("m-1", "m-2"));
        assertThat(plan().meeting("m-1", "2027-03-02 11:00-12:30", PARLIAMENT, DANA).meeting("m-2", "2027-03-02 13:29-15:00", COMMITTEE, DANA)
                .broken(Rule.NO_MEAL_WINDOW)).as("59 minutes, of which the way and the queue take a quarter of an hour").hasSize(1);
        assertThat(plan().meeting("m-1", "2027-03-02 11:00-12:30", PARLIAMENT, DANA).item("lunch").a(Kind.MEAL).at("2027-03-02 12:30-13:30").in(PARLIAMENT).with(DANA).add()
                .meeting("m-2", "2027-03-02 13:30-15:00", PARLIAMENT, DANA).broken(Rule.NO_MEAL_WINDOW)).as("lunch in the programme").isEmpty();
        assertThat(plan().meeting("m-1", "2027-03-02 11:00-15:00", PARLIAMENT, DANA).item("dinner").a(Kind.MEAL).at("2027-03-02 19:00-20:00").in(PARLIAMENT).with(DANA).add()
                .broken(Rule.NO_MEAL_WINDOW)).as("a dinner is no lunch").hasSize(1);
        assertThat(plan().meeting("m-1", "2027-03-02 12:20-15:00", PARLIAMENT, DANA).broken(Rule.NO_MEAL_WINDOW)).as("lunch before the first meeting").isEmpty();
    }

    @Test
    void asksForAsManyInterpretersAsTheTableSays() {
        assertThat(interpreted(Interpretation.SIMULTANEOUS, "09:00-09:40", INES)).isEmpty();
        assertThat(interpreted(Interpretation.SIMULTANEOUS, "09:00-09:41", INES)).hasSize(1);
        assertThat(interpreted(Interpretation.WHISPERED, "09:00-13:00", INES, IVO)).isEmpty();
        assertThat(interpreted(Interpretation.SIMULTANEOUS, "09:00-13:01", INES, IVO)).singleElement()
                .satisfies(violation -> assertThat(violation.particulars()).containsEntry("needed", "3").containsEntry("named", "2"));
        assertThat(interpreted(Interpretation.CONSECUTIVE, "09:00-14:59", INES)).isEmpty();
        assertThat(interpreted(Interpretation.CONSECUTIVE, "09:00-15:00", INES)).hasSize(1);
        assertThat(interpreted(Interpretation.NONE, "09:00-15:00")).isEmpty();
        assertThat(interpreted(Interpretation.SIMULTANEOUS, "09:00-09:30", DANA)).as("a delegate is no interpreter").hasSize(1);
    }

    @Test
    void asksForATeamForEachLanguageThatIsHeardOnceThereAreMoreThanTwo() {
        assertThat(heard("09:00-09:30", Set.of("fr", "de"), Set.of("de", "fr"), speaks("ines", "fr", "de")).broken(Rule.INTERPRETER_TEAM_TOO_SMALL)).as("one team works both ways").isEmpty();
        assertThat(heard("09:00-09:30", Set.of("fr"), Set.of("de", "en"), speaks("ines", "fr", "de", "en")).broken(Rule.INTERPRETER_TEAM_TOO_SMALL)).singleElement()
                .satisfies(violation -> assertThat(violation.particulars()).containsEntry("needed", "2").containsEntry("named", "1"));
        assertThat(heard("09:00-09:30", Set.of("fr"), Set.of("de", "en"), speaks("ines", "fr", "de"), speaks("ivo", "fr", "en")).broken(Rule.INTERPRETER_TEAM_TOO_SMALL)).isEmpty();
        assertThat(heard("09:00-10:00", Set.of("fr"), Set.of("de", "en"), speaks("ines", "fr", "de"), speaks("ivo", "fr", "en")).broken(Rule.INTERPRETER_TEAM_TOO_SMALL)).as("an hour takes two in each booth")
                .singleElement().satisfies(violation -> assertThat(violation.particulars()).containsEntry("needed", "4"));
        assertThat(plan().person(speaks("ines", "fr", "de", "en")).item("m-1").at("2027-03-02 09:00-10:00").in(PARLIAMENT).with(INES).interpreted(Interpretation.CONSECUTIVE)
                .between(Set.of("fr"), Set.of("de", "en")).add().broken(Rule.INTERPRETER_TEAM_TOO_SMALL)).as("one after the other").isEmpty();
    }

    @Test
    void asksForSomebodyWhoSpeaksBothLanguagesOfEachPair() {
        assertThat(heard("09:00-09:30", Set.of("fr", "de"), Set.of("fr", "de"), speaks("ines", "fr", "de")).broken(Rule.INTERPRETER_LANGUAGES_MISSING)).isEmpty();
        assertThat(heard("09:00-09:30", Set.of("fr-BE"), Set.of("de"), speaks("ines", "fr", "de-AT")).broken(Rule.INTERPRETER_LANGUAGES_MISSING)).as("a variety is the language").isEmpty();
        assertThat(heard("09:00-09:30", Set.of("fr"), Set.of("de", "en"), speaks("ines", "fr", "de"), speaks("ivo", "de", "en")).broken(Rule.INTERPRETER_LANGUAGES_MISSING)).as("each is spoken, but not both by one")
                .singleElement().satisfies(violation -> {
                    assertThat(violation.severity()).isEqualTo(Severity.HARD);
                    assertThat(violation.particulars()).containsEntry("pairs", "fr → en");
                    assertThat(violation.personIds()).containsExactlyInAnyOrder("ines", "ivo");
                });
        assertThat(heard("09:00-09:30", Set.of("fr"), Set.of("de"), speaks("ines")).broken(Rule.INTERPRETER_LANGUAGES_MISSING)).as("nobody said what she speaks")
                .singleElement().satisfies(violation -> assertThat(violation.severity()).isEqualTo(Severity.MEDIUM));
        assertThat(heard("09:00-09:30", Set.of("fr"), Set.of("de")).broken(Rule.INTERPRETER_LANGUAGES_MISSING)).as("a team that is missing is too small already").isEmpty();
        assertThat(heard("09:00-09:30", Set.of("fr"), Set.of("fr"), speaks("ines", "en")).broken(Rule.INTERPRETER_LANGUAGES_MISSING)).as("nothing to interpret").isEmpty();
        assertThat(heard("09:00-09:30", Set.of("fr"), Set.of(), speaks("ines", "en")).broken(Rule.INTERPRETER_LANGUAGES_MISSING)).as("nobody said into what").isEmpty();
    }

    private static Plans heard(String time, Set<String> from, Set<String> into, Plan.Person... team) {
        var plan = plan();
        for (Plan.Person one : team) {
            plan.person(one);
        }
        return plan.item("m-1").at("2027-03-02 " + time).in(PARLIAMENT).with(team).interpreted(Interpretation.SIMULTANEOUS).between(from, into).add();
    }

    private static Plan.Person speaks(String id, String... languages) {
        return new Plan.Person(id, id + " (sample)", Plan.Part.INTERPRETER, null, null, null, List.of(), Languages.spoken(List.of(languages)));
    }

    @Test
    void addsUpWhatAnInterpreterDoesInADay() {
        var plan = plan();
        for (String time : List.of("08:00-11:00", "11:30-13:30")) {
            plan.item(time).at("2027-03-02 " + time).in(PARLIAMENT).with(INES, IVO).interpreted(Interpretation.SIMULTANEOUS).add();
        }
        assertThat(plan.broken(Rule.INTERPRETER_TEAM_TOO_SMALL)).as("each fits, five hours for two do not").singleElement()
                .satisfies(violation -> assertThat(violation.personIds()).containsExactly("ines", "ivo"));
        assertThat(plan().item("m-1").at("2027-03-02 08:00-11:00").in(PARLIAMENT).with(INES, IVO).interpreted(Interpretation.SIMULTANEOUS).add()
                .item("m-2").at("2027-03-03 08:00-11:00").in(PARLIAMENT).with(INES, IVO).interpreted(Interpretation.SIMULTANEOUS).add()
                .broken(Rule.INTERPRETER_TEAM_TOO_SMALL)).as("on two days they do").isEmpty();
    }

    private static List<Violation> interpreted(Interpretation kind, String time, Person... who) {
        return plan().item("m-1").at("2027-03-02 " + time).in(PARLIAMENT).with(who).interpreted(kind).add().broken(Rule.INTERPRETER_TEAM_TOO_SMALL);
    }

    @Test
    void saysWhenADeadlineForABuildingHasPassed() {
        var plan = plan().meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, DANA, ELI);
        assertThat(plan.access(DANA, PARLIAMENT, "2027-02-28T23:00:00Z", false).access(ELI, PARLIAMENT, "2027-02-28T23:00:00Z", true)
                .now("2027-02-28T22:59:59Z").broken(Rule.ACCESS_DEADLINE_MISSED)).isEmpty();
        assertThat(plan.now("2027-02-28T23:00:01Z").broken(Rule.ACCESS_DEADLINE_MISSED)).singleElement().satisfies(violation -> {
            assertThat(violation.severity()).isEqualTo(Severity.HARD);
            assertThat(violation.personIds()).as("who was submitted in time is not late").containsExactly("dana");
            assertThat(violation.sentence()).contains("Mon 1 Mar 00:00");
        });
        assertThat(plan().meeting("m-1", "2027-03-02 09:00-10:00", COMMITTEE, DANA).access(DANA, PARLIAMENT, "2027-02-28T23:00:00Z", false)
                .now("2027-03-01T12:00:00Z").broken(Rule.ACCESS_DEADLINE_MISSED)).as("a building where nobody goes any more").isEmpty();
    }

    @Test
    void sendsNoMorePeopleOfOneOrganisationThanABuildingAdmits() {
        var plan = plan();
        var who = new Person[5];
        for (int i = 0; i < who.length; i++) {
            who[i] = delegate("d-" + i, i < 4 ? "Bridges (sample)" : "Others (sample)", null, null);
            plan.person(who[i]);
        }
        assertThat(plan.meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, who).quota(PARLIAMENT, 4, true).broken(Rule.BADGE_QUOTA_EXCEEDED)).isEmpty();
        Person fifth = delegate("d-4", "Bridges (sample)", null, null);
        assertThat(plan.person(fifth).broken(Rule.BADGE_QUOTA_EXCEEDED)).singleElement().extracting(Violation::severity).isEqualTo(Severity.HARD);
        var spread = plan().quota(PARLIAMENT, 1, false).person(who[0]).person(who[1])
                .meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, who[0]).meeting("m-2", "2027-03-03 09:00-10:00", PARLIAMENT, who[1]);
        assertThat(spread.broken(Rule.BADGE_QUOTA_EXCEEDED)).as("a quota is for a day").isEmpty();
        assertThat(spread.meeting("m-3", "2027-03-03 11:00-12:00", PARLIAMENT, who[0]).broken(Rule.BADGE_QUOTA_EXCEEDED))
                .as("at two meetings of one day, by a rule nobody confirmed").singleElement().extracting(Violation::severity).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void leavesPinnedItemsWhereTheyWerePublished() {
        assertThat(plan().item("m-1").at("2027-03-02 09:00-10:00").in(PARLIAMENT).pinned().published("2027-03-02 09:00-10:00", PARLIAMENT).add()
                .broken(Rule.PINNED_ITEM_MOVED)).isEmpty();
        assertThat(plan().item("m-1").at("2027-03-02 09:00-10:00").in(COMMITTEE).pinned().published("2027-03-02 09:00-10:00", PARLIAMENT).add()
                .broken(Rule.PINNED_ITEM_MOVED)).hasSize(1);
        assertThat(plan().item("m-1").at("2027-03-02 10:00-11:00").in(PARLIAMENT).published("2027-03-02 09:00-10:00", PARLIAMENT).add()
                .item("m-2").at("2027-03-02 10:00-11:00").in(PARLIAMENT).pinned().add()
                .broken(Rule.PINNED_ITEM_MOVED)).as("not pinned, and never published").isEmpty();
    }

    @Test
    void asksForWhatMustTakePlaceAndForEveryAsk() {
        var plan = plan().ask("a-1", "Fund mediation").ask("a-2", "Visas for peacebuilders")
                .item("m-1").must().with(DANA).raises("a-2").add()
                .item("m-2").must().at("2027-03-02 09:00-10:00").in(PARLIAMENT).with(DANA).raises("a-1").add()
                .item("m-3").at("2027-03-02 11:00-12:00").with(DANA).add();
        assertThat(plan.broken(Rule.MUST_HAVE_NOT_PLACED)).singleElement().extracting(Violation::itemIds).isEqualTo(List.of("m-1"));
        assertThat(plan.broken(Rule.ASK_NOT_COVERED)).as("raised only by a meeting that has no time").singleElement()
                .extracting(Violation::sentence).asString().contains("Visas");
    }

    @Test
    void warnsOfHolidaysWhereThePlaceLies() {
        var plan = plan().holiday(SENATE, "2027-07-14", "Bastille Day");
        assertThat(plan.meeting("m-1", "2027-07-14 10:00-11:00", SENATE, DANA).broken(Rule.PUBLIC_HOLIDAY)).hasSize(1);
        assertThat(plan().holiday(SENATE, "2027-07-14", "Bastille Day").meeting("m-1", "2027-07-14 10:00-11:00", PARLIAMENT, DANA)
                .broken(Rule.PUBLIC_HOLIDAY)).as("Brussels works on the fourteenth of July").isEmpty();
    }

    @Test
    void warnsOfRecessAndOfWeeksWithoutSittingsWhereTheCalendarIsKnown() {
        var sitting = List.of(new Period(LocalDate.parse("2027-03-08"), LocalDate.parse("2027-03-11"), "Plenary"));
        var recess = List.of(new Period(LocalDate.parse("2027-03-29"), LocalDate.parse("2027-04-02"), "Easter"));
        var plan = plan().sittings("european-parliament", sitting, recess)
                .meeting("sits", "2027-03-12 10:00-11:00", PARLIAMENT, DANA)
                .meeting("away", "2027-03-30 10:00-11:00", PARLIAMENT, DANA)
                .meeting("quiet", "2027-03-15 10:00-11:00", PARLIAMENT, DANA)
                .meeting("other", "2027-03-30 14:00-15:00", COMMITTEE, DANA);
        assertThat(plan.broken(Rule.RECESS)).singleElement().extracting(Violation::itemIds).isEqualTo(List.of("away"));
        assertThat(plan.broken(Rule.NOT_A_SITTING_WEEK)).as("the Friday of a sitting week counts").singleElement()
                .extracting(Violation::itemIds).isEqualTo(List.of("quiet"));
    }

    @Test
    void remarksOnWhatCouldBeBetter() {
        assertThat(plan().meeting("m-1", "2027-03-02 07:30-08:30", PARLIAMENT, DANA).broken(Rule.OUTSIDE_PREFERRED_HOURS)).hasSize(1);
        assertThat(plan().item("m-1").a(Kind.MEAL).at("2027-03-02 20:00-22:00").in(PARLIAMENT).with(DANA).add().broken(Rule.OUTSIDE_PREFERRED_HOURS)).isEmpty();

        assertThat(plan().meeting("m-1", "2027-03-02 10:00-11:00", PARLIAMENT, DANA).meeting("m-2", "2027-03-03 10:00-11:00", ELYSEE, DANA)
                .meeting("m-3", "2027-03-04 10:00-11:00", SENATE, DANA).broken(Rule.TOO_MANY_CITY_CHANGES)).isEmpty();
        assertThat(plan().meeting("m-1", "2027-03-02 10:00-11:00", PARLIAMENT, DANA).meeting("m-2", "2027-03-03 10:00-11:00", ELYSEE, DANA)
                .meeting("m-3", "2027-03-04 10:00-11:00", COMMITTEE, DANA).broken(Rule.TOO_MANY_CITY_CHANGES))
                .singleElement().extracting(Violation::sentence).asString().contains("Brussels → Paris → Brussels");

        assertThat(plan().meeting("m-1", "2027-03-02 09:00-12:00", PARLIAMENT, DANA).meeting("m-2", "2027-03-02 14:00-17:00", PARLIAMENT, DANA)
                .broken(Rule.UNEVEN_LOAD)).as("six hours against none").isEmpty();
        assertThat(plan().meeting("m-1", "2027-03-02 09:00-12:00", PARLIAMENT, DANA).meeting("m-2", "2027-03-02 14:00-17:01", PARLIAMENT, DANA)
                .broken(Rule.UNEVEN_LOAD)).singleElement().extracting(Violation::personIds).isEqualTo(List.of("dana", "eli"));

        assertThat(plan().meeting("m-1", "2027-03-02 10:00-11:00", NOWHERE, DANA).broken(Rule.PLACE_UNKNOWN)).hasSize(1);
        assertThat(plan().meeting("m-1", "2027-03-02 10:00-11:00", PARLIAMENT, DANA).broken(Rule.PLACE_UNKNOWN)).isEmpty();
    }

    @Test
    void putsTheHardestFirstAndThenGoesByTime() {
        var found = plan().holiday(PARLIAMENT, "2027-03-02", "A holiday (sample)")
                .meeting("m-1", "2027-03-02 09:00-10:00", PARLIAMENT, DANA)
                .meeting("m-2", "2027-03-03 09:00-10:00", PARLIAMENT, DANA)
                .meeting("m-3", "2027-03-03 09:30-10:00", PARLIAMENT, DANA)
                .check();
        assertThat(found).extracting(Violation::rule).containsExactly("person-in-two-places", "public-holiday");
    }

    @Test
    void doesNotSeeAnHourThatTheClocksSkip() {
        // On 28 March 2027 clocks in Brussels go from 02:00 to 03:00: from 01:30 to 03:30 it is one hour.
        var night = new Span(Instant.parse("2027-03-28T00:30:00Z"), Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(night.length()).hasHours(1);
        assertThat(plan().meeting("m-1", "2027-03-27 20:00-21:30", PARLIAMENT, DANA).meeting("m-2", "2027-03-28 09:00-10:00", PARLIAMENT, DANA)
                .broken(Rule.REST_TOO_SHORT)).as("21:30 to 09:00 is ten and a half hours that night").hasSize(1);
        assertThat(plan().meeting("m-1", "2027-10-30 20:00-22:30", PARLIAMENT, DANA).meeting("m-2", "2027-10-31 08:30-09:30", PARLIAMENT, DANA)
                .broken(Rule.REST_TOO_SHORT)).as("22:30 to 08:30 is eleven hours that night").isEmpty();
    }
}
