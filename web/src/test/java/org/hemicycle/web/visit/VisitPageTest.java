package org.hemicycle.web.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;

class VisitPageTest extends WebTest {

    @Test
    void showsTheProgrammeDayByDayInTheTimeOfEachHouse() {
        open("/en/visits/v1")
                .hasStatus(200)
                .says("Families visit Brussels and London", "Talks about a resolution.", "1–5 March 2027")
                .says("Tuesday 2 March 2027", "14:00–15:30", "Committee on foreign affairs", "With Marie Exemple")
                .says("Wednesday 3 March 2027", "10:00–11:30 GMT", "Hearing in Westminster");
    }

    @Test
    void marksWhatChangedAndWhatWasCancelled() {
        var page = open("/en/visits/v1");
        page.says("Hearing in Westminster Time or place has been changed");
        page.says("Press conference This meeting has been cancelled.");
        assertThat(page.text().split("Time or place has", -1)).as("only what was moved is marked").hasSize(2);
    }

    @Test
    void saysAtTheTopThatAVisitIsCancelledAndWhy() {
        EVENTS.answers("GET /api/visits/v1", example("visit").replace("\"ANNOUNCED\"", """
                "CANCELLED", "cancellationReason":{"en":"The borders are closed."}"""));
        open("/en/visits/v1").hasStatus(200).says("This visit has been cancelled. The borders are closed.");
    }

    @Test
    void saysThatAVisitIsPostponedToReadersAndMachines() {
        EVENTS.answers("GET /api/visits/v1", example("visit").replace("\"ANNOUNCED\"", "\"POSTPONED\""));
        open("/en/visits/v1").hasStatus(200).says("This visit has been postponed").has("https://schema.org/EventPostponed");
        EVENTS.answers("GET /api/visits/v1", example("visit"));
        open("/en/visits/v1").doesNotSay("postponed").has("https://schema.org/EventScheduled");
    }

    @Test
    void setsCommasWhereNamesFollowEachOther() {
        open("/en/visits/v1").says("Belgium, United Kingdom", "Palace of the Nation, Place de la Nation 2, 1008 Brussels");
    }

    @Test
    void speaksTheLanguageOfTheAddressAndSaysWhereATextIsInAnother() {
        open("/fr/visits/v1")
                .says("Des familles à Bruxelles et à Londres", "du 1er au 5 mars 2027", "Mardi 2 mars 2027")
                .has("<span lang=\"en\">Hearing in Westminster</span>")
                .has("hreflang=\"de\" href=\"http://localhost:8080/de/visits/v1\"");
    }

    @Test
    void isFoundNowhereWhenEventsServiceDoesNotKnowIt() {
        open("/de/visits/unknown").hasStatus(404).says("Diese Seite gibt es nicht");
    }

    @Test
    void saysThatProgrammesCannotBeShownWhenEventsServiceIsDown() {
        EVENTS.fallSilent();
        var page = open("/en/visits/v1");
        page.hasStatus(503).says("Visits and programmes cannot be shown at the moment.");
        assertThat(page.headers().getFirst("Retry-After")).isNotNull();
    }

    @Test
    void namesAreasByTheirCodeAndKeepsTheVisitsZoneWhenContentServiceIsDown() {
        CONTENT.fallSilent();
        open("/en/visits/v1").hasStatus(200).says("Where BE, GB", "11:00–12:30", "Hearing in Westminster");
    }

    @Test
    void givesMachinesTheSameFactsWithoutAWayOutOfTheScript() {
        EVENTS.answers("GET /api/visits/v1", example("visit").replace("Talks about", "</script><b>Talks & about"));
        open("/en/visits/v1")
                .has("\"@type\":\"Event\"", "\"startDate\":\"2027-03-01\"", "\\u003c/script>\\u003cb>Talks \\u0026 about")
                .has("&lt;/script>");
    }

    @Test
    void showsSignedInStaffWhatThePublicSees() {
        openAs("staff", "/en/visits/v1").hasStatus(200).says("Signed in as Anna Example");
        assertThat(EVENTS.asked("GET /api/visits/v1").getFirst().headers()).doesNotContainKey("authorization");
    }
}
