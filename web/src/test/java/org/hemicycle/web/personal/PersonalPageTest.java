package org.hemicycle.web.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonalPageTest extends WebTest {

    @BeforeEach
    void answers() {
        EVENTS.answers("GET /api/personal/abc/programme", example("programme"))
                .answers("PUT /api/personal/abc/meetings/m2/answer", "{}");
    }

    @Test
    void showsTheProgrammeByDayOnTheClockOfEachHouseWithTheOwnAnswer() {
        assertThat(open("/en/my/abc").hasStatus(200).text()).containsSubsequence(
                "For Dana Delegate (sample).", "Arrival", "Mon 1 March, 10:20", "Monday 1 March 2027", "14:00–15:30",
                "Committee on foreign affairs", "Chatham House rule", "Your answer: you come", "15:40–16:40",
                "Group coordinators", "not confirmed yet", "Your answer: none yet", "Tuesday 2 March 2027", "This meeting has been cancelled.");
    }

    @Test
    void saysWhatChangedSinceTheyLookedLastOnTheClockOfTheHouse() {
        open("/en/my/abc").says("What has changed since you last looked", "Moved Group coordinators", "Mon 1 March, 11:00–12:00")
                .says("→ Mon 1 March, 15:40–16:40");
        EVENTS.answers("GET /api/personal/abc/programme", example("programme").replaceAll("\"changes\":\\[.*\\],\n", "\"changes\":[],\n"));
        open("/en/my/abc").hasStatus(200).doesNotSay("What has changed");
    }

    @Test
    void tellsTheAddressToNobody() {
        var page = open("/fr/my/abc");
        assertThat(page.headers().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.headers().getFirst("Cache-Control")).contains("no-store");
        assertThat(page.headers().getFirst("X-Robots-Tag")).contains("noindex");
        page.has("<meta name=\"robots\" content=\"noindex\">", "<meta name=\"referrer\" content=\"no-referrer\">").doesNotSay("script");
        assertThat(page.html()).doesNotContain("<script");
    }

    @Test
    void takesAnAnswerAndThanks() {
        send("/en/my/abc/meetings/m2/answer", "partstat=ACCEPTED").leadsTo("/en/my/abc?done=answered#meeting-m2");
        assertThat(EVENTS.asked("PUT /api/personal/abc/meetings/m2/answer").getFirst().body()).isEqualTo("{\"partstat\":\"ACCEPTED\"}");
        open("/en/my/abc?done=answered").says("Thank you, your answer is noted.");
    }

    @Test
    void asksWhoComesInsteadAndSendsOnlyThat() {
        send("/en/my/abc/meetings/m2/answer", "partstat=DELEGATED", "delegatedTo= ").hasStatus(400).says("Say who comes instead of you.");
        assertThat(EVENTS.asked("PUT /api/personal/abc/meetings/m2/answer")).isEmpty();
        send("/en/my/abc/meetings/m2/answer", "partstat=DELEGATED", "delegatedTo=Kim (sample)").leadsTo("/en/my/abc?done=answered#meeting-m2");
        assertThat(EVENTS.asked("PUT /api/personal/abc/meetings/m2/answer").getFirst().body())
                .isEqualTo("{\"partstat\":\"DELEGATED\",\"delegatedTo\":\"Kim (sample)\"}");
    }

    @Test
    void aRefusedAnswerIsSaidOnThePage() {
        EVENTS.refuses("PUT /api/personal/abc/meetings/m2/answer", 409, "visit-already-held", "The visit's last day is over.");
        send("/en/my/abc/meetings/m2/answer", "partstat=ACCEPTED").hasStatus(409)
                .says("This visit is over and can no longer be changed.", "Committee on foreign affairs");
    }

    @Test
    void aLinkThatIsOverSaysSoAndOfAForgedOneNothingMoreIsSaid() {
        EVENTS.refuses("GET /api/personal/old/programme", 410, "link-revoked", "Taken back.")
                .refuses("GET /api/personal/forged/programme", 400, "link-forged", "Not ours.");
        open("/en/my/old").hasStatus(410).says("This link has expired", "Ask the office for a new one");
        var forged = open("/de/my/forged").hasStatus(400).says("Dieser Link funktioniert nicht");
        assertThat(forged.headers().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void aVisitThatWasCalledOffTakesNoAnswers() {
        EVENTS.answers("GET /api/personal/abc/programme", example("programme")
                .replace("\"standing\":\"ANNOUNCED\"", "\"standing\":\"CANCELLED\",\"cancellationReason\":{\"en\":\"Strike\"}"));
        open("/en/my/abc").says("This visit has been cancelled.", "Strike").doesNotSay("I come");
    }

    @Test
    void neverAsksInTheNameOfWhoIsSignedIn() {
        openAs("staff", "/en/my/abc").hasStatus(200);
        assertThat(EVENTS.asked("GET /api/personal/abc/programme").getFirst().headers()).doesNotContainKey("authorization");
    }

    @Test
    void saysThatItCannotBeShownWhenEventsServiceIsDown() {
        EVENTS.fallSilent();
        open("/en/my/abc").hasStatus(503).says("Visits and programmes cannot be shown");
    }
}
