package org.hemicycle.web.invitee;

import static org.assertj.core.api.Assertions.assertThat;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitationPageTest extends WebTest {

    @BeforeEach
    void answers() {
        EVENTS.answers("GET /api/personal/tok/registration", example("invitation"));
    }

    @Test
    void showsTheInvitationWithItsAnswersAndKeepsTheAddressToItself() {
        var shown = open("/fr/invitations/tok").hasStatus(200)
                .says("Invitation pour Ines Muster (sample)", "Vous êtes invité. Merci de répondre.", "Oui, je viens", "Peut-être", "Envoyer quelqu’un à ma place", "sam. 20 février, 18:00", "Room 4")
                .has("name=\"robots\" content=\"noindex\"", "href=\"/feeds/personal/tok.ics\"");
        assertThat(shown.headers().getFirst("Cache-Control")).contains("no-store");
        assertThat(shown.headers().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(EVENTS.asked("PUT /api/personal/tok/registration")).as("opening it answers nothing").isEmpty();
    }

    @Test
    void saysWhatHasChangedSinceTheyLookedLast() {
        open("/en/invitations/tok").doesNotSay("What has changed");
        EVENTS.answers("GET /api/personal/tok/registration", example("invitation").replace("\"calendar\"", """
                "changes":[{"kind":"meeting-moved","meetingId":"b1","summary":{"en":"Peacebuilding across parties (sample)"},"start":"2027-03-02T14:00:00+01:00","end":"2027-03-02T15:30:00+01:00",
                 "building":{"id":"be-palace","name":{"fr":"Palais de la Nation"},"address":"Rue de la Loi 16, 1000 Bruxelles","areaId":"BE","timeZone":"Europe/Brussels"},
                 "previousStart":"2027-03-02T10:00:00+01:00","previousEnd":"2027-03-02T11:30:00+01:00"}],"calendar\""""));
        open("/en/invitations/tok").hasStatus(200).says("What has changed since you last looked", "Tue 2 March, 10:00–11:30", "Tue 2 March, 14:00–15:30");
    }

    @Test
    void sendsTheAnswerWithoutSigningIn() {
        EVENTS.answers("PUT /api/personal/tok/registration", "{}");
        send("/en/invitations/tok", "answer=yes").leadsTo("/en/invitations/tok?done=saved");
        var asked = EVENTS.asked("PUT /api/personal/tok/registration").getFirst();
        assertThat(asked.body()).isEqualTo("{\"answer\":\"yes\"}");
        assertThat(asked.headers()).doesNotContainKey("authorization");
        open("/en/invitations/tok?done=saved").says("Your answer is saved.");
    }

    @Test
    void sendsAnAideByNameAndAsksForTheName() {
        EVENTS.answers("PUT /api/personal/tok/registration", "{}");
        send("/en/invitations/tok", "answer=delegate", "name=").hasStatus(400).says("Enter a name.");
        send("/en/invitations/tok", "answer=delegate", "name=Nia Aide (sample)", "email=nia@sample.example").leadsTo("/en/invitations/tok?done=saved");
        assertThat(EVENTS.asked("PUT /api/personal/tok/registration").getFirst().body())
                .contains("\"aide\":{\"name\":\"Nia Aide (sample)\",\"email\":\"nia@sample.example\",\"language\":\"en\"}").doesNotContain("\"to\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "waitlisted | \"position\":3,\"answers\":[\"no\"] | You are on the waiting list. You are number 3 in line. | Leave the waiting list",
        "offered | \"offeredUntil\":\"2027-02-02T18:00:00+01:00\",\"answers\":[\"yes\",\"no\"] | It is kept for you until Tue 2 February, 18:00. | Take the seat",
        "confirmed | \"code\":\"K7MP2Q\",\"answers\":[\"delegate\",\"no\",\"transfer\"] | Your seat is confirmed. | Hand the seat on",
        "confirmed | \"code\":\"K7MP2Q\",\"answers\":[] | K7MP2Q | Show this code",
        "declined | \"answers\":[\"yes\"] | You do not come. | Yes, I come",
    })
    void saysWhereOneStandsAndOffersWhatIsPossible(String state, String rest, String standing, String button) {
        EVENTS.answers("GET /api/personal/tok/registration", example("invitation")
                .replace("\"state\":\"invited\"", "\"state\":\"" + state + "\"").replaceAll("\"answers\":\\[.*]", rest));
        open("/en/invitations/tok").hasStatus(200).says(standing, button);
    }

    @Test
    void saysWhyAnAnswerOrALinkIsRefused() {
        EVENTS.refuses("PUT /api/personal/tok/registration", 409, "offer-expired", "The seat was offered until a moment that has passed.");
        send("/de/invitations/tok", "answer=yes").hasStatus(409).says("Das Angebot ist abgelaufen");
        EVENTS.refuses("GET /api/personal/old/registration", 410, "link-revoked", "This link is no longer valid.", "token", "revoked");
        open("/de/invitations/old").hasStatus(410).says("Dieser Link gilt nicht mehr.", "bitten Sie das einladende Büro").doesNotSay("Ines");
        EVENTS.refuses("GET /api/personal/forged/registration", 400, "link-forged", "Not one of ours.", "token", "forged");
        open("/en/invitations/forged").hasStatus(400).says("This link is not one of ours");
        EVENTS.fallSilent();
        open("/en/invitations/tok").hasStatus(503).says("cannot be shown at the moment");
    }
}
