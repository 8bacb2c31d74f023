package org.hemicycle.web.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BriefingPagesTest extends WebTest {

    @BeforeEach
    void answers() {
        EVENTS.answers("GET /api/briefings", "{\"items\":[%s]}".formatted(example("briefing")))
                .answers("GET /api/briefings/b1", 200, Map.of("ETag", "\"4\""), example("briefing"))
                .answers("GET /api/briefings/b1/registrations", example("registrations"))
                .answers("GET /api/briefings/b1/balance", example("balance"));
    }

    @Test
    void listsBriefingsWithTheirSeatsForStaffOnly() {
        openAs("staff", "/en/staff/briefings").hasStatus(200)
                .says("Peacebuilding across parties (sample)", "2 March 2027, 14:00", "Announced", "2 / 3", "2 waiting");
        openAs("editor", "/en/staff/briefings").hasStatus(403);
    }

    @Test
    void showsTheGuestListInItsOrderBesideTheBalance() {
        var shown = openAs("staff", "/en/staff/briefings/b1").hasStatus(200)
                .says("number 1 in line", "until Mon 1 February, 18:00", "sends Nia Aide (sample)", "answered by the office", "page opened Thu 21 January, 09:58",
                        "no e-mail address: tell them yourself", "maybe", "12.5 points from the seats", "Balanced", "Cannot be judged",
                        "government and opposition are both there", "seats not taken up", "House (sample): Sample count, as of 4 July 2024.", "Sides: Sample report, as of 5 July 2024.");
        assertThat(shown.text().indexOf("Otto Beispiel")).isLessThan(shown.text().indexOf("Tom Sample"));
        shown.has("data-live=\"/api/briefings/b1/live\" data-version=\"31\"", "<p class=\"small\" data-still><a href=\"/en/staff/briefings/b1#balance\">");
    }

    @Test
    void showsTheListWhileTheBalanceIsSilent() {
        EVENTS.answers("GET /api/briefings/b1/balance", 503, Map.of(), "{}");
        openAs("staff", "/fr/staff/briefings/b1").hasStatus(200).says("L’équilibre ne peut pas être mesuré pour le moment.", "Marie Exemple");
    }

    @Test
    void sendsAnInvitationWithTheRevisionThatWasSeen() {
        EVENTS.answers("POST /api/briefings/b1/invitations", "{}");
        sendAs("staff", "/en/staff/briefings/b1/invitations", "version=4", "people=p2", "name=Nora Nobody (sample)", "email=nora@sample.example", "group=left", "language=fr")
                .leadsTo("/en/staff/briefings/b1?done=invited#guests");
        var asked = EVENTS.asked("POST /api/briefings/b1/invitations").getFirst();
        assertThat(asked.headers()).containsEntry("if-match", "\"4\"");
        assertThat(asked.body()).contains("\"person\":\"p2\"", "\"name\":\"Nora Nobody (sample)\"", "\"group\":\"left\"", "\"language\":\"fr\"");
        sendAs("staff", "/en/staff/briefings/b1/invitations", "version=4").hasStatus(400).says("Choose somebody, or enter a name.");
        assertThat(EVENTS.asked("POST /api/briefings/b1/invitations")).hasSize(1);
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatWasRefused() {
        EVENTS.refuses("PUT /api/briefings/b1/quotas", 422, "quota-above-capacity", "The quota of left must lie between 0 and the capacity of 3.", "quotas.left", "too many");
        sendAs("staff", "/de/staff/briefings/b1/quotas", "version=4", "capacity=3", "quotas.left=9").hasStatus(422)
                .says("Eine Quote ist größer als die Zahl der Plätze.").has("value=\"9\"");
        EVENTS.refuses("PUT /api/briefings/b1/slot", 412, "version-stale", "stale");
        sendAs("staff", "/en/staff/briefings/b1/slot", "version=3", "day=2027-03-02", "from=15:00", "to=16:00", "timeZone=Europe/Brussels").hasStatus(412)
                .says("Somebody else changed this briefing", "As it is saved now", "15:00 – saved now: 14:00").doesNotSay("timeZone").has("value=\"15:00\"", "name=\"version\" value=\"4\"");
        EVENTS.refuses("PUT /api/briefings/b1/room", 409, "room-taken", "Room 5 is taken by “Hearing” at that time.");
        sendAs("staff", "/en/staff/briefings/b1/room", "version=4", "building=be-palace", "room=Room 5").hasStatus(409).says("Room 5 is taken by “Hearing”");
    }

    @Test
    void beginsABriefingInTheZoneOfItsBuilding() {
        EVENTS.answers("POST /api/briefings", 201, Map.of("Location", "/api/briefings/b9"), "{}");
        sendAs("staff", "/en/staff/briefings", "kind=cross-party", "title.en=Talk (sample)", "purpose.en=Facts", "hostAreas=BE", "houses=be-house", "day=2027-03-02", "from=14:00", "to=15:00",
                "building=be-palace", "capacity=12", "policy=plain", "visibility=internal").leadsTo("/en/staff/briefings/b9?done=begun");
        assertThat(EVENTS.asked("POST /api/briefings").getFirst().body()).contains("\"start\":\"2027-03-02T14:00\"", "\"timeZone\":\"Europe/Brussels\"", "\"capacity\":12");
        sendAs("staff", "/en/staff/briefings", "kind=cross-party").hasStatus(400).says("Choose at least one house.", "Choose a building.", "Enter a whole number.");
    }

    @Test
    void answersForAGuestAndHandsOutTheirLinkOnce() {
        EVENTS.answers("PUT /api/briefings/b1/registrations/r5/approval", "{}").answers("GET /api/briefings/b1/registrations/r1/link", "{\"page\":\"/fr/invitations/abc\"}");
        sendAs("staff", "/en/staff/briefings/b1/registrations/r5/answer", "version=4", "do=approve").leadsTo("/en/staff/briefings/b1?done=answered#guests");
        assertThat(EVENTS.asked("PUT /api/briefings/b1/registrations/r5/approval").getFirst().body()).contains("true");
        openAs("staff", "/en/staff/briefings/b1").doesNotSay("hand this link to nobody else");
        sendAs("staff", "/en/staff/briefings/b1/registrations/r1/link").hasStatus(200).has("href=\"/fr/invitations/abc\"");
    }

    @Test
    void checksInByATypedCodeAndSaysWhoItWas() {
        EVENTS.answers("POST /api/briefings/b1/check-ins", """
                {"already":false,"attended":7,"registration":{"id":"r1","code":"K7MP2Q","person":"p1","name":"Marie Exemple","origin":"invited","state":"attended","partstat":"ACCEPTED","byOffice":false}}""");
        sendAs("staff", "/en/staff/briefings/b1/check-in", "code=k7mp2q").hasStatus(200).says("Marie Exemple is checked in.", "7 people are here.");
        assertThat(EVENTS.asked("POST /api/briefings/b1/check-ins").getFirst().body()).contains("\"code\":\"k7mp2q\"").doesNotContain("token");
        openAs("staff", "/en/staff/briefings/b1/check-in?token=scanned").hasStatus(200).says("A code was scanned");
        assertThat(EVENTS.asked("POST /api/briefings/b1/check-ins")).as("opening the page checks nobody in").hasSize(1);
        EVENTS.refuses("POST /api/briefings/b1/check-ins", 404, "registration-unknown", "Nobody on the list has the code ZZZZZZ.", "code", "unknown");
        sendAs("staff", "/de/staff/briefings/b1/check-in", "code=ZZZZZZ").hasStatus(404).says("Niemand auf der Liste passt dazu.");
        openAs("staff", "/en/staff/briefings/b1/check-in?find=tom").says("Tom Sample (sample)").doesNotSay("Marie Exemple");
    }

    @Test
    void showsThePublicWhatIsPublicAsEventData() {
        open("/en/briefings/b1").hasStatus(200).says("Peacebuilding across parties (sample)", "Palais de la Nation, Room 4", "Ask for a seat here", "Sat 20 February, 18:00")
                .has("\"@type\":\"Event\"", "\"startDate\":\"2027-03-02T14:00+01:00\"", "application/ld+json").doesNotSay("Otto");
        EVENTS.answers("GET /api/briefings/b1", example("briefing").replace("PUBLISHED", "CANCELLED"));
        open("/en/briefings/b1").says("This briefing was cancelled.").doesNotSay("Register").has("EventCancelled");
        open("/en/briefings/unknown").hasStatus(404);
    }

    @Test
    void listsWhatIsAheadForThePublic() {
        open("/en/briefings").hasStatus(200).says("Peacebuilding across parties (sample)", "2 March 2027, 14:00");
        EVENTS.answers("GET /api/briefings", "{\"items\":[%s]}".formatted(example("briefing").replace("2027-03-02T", "2027-01-02T")));
        open("/de/briefings").hasStatus(200).says("Zurzeit ist keine angekündigt.");
        EVENTS.fallSilent();
        open("/en/briefings").hasStatus(200).says("cannot be shown at the moment");
    }

    @Test
    void showsTheStoredTimesOnTheClockOfTheBuilding() {
        openAs("staff", "/en/staff/briefings/b1").has("name=\"from\" type=\"time\" value=\"14:00\"", "name=\"to\" type=\"time\" value=\"15:30\"", "name=\"until.time\" type=\"time\" value=\"18:00\"");
    }

    @Test
    void registersAStrangerAndAnswersTheSameWayWhoeverItIs() {
        EVENTS.answers("POST /api/briefings/b1/registrations", 202, Map.of(), "");
        send("/fr/briefings/b1", "name=Sami (exemple)", "email=sami@sample.example").leadsTo("/fr/briefings/b1?done=registered#registration");
        assertThat(EVENTS.asked("POST /api/briefings/b1/registrations").getFirst().body()).contains("\"language\":\"fr\"", "sami@sample.example");
        open("/fr/briefings/b1?done=registered").says("votre inscription compte dès que vous l’y confirmez");
        send("/fr/briefings/b1", "name=", "email=nobody").hasStatus(400).says("Indiquez un nom.", "Indiquez une adresse électronique");
        EVENTS.refuses("POST /api/briefings/b1/registrations", 409, "answer-too-late", "The time for answers is over; ask the office.");
        send("/fr/briefings/b1", "name=Sami", "email=sami@sample.example").hasStatus(409).says("Le délai de réponse est passé").has("value=\"sami@sample.example\"");
    }
}
