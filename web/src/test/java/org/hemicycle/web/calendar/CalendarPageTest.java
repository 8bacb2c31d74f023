package org.hemicycle.web.calendar;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;

class CalendarPageTest extends WebTest {

    @Test
    void listsVisitsAndMeetingsByMonth() {
        open("/en/calendar")
                .hasStatus(200)
                .says("March 2027", "Families visit Brussels and London", "Tue 2 March, 14:00 Committee on foreign affairs")
                .says("Press conference cancelled");
    }

    @Test
    void showsACancelledVisitAsCancelled() {
        EVENTS.answers("GET /api/visits", "{\"items\":[%s]}".formatted(example("visit").replace("ANNOUNCED", "CANCELLED")));
        open("/de/calendar").says("Abgesagt 1.–5. März 2027");
    }

    @Test
    void asksForOneAreaAndLinksToItsCalendar() {
        EVENTS.answers("GET /api/visits?area=FR&limit=200", "{\"items\":[]}");
        open("/en/calendar?area=FR")
                .says("No visit is announced at the moment.")
                .has("value=\"FR\" selected", "href=\"/calendar.ics?area=FR&amp;language=en\"");
    }

    @Test
    void readsAListThatComesInSeveralPieces() {
        EVENTS.answers("GET /api/visits", "{\"items\":[%s],\"next\":\"v1\"}".formatted(example("visit")))
                .answers("GET /api/visits?cursor=v1&limit=200", "{\"items\":[%s]}".formatted(
                        example("visit").replace("\"v1\"", "\"v2\"").replace("Families visit", "Students visit")));
        open("/en/calendar").says("Families visit Brussels", "Students visit Brussels");
    }

    @Test
    void keepsItsLinksWhenEventsServiceIsDown() {
        EVENTS.fallSilent();
        open("/en/calendar").hasStatus(200).says("Visits and programmes cannot be shown at the moment.").has("/calendar.ics?");
    }
}
