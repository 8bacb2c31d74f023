package org.hemicycle.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;

class VisitListTest extends WebTest {

    private static final String[] WHOLE = {
        "title.en=A visit", "title.fr=Une visite", "title.de=", "purpose.en=Talks", "hostAreas=BE", "hostAreas=FR",
        "window.start=2027-04-01", "window.end=2027-04-03", "timeZone=Europe/Paris"
    };

    @Test
    void listsVisitsByStateWithWhatNeedsWorkFirst() {
        EVENTS.answers("GET /api/visits", "{\"items\":[%s,%s,%s,%s]}".formatted(
                example("visit"),
                example("visit").replace("ANNOUNCED", "CANCELLED").replace("Families", "Nobody"),
                example("visit").replace("ANNOUNCED", "IDEA").replace("Families", "Students"),
                example("visit").replace("2027-03-0", "2026-03-0").replace("Families", "Teachers")));
        assertThat(openAs("staff", "/en/staff/visits").hasStatus(200).text()).containsSubsequence(
                "Idea (1)", "Students visit", "Announced (1)", "Families visit", "2 meetings",
                "Cancelled (1)", "Nobody visit", "Over (1)", "Teachers visit");
    }

    @Test
    void asksInTheNameOfTheReader() {
        openAs("staff", "/en/staff/visits");
        assertThat(EVENTS.asked("GET /api/visits").getFirst().headers().get("authorization")).startsWith("Bearer ey");
    }

    @Test
    void saysSoWhenEventsServiceIsDown() {
        EVENTS.fallSilent();
        openAs("staff", "/en/staff/visits").hasStatus(200).says("Visits and programmes cannot be shown", "New visit");
    }

    @Test
    void beginsAVisitAndOpensIt() {
        EVENTS.answers("POST /api/visits", 201, Map.of("Location", "/api/visits/v9", "ETag", "\"1\""), "{}");
        sendAs("staff", "/fr/staff/visits", WHOLE).leadsTo("/fr/staff/visits/v9?done=created");
        assertThat(EVENTS.asked("POST /api/visits").getFirst().body()).isEqualTo("""
                {"title":{"en":"A visit","fr":"Une visite"},"purpose":{"en":"Talks"},"hostAreas":["BE","FR"],\
                "window":{"start":"2027-04-01","end":"2027-04-03"},"timeZone":"Europe/Paris"}""");
    }

    @Test
    void refusesAnEmptyVisitFieldByField() {
        sendAs("staff", "/en/staff/visits", "title.en= ", "timeZone=Europe/Paris")
                .hasStatus(400)
                .says("Title: Write it in at least one language.", "First day: Enter a day.")
                .says("Host countries and regions: Choose at least one country or region.")
                .has("href=\"#visit-title\"", "id=\"visit-title\"", "href=\"#visit-window.start\"", "id=\"visit-window.start\"");
        assertThat(EVENTS.asked("POST /api/visits")).isEmpty();
    }

    @Test
    void saysDatesOutOfOrderAtTheFieldAndKeepsWhatWasTyped() {
        EVENTS.refuses("POST /api/visits", 422, "dates-out-of-order", "The last day must not be before the first.",
                "window.end", "The last day must not be before the first.");
        sendAs("staff", "/de/staff/visits", WHOLE)
                .hasStatus(422)
                .says("Der letzte Tag darf nicht vor dem ersten liegen")
                .has("href=\"#visit-window.end\"", "id=\"visit-window.end-error\"", "value=\"Une visite\"", "value=\"FR\" checked")
                .has("value=\"Europe/Paris\" selected");
    }

    @Test
    void keepsWhatWasTypedUntilEventsServiceIsBack() {
        EVENTS.fallSilent();
        sendAs("staff", "/en/staff/visits", WHOLE)
                .hasStatus(503)
                .says("Not saved yet", "Try again")
                .has("action=\"/en/staff/visits\"", "name=\"title.fr\" value=\"Une visite\"", "name=\"hostAreas\" value=\"FR\"");
    }
}
