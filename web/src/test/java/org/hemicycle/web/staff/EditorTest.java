package org.hemicycle.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditorTest extends WebTest {

    private static final String[] MEETING = {
        "version=7", "summary.en=Lunch", "day=2027-03-02", "from=12:00", "to=13:30", "building=be-palace",
        "interlocutors=p1", "delegates=d1", "visibility=internal"
    };

    @BeforeEach
    void saves() {
        var saved = Map.of("ETag", "\"8\"");
        for (String change : new String[] {"description", "window", "delegates", "announcement", "cancellation"}) {
            EVENTS.answers("PUT /api/visits/v1/" + change, 200, saved, "{}");
        }
        for (String change : new String[] {"slot", "building", "cancellation"}) {
            EVENTS.answers("PUT /api/visits/v1/meetings/m1/" + change, 200, saved, "{}");
        }
        EVENTS.answers("POST /api/visits/v1/meetings", 201, saved, "{}");
    }

    @Test
    void showsTheProgrammeInTheTimeOfTheVisitWithWhoTravels() {
        openAs("staff", "/en/staff/visits/v1")
                .hasStatus(200)
                .says("14:00–15:30", "From the delegation: Dana Delegate, Uri Zweiter")
                .says("11:00–12:30 10:00 GMT there", "Press conference cancelled internal")
                .has("name=\"version\" value=\"7\"");
    }

    @Test
    void everyChangeCarriesTheVersionThatItsPersonSaw() {
        sendAs("staff", "/en/staff/visits/v1/description", "version=5", "title.en=New", "purpose.en=Same", "hostAreas=BE")
                .leadsTo("/en/staff/visits/v1?done=described");
        var asked = EVENTS.asked("PUT /api/visits/v1/description").getFirst();
        assertThat(asked.headers().get("if-match")).isEqualTo("\"5\"");
        assertThat(asked.headers().get("authorization")).startsWith("Bearer ");
        assertThat(asked.body()).isEqualTo("{\"title\":{\"en\":\"New\"},\"purpose\":{\"en\":\"Same\"},\"hostAreas\":[\"BE\"]}");
        openAs("staff", "/en/staff/visits/v1?done=described").says("The description is saved.");
    }

    @Test
    void aStaleSaveKeepsWhatWasTypedAndSaysWhatToDo() {
        EVENTS.refuses("PUT /api/visits/v1/description", 412, "version-stale", "The record was changed by somebody else.");
        sendAs("staff", "/en/staff/visits/v1/description", "version=5", "title.en=My title", "purpose.en=Mine", "hostAreas=FR")
                .hasStatus(412)
                .says("Somebody else changed this visit after you opened it.", "As it is saved now", "Families visit Brussels and London")
                .has("value=\"My title\"", "value=\"FR\" checked", "name=\"version\" value=\"7\"", "<details class=\"card\" id=\"form-description\" open>");
    }

    @Test
    void aStaleSaveSaysWhatOthersChangedMeanwhile() {
        EVENTS.answers("PUT /api/visits/v1/description", 412, Map.of("Content-Type", "application/problem+json"), """
                {"type":"/problems/version-stale","title":"Version stale","status":412,"detail":"The visit was changed since you read it; nothing of it is lost.","version":7,
                 "changed":[{"version":7,"what":"meeting","meeting":"m1","summary":{"en":"Committee on foreign affairs"},"at":"2027-02-01T08:59:00Z","by":"emil"},
                  {"version":6,"what":"answer","meeting":"m1","summary":{"en":"Committee on foreign affairs"},"at":"2027-02-01T08:58:00Z"},
                  {"version":5,"what":"description","at":"2027-02-01T08:57:00Z","by":"staff"}]}""");
        assertThat(sendAs("staff", "/en/staff/visits/v1/description", "version=4", "title.en=My title", "purpose.en=Mine", "hostAreas=FR").hasStatus(412).text())
                .containsSubsequence("Somebody else changed this visit", "Since then:", "The meeting “Committee on foreign affairs” was changed, by emil",
                        "Somebody answered about “Committee on foreign affairs”", "Title, purpose or countries were rewritten, by staff", "As it is saved now", "My title");
        sendAs("staff", "/fr/staff/visits/v1/description", "version=4", "title.fr=Titre", "purpose.fr=But", "hostAreas=FR").says("Quelqu’un a répondu pour «");
    }

    @Test
    void addsAMeetingWithItsTimesInTheZoneOfTheVisit() {
        sendAs("staff", "/en/staff/visits/v1/meetings", MEETING).leadsTo("/en/staff/visits/v1?done=added#programme");
        assertThat(EVENTS.asked("POST /api/visits/v1/meetings").getFirst().body()).isEqualTo("""
                {"summary":{"en":"Lunch"},"start":"2027-03-02T11:00:00Z","end":"2027-03-02T12:30:00Z",\
                "building":"be-palace","interlocutors":["p1"],"delegates":["d1"],"visibility":"internal"}""");
    }

    @Test
    void aClashIsSaidAtTheTopAndAtTheFieldWithTheWayToWhatIsInTheWay() {
        EVENTS.answers("POST /api/visits/v1/meetings", 409, Map.of("Content-Type", "application/problem+json"), """
                {"type":"/problems/person-in-two-places","title":"Person in two places","status":409,
                 "detail":"Marie Exemple is already expected at “Committee on foreign affairs” at that time.",
                 "errors":[{"field":"start","message":"clashes with “Committee on foreign affairs” (Marie Exemple)"}],
                 "person":"p1","meeting":"m1","visit":"v1"}""");
        sendAs("staff", "/fr/staff/visits/v1/meetings", MEETING)
                .hasStatus(409)
                .says("Quelqu’un serait à deux endroits en même temps.", "Marie Exemple is already expected at “Committee on foreign affairs”")
                .has("href=\"/fr/staff/visits/v1#meeting-m1\"", "href=\"#meeting-from\"", "id=\"meeting-from-error\"")
                .has("value=\"Lunch\"", "name=\"from\" type=\"time\" value=\"12:00\"", "value=\"p1\" checked", "value=\"internal\" checked");
    }

    @Test
    void anEmptyMeetingIsRefusedFieldByField() {
        sendAs("staff", "/en/staff/visits/v1/meetings", "version=7", "day=2027-03-02", "from=9", "to=10:00")
                .hasStatus(400)
                .says("What is it?: Write it in at least one language.", "Choose a building.", "Enter a time, such as 14:30.");
        assertThat(EVENTS.asked("POST /api/visits/v1/meetings")).isEmpty();
    }

    @Test
    void aTimeInTheSkippedHourIsRefused() {
        sendAs("staff", "/en/staff/visits/v1/meetings/m1/slot", "version=7", "day=2027-03-28", "from=02:30", "to=04:00")
                .hasStatus(400)
                .says("02:30 does not exist on this day in Europe/Brussels: clocks are put forward from 02:00 to 03:00.");
        assertThat(EVENTS.asked("PUT /api/visits/v1/meetings/m1/slot")).isEmpty();
    }

    @Test
    void aTimeInTheDoubledHourIsAskedBack() {
        String[] typed = {"version=7", "day=2027-10-31", "from=01:30", "to=02:30"};
        sendAs("staff", "/en/staff/visits/v1/meetings/m1/slot", typed)
                .hasStatus(400)
                .says("02:30 comes twice on this day", "the first 02:30 (UTC+02:00)", "the second 02:30 (UTC+01:00)")
                .has("name=\"to.offset\" value=\"+01:00\"");
        sendAs("staff", "/en/staff/visits/v1/meetings/m1/slot", "version=7", "day=2027-10-31", "from=01:30", "to=02:30", "to.offset=+01:00")
                .leadsTo("/en/staff/visits/v1?done=slot#meeting-m1");
        assertThat(EVENTS.asked("PUT /api/visits/v1/meetings/m1/slot").getFirst().body())
                .isEqualTo("{\"start\":\"2027-10-30T23:30:00Z\",\"end\":\"2027-10-31T01:30:00Z\"}");
    }

    @Test
    void anOffsetThatTheDayDoesNotHaveIsNotTaken() {
        sendAs("staff", "/en/staff/visits/v1/meetings/m1/slot", "version=7", "day=2027-10-31", "from=01:30", "to=02:30", "to.offset=+09:00")
                .hasStatus(400);
    }

    @Test
    void movesAMeetingToAnotherBuilding() {
        sendAs("staff", "/en/staff/visits/v1/meetings/m1/building", "version=7", "building=gb-westminster")
                .leadsTo("/en/staff/visits/v1/meetings/m1?done=building");
        assertThat(EVENTS.asked("PUT /api/visits/v1/meetings/m1/building").getFirst().body())
                .isEqualTo("{\"building\":\"gb-westminster\"}");
    }

    @Test
    void cancelsAMeeting() {
        sendAs("staff", "/en/staff/visits/v1/meetings/m1/cancellation", "version=7")
                .leadsTo("/en/staff/visits/v1?done=meeting-cancelled#meeting-m1");
    }

    @Test
    void namesTheDelegationAndLeavesOutEmptyRows() {
        sendAs("staff", "/en/staff/visits/v1/delegates", "version=7",
                        "delegates.0.id=d1", "delegates.0.name=Dana Delegate", "delegates.0.role=head", "delegates.0.languages=en; he",
                        "delegates.1.id=d2", "delegates.1.name= ", "delegates.1.role=delegate",
                        "delegates.2.id=", "delegates.2.name=New One", "delegates.2.role=press", "delegates.2.languages=")
                .leadsTo("/en/staff/visits/v1/delegates?done=delegates");
        assertThat(EVENTS.asked("PUT /api/visits/v1/delegates").getFirst().body()).isEqualTo("""
                {"delegates":[{"id":"d1","name":"Dana Delegate","role":"head","languages":["en","he"]},\
                {"name":"New One","role":"press","languages":[]}]}""");
    }

    @Test
    void movesTheVisitToOtherDaysUnlessAMeetingWouldBeLeftOut() {
        sendAs("staff", "/en/staff/visits/v1/window", "version=7", "window.start=2027-03-01", "window.end=2027-03-08")
                .leadsTo("/en/staff/visits/v1?done=days");
        EVENTS.refuses("PUT /api/visits/v1/window", 409, "meetings-outside-window", "1 of the meetings would lie outside the new days; move or cancel them first.",
                "meetings.m2", "lies outside the new days");
        sendAs("staff", "/de/staff/visits/v1/window", "version=7", "window.start=2027-03-01", "window.end=2027-03-02")
                .hasStatus(409)
                .says("Einige Termine lägen außerhalb der neuen Tage", "Hearing in Westminster: lies outside the new days")
                .has("value=\"2027-03-02\"", "href=\"#meeting-m2\"");
    }

    @Test
    void announcesAVisitAfterSayingWhatThatMeans() {
        EVENTS.answers("GET /api/visits/v1", 200, Map.of("ETag", "\"3\""), example("visit").replace("ANNOUNCED", "IDEA"));
        openAs("staff", "/en/staff/visits/v1").says("The visit becomes public with 2 public meetings, and its subscribers are mailed at once.");
        sendAs("staff", "/en/staff/visits/v1/announcement", "version=3").leadsTo("/en/staff/visits/v1?done=announced");
    }

    @Test
    void cancelsAVisitWithOrWithoutAReason() {
        sendAs("staff", "/en/staff/visits/v1/cancellation", "version=7", "reason.fr=Grève").leadsTo("/en/staff/visits/v1?done=cancelled");
        sendAs("staff", "/en/staff/visits/v1/cancellation", "version=7", "reason.fr=");
        assertThat(EVENTS.asked("PUT /api/visits/v1/cancellation"))
                .extracting(asked -> asked.body())
                .containsExactly("{\"reason\":{\"fr\":\"Grève\"}}", "{\"reason\":null}");
    }

    @Test
    void offersNothingToChangeInACancelledVisit() {
        EVENTS.answers("GET /api/visits/v1", example("visit").replace("\"ANNOUNCED\"", "\"CANCELLED\", \"cancellationReason\":{\"en\":\"Strike\"}"));
        openAs("staff", "/en/staff/visits/v1").says("Cancelled", "Reason: Strike").doesNotSay("Add a meeting", "Move", "Announce");
    }

    @Test
    void showsTheVisitButNotTheChoicesWhenContentServiceIsDown() {
        CONTENT.fallSilent();
        openAs("staff", "/en/staff/visits/v1").hasStatus(200).says("Committee on foreign affairs", "the directory cannot be shown")
                .has("name=\"hostAreas\" value=\"GB\" checked");
    }

    @Test
    void keepsWhatWasTypedUntilEventsServiceIsBack() {
        EVENTS.fallSilent();
        sendAs("staff", "/en/staff/visits/v1/meetings", MEETING)
                .hasStatus(503)
                .has("action=\"/en/staff/visits/v1/meetings\"", "name=\"summary.en\" value=\"Lunch\"", "name=\"version\" value=\"7\"");
    }

    @Test
    void aSearchForPeopleKeepsTheForm() {
        var people = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            people.append(",{\"id\":\"x%d\",\"name\":\"Person %d\",\"area\":\"FR\"}".formatted(i, i));
        }
        CONTENT.answers("GET /api/people", example("people").replace("\n]}", people + "]}"));
        sendAs("staff", "/en/staff/visits/v1/meetings", "version=7", "summary.en=Lunch", "interlocutors=x49", "find=belgium", "do=find")
                .hasStatus(200)
                .says("Marie Exemple, Member of the Chamber", "Jan Voorbeeld", "Person 49")
                .doesNotSay("Person 48", "Erika Beispiel")
                .has("value=\"x49\" checked", "value=\"Lunch\"");
        assertThat(EVENTS.asked("POST /api/visits/v1/meetings")).isEmpty();
    }

    @Test
    void aVersionThatIsNoneIsSentAsOneThatNeverFits() {
        sendAs("staff", "/en/staff/visits/v1/announcement", "version=7\"\r\nX: y");
        assertThat(EVENTS.asked("PUT /api/visits/v1/announcement").getFirst().headers().get("if-match")).isEqualTo("\"0\"");
    }

    @Test
    void isClosedToWhoMayNotSchedule() {
        openAs("admin", "/en/staff/visits/v1").hasStatus(403);
        sendAs("editor", "/en/staff/visits/v1/announcement", "version=7").hasStatus(403);
        assertThat(EVENTS.asked("PUT /api/visits/v1/announcement")).isEmpty();
    }

    @Test
    void saysToSignInWhenEventsServiceNoLongerKnowsTheToken() {
        EVENTS.refuses("PUT /api/visits/v1/announcement", 401, "sign-in-needed", "The request needs a valid access token.");
        sendAs("staff", "/en/staff/visits/v1/announcement", "version=7").hasStatus(401).says("Please sign in");
    }
}
