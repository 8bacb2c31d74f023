package org.hemicycle.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanPageTest extends WebTest {

    private static final Map<String, String> SAVED = Map.of("ETag", "\"13\"");

    @BeforeEach
    void answers() {
        EVENTS.answers("GET /api/visits/plan", 200, Map.of("ETag", "\"12\""), example("plan"))
                .answers("GET /api/visits/plan/violations", example("violations"))
                .answers("GET /api/visits/plan/itinerary", example("itinerary"))
                .answers("PUT /api/visits/plan/state", 200, SAVED, "{}")
                .answers("PUT /api/visits/plan/preparation", 200, SAVED, "{}")
                .answers("PUT /api/visits/plan/waivers", "{}")
                .answers("DELETE /api/visits/plan/waivers/w1", "{}");
        for (String meeting : new String[] {"m1", "m2", "m6", "m7"}) {
            for (String change : new String[] {"slot", "state", "building", "details", "offers", "attendances/d1"}) {
                EVENTS.answers("PUT /api/visits/plan/meetings/" + meeting + "/" + change, 200, SAVED, "{}");
            }
        }
        EVENTS.answers("POST /api/visits/plan/meetings", 201, SAVED, "{}");
    }

    @Test
    void showsEveryDayWithItsWaysAndWhatTheRulesSayWhereTheySayIt() {
        assertThat(openAs("staff", "/en/staff/visits/plan").hasStatus(200).text()).containsSubsequence(
                "Planning public changes not published", "Edition 2 is published.", "Next step: Accrediting",
                "Hold a time for every meeting that must take place.", "A condition that the page does not know yet.",
                "1 thing must be mended before publishing", "Could be better: Unevenly shared.", "Monday 1 March 2027",
                "14:00–15:30", "Committee on foreign affairs", "time fixed", "Must be mended: No time for the way.", "Room 4", "Chatham House rule",
                "34 minutes by public transport from “Committee on foreign affairs” (20 of them for security) – estimated – 24 minutes too little",
                "15:40–16:40", "Group coordinators", "held internal", "25 minutes by taxi", "Working dinner",
                "Let pass: Day too long.", "Let pass because: The dinner is the point of the visit.",
                "Wednesday 3 March 2027", "Nothing on this day yet.", "Not in the programme yet", "Minister of foreign affairs", "times offered",
                "An essential meeting has no time", "Tue 2 March, 14:00–14:45", "Think tank round table", "wished for");
    }

    @Test
    void saysWhenTheRulesCannotBeAskedInsteadOfThatAllIsWell() {
        EVENTS.refuses("GET /api/visits/plan/violations", 500, "internal", "Oh.");
        openAs("staff", "/en/staff/visits/plan").hasStatus(200).says("The rules cannot be checked at the moment.", "Committee on foreign affairs");
    }

    @Test
    void aQuarterOfAnHourLaterNeedsOneButtonAndNoScript() {
        sendAs("staff", "/en/staff/visits/plan/meetings/m2/slot", "version=12", "day=2027-03-01", "from=23:50", "to=23:55", "do=later")
                .leadsTo("/en/staff/visits/plan?done=slot#meeting-m2");
        assertThat(EVENTS.asked("PUT /api/visits/plan/meetings/m2/slot").getFirst().body())
                .as("over midnight, day and all").isEqualTo("{\"start\":\"2027-03-01T23:05:00Z\",\"end\":\"2027-03-01T23:10:00Z\"}");
        sendAs("staff", "/en/staff/visits/plan/meetings/m2/slot", "version=12", "day=2027-03-01", "from=15:40", "to=16:40", "do=earlier");
        assertThat(EVENTS.asked("PUT /api/visits/plan/meetings/m2/slot").getLast().body())
                .isEqualTo("{\"start\":\"2027-03-01T14:25:00Z\",\"end\":\"2027-03-01T15:25:00Z\"}");
    }

    @Test
    void givesAMeetingOfTheTrayItsHouseAndThenItsTime() {
        sendAs("staff", "/en/staff/visits/plan/meetings/m7/slot", "version=12", "day=2027-03-03", "from=09:00", "to=10:00", "building=be-palace", "do=place")
                .leadsTo("/en/staff/visits/plan?done=slot#meeting-m7");
        assertThat(EVENTS.asked("PUT /api/visits/plan/meetings/m7/building").getFirst().body()).isEqualTo("{\"building\":\"be-palace\"}");
        var held = EVENTS.asked("PUT /api/visits/plan/meetings/m7/state").getFirst();
        assertThat(held.headers().get("if-match")).as("the version after the first of the two").isEqualTo("\"13\"");
        assertThat(held.body()).isEqualTo("{\"state\":\"HELD\",\"slot\":{\"start\":\"2027-03-03T08:00:00Z\",\"end\":\"2027-03-03T09:00:00Z\"}}");
    }

    @Test
    void holdsAnOfferedTimeAndNoOther() {
        openAs("staff", "/en/staff/visits/plan").has("name=\"start\" value=\"2027-03-03T08:00:00Z\"");
        sendAs("staff", "/en/staff/visits/plan/meetings/m6/offer", "version=12", "start=2027-03-03T08:00:00Z", "end=2027-03-03T08:45:00Z")
                .leadsTo("/en/staff/visits/plan?done=offer#meeting-m6");
        EVENTS.refuses("PUT /api/visits/plan/meetings/m6/state", 422, "slot-not-offered", "The slot is not one of the 2 that were offered.");
        sendAs("staff", "/en/staff/visits/plan/meetings/m6/offer", "version=12", "start=2027-03-03T09:00:00Z", "end=2027-03-03T09:45:00Z")
                .hasStatus(422).says("This is not one of the times that were offered.");
    }

    @Test
    void addsAWishWithoutTimeAndPlace() {
        sendAs("staff", "/en/staff/visits/plan/meetings", "version=12", "summary.en=Mayor", "state=WISHED", "day=2027-03-01", "from=", "to=", "visibility=internal", "durationMinutes=45")
                .leadsTo("/en/staff/visits/plan?done=added#tray");
        assertThat(EVENTS.asked("POST /api/visits/plan/meetings").getFirst().body())
                .contains("\"state\":\"WISHED\"", "\"durationMinutes\":45").doesNotContain("start", "building");
        sendAs("staff", "/en/staff/visits/plan/meetings", "version=12", "summary.en=Mayor", "state=CONFIRMED", "day=2027-03-01", "from=", "to=", "visibility=internal")
                .hasStatus(400).says("Enter a time", "Choose a building.");
    }

    @Test
    void takesTheVisitAStepOnOrSaysWhatIsMissing() {
        sendAs("staff", "/en/staff/visits/plan/state", "version=12", "state=ACCREDITING").leadsTo("/en/staff/visits/plan?done=state");
        EVENTS.refuses("PUT /api/visits/plan/state", 409, "conditions-not-met", "Hold a slot for every meeting that the visit depends on.");
        sendAs("staff", "/fr/staff/visits/plan/state", "version=12", "state=ACCREDITING").hasStatus(409)
                .says("Il manque encore quelque chose pour cette étape.", "Hold a slot for every meeting");
    }

    @Test
    void letsARuleBeBrokenOnlyWithAReason() {
        sendAs("staff", "/en/staff/visits/plan/waivers", "rule=travel-impossible", "item=m2", "reason= ").hasStatus(400).says("Say why it may stay as it is.");
        assertThat(EVENTS.asked("PUT /api/visits/plan/waivers")).isEmpty();
        sendAs("staff", "/en/staff/visits/plan/waivers", "version=12", "rule=travel-impossible", "item=m2", "reason=A car waits")
                .leadsTo("/en/staff/visits/plan?done=waived#meeting-m2");
        assertThat(EVENTS.asked("PUT /api/visits/plan/waivers").getFirst().body())
                .isEqualTo("{\"rule\":\"travel-impossible\",\"item\":\"m2\",\"reason\":\"A car waits\"}");
        assertThat(EVENTS.asked("PUT /api/visits/plan/waivers").getFirst().headers()).containsEntry("if-match", "\"12\"");
        sendAs("staff", "/en/staff/visits/plan/waivers/w1", "version=12").leadsTo("/en/staff/visits/plan?done=unwaived#programme");
        assertThat(EVENTS.asked("DELETE /api/visits/plan/waivers/w1").getFirst().headers()).containsEntry("if-match", "\"12\"");
    }

    @Test
    void settlesOfficeLeadAsksAndPapers() {
        sendAs("staff", "/en/staff/visits/plan/preparation", "version=12", "office=paris", "lead=Ada", "leadContact=", "asks.0.id=ask-1", "asks.0.en=Vote",
                        "asks.1.id=", "asks.1.en=", "documents.0.title=", "documents.0.url=https://example.org/a.pdf")
                .leadsTo("/en/staff/visits/plan?done=prepared#about");
        assertThat(EVENTS.asked("PUT /api/visits/plan/preparation").getFirst().body()).isEqualTo("""
                {"office":"paris","lead":"Ada","asks":[{"id":"ask-1","text":{"en":"Vote"}}],\
                "documents":[{"title":"https://example.org/a.pdf","url":"https://example.org/a.pdf"}]}""");
    }

    @Test
    void aStaleMoveShowsWhatIsSavedNowBesideWhatWasTyped() {
        EVENTS.refuses("PUT /api/visits/plan/meetings/m2/slot", 412, "version-stale", "The record was changed by somebody else.");
        sendAs("staff", "/en/staff/visits/plan/meetings/m2/slot", "version=11", "day=2027-03-01", "from=09:00", "to=10:00")
                .hasStatus(412)
                .says("Somebody else changed this visit", "From: 09:00 – saved now: 15:40", "To: 10:00 – saved now: 16:40")
                .has("name=\"from\" type=\"time\" value=\"09:00\"", "name=\"version\" value=\"12\"");
    }

    @Test
    void describesAMeetingOnItsOwnPage() {
        openAs("staff", "/fr/staff/visits/plan").says("De « Committee on foreign affairs » à « Group coordinators », il faut 34 minutes (à pied 14 min estimées, entrée 20), et il y en a 10", "« Minister of foreign affairs » doit avoir lieu")
                .doesNotSay("it takes 34 minutes");
        openAs("staff", "/en/staff/visits/plan").says("Raises: Vote for the resolution on humanitarian access", "Let pass because: The dinner is the point of the visit. (anna)");
        openAs("staff", "/en/staff/visits/plan/meetings/m1").hasStatus(200).has("name=\"asks\" value=\"ask-1\" checked").says("Marie Exemple is met accepted", "Uri Zweiter (sample) delegation maybe");
        sendAs("staff", "/en/staff/visits/plan/meetings/m1/details", "version=12", "summary.en=Committee", "interlocutors=p1", "delegates=d2", "asks=ask-1", "interpretedFrom=fr, de", "interpretedInto=",
                        "classification=meeting", "priority=must", "onRecord=off", "interpretation=none", "visibility=internal", "language=")
                .leadsTo("/en/staff/visits/plan/meetings/m1?done=details");
        assertThat(EVENTS.asked("PUT /api/visits/plan/meetings/m1/details").getFirst().body())
                .contains("\"delegates\":[\"d2\"]", "\"asks\":[\"ask-1\"]", "\"interpretedFrom\":[\"fr\",\"de\"],\"interpretedInto\":[]", "\"pinned\":false", "\"onRecord\":\"off\"").doesNotContain("\"language\"");
    }

    @Test
    void notesOfferedTimesAndLeavesOutEmptyRows() {
        sendAs("staff", "/en/staff/visits/plan/meetings/m6/offers", "version=12", "offers.0.day=2027-03-02", "offers.0.from=14:00", "offers.0.to=14:45", "offers.1.day=2027-03-02", "offers.1.from=", "offers.1.to=")
                .leadsTo("/en/staff/visits/plan/meetings/m6?done=offers");
        assertThat(EVENTS.asked("PUT /api/visits/plan/meetings/m6/offers").getFirst().body())
                .isEqualTo("{\"slots\":[{\"start\":\"2027-03-02T13:00:00Z\",\"end\":\"2027-03-02T13:45:00Z\"}]}");
        sendAs("staff", "/en/staff/visits/plan/meetings/m6/offers", "version=12", "offers.0.day=").hasStatus(400);
    }

    @Test
    void notesWhatSomebodyAnsweredAndLeavesTheRestAsItIs() {
        sendAs("staff", "/en/staff/visits/plan/meetings/m1/attendances/d1", "version=12", "partstat=", "delegatedTo=", "onBehalfOf=", "attended=yes")
                .leadsTo("/en/staff/visits/plan/meetings/m1?done=attendance");
        assertThat(EVENTS.asked("PUT /api/visits/plan/meetings/m1/attendances/d1").getFirst().body()).isEqualTo("{\"attended\":\"yes\"}");
    }

    @Test
    void findsVisitsOnTheBoardByTitleOfficeStateAndDeadline() {
        EVENTS.answers("GET /api/visits", "{\"items\":[%s,%s]}".formatted(example("plan"), example("visit")))
                .answers("GET /api/access/due", example("access"));
        openAs("staff", "/en/staff/visits").says("Planning (1)", "Announced (1)", "Brussels Wed 24 February, 18:00 6 meetings");
        openAs("staff", "/en/staff/visits?q=LONDON").says("Families visit Brussels and London").doesNotSay("Families visit Brussels (sample)");
        openAs("staff", "/en/staff/visits?office=brussels&due=30").says("Families visit Brussels (sample)").doesNotSay("and London");
        openAs("staff", "/en/staff/visits?due=7").says("No visit fits.");
        openAs("staff", "/en/staff/visits?state=IDEA").says("No visit fits.");
    }
}
