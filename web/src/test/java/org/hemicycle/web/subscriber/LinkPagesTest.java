package org.hemicycle.web.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;

class LinkPagesTest extends WebTest {

    private static final String PREFERENCES =
            "{\"language\":\"fr\",\"areas\":[\"BE\"],\"kinds\":[\"visit\",\"statement\"],\"cadence\":\"now\",\"state\":\"CONFIRMED\"}";

    @Test
    void openingTheConfirmationLinkChangesNothing() {
        open("/en/confirm/abc").hasStatus(200).says("Confirm your subscription").has("<form method=\"post\" action=\"/en/confirm/abc\">");
        assertThat(NOTIFICATION.asked("POST /api/confirmations")).isEmpty();
    }

    @Test
    void theButtonConfirmsAndLeadsToThePreferences() {
        NOTIFICATION.answers("POST /api/confirmations", "{\"preferencesToken\":\"xyz\"}").answers("GET /api/preferences/xyz", PREFERENCES);
        send("/en/confirm/abc").leadsTo("/en/preferences/xyz?done=confirmed");
        assertThat(NOTIFICATION.asked("POST /api/confirmations").getFirst().body()).isEqualTo("{\"token\":\"abc\"}");
        open("/en/preferences/xyz?done=confirmed").says("Your subscription is confirmed.");
    }

    @Test
    void anExpiredLinkSaysSo() {
        NOTIFICATION.refuses("POST /api/confirmations", 410, "link-expired", "The link has expired.");
        send("/de/confirm/old").hasStatus(410).says("Dieser Link ist abgelaufen");
    }

    @Test
    void aForgedLinkIsRefusedWithoutSayingMore() {
        NOTIFICATION.refuses("POST /api/confirmations", 400, "link-forged", "This link is not one of ours.");
        send("/en/confirm/forged").hasStatus(400).says("This link does not work");
    }

    @Test
    void confirmingWaitsForNotificationService() {
        NOTIFICATION.fallSilent();
        send("/en/confirm/abc").hasStatus(503).says("Subscriptions cannot be reached", "Yes, write to me");
    }

    @Test
    void thePreferencesShowWhatWasChosen() {
        NOTIFICATION.answers("GET /api/preferences/xyz", PREFERENCES);
        open("/en/preferences/xyz")
                .hasStatus(200)
                .has("name=\"language\" value=\"fr\" checked", "value=\"BE\" checked", "value=\"statement\" checked")
                .has("<meta name=\"robots\" content=\"noindex\">");
    }

    @Test
    void changedPreferencesAreSaved() {
        NOTIFICATION.answers("PUT /api/preferences/xyz", PREFERENCES);
        send("/en/preferences/xyz", "language=de", "areas=FR", "kinds=visit").leadsTo("/en/preferences/xyz?done=saved");
        assertThat(NOTIFICATION.asked("PUT /api/preferences/xyz").getFirst().body())
                .isEqualTo("{\"language\":\"de\",\"areas\":[\"FR\"],\"kinds\":[\"visit\"],\"cadence\":\"now\",\"state\":\"CONFIRMED\",\"subjects\":[]}");
    }

    @Test
    void digestsAreShownChangedAndKeptWhenEverythingEnds() {
        String digest = PREFERENCES.replace("\"now\"", "\"weekly\",\"timeZone\":\"Europe/Riga\",\"hour\":6,\"weekday\":\"sunday\"");
        NOTIFICATION.answers("GET /api/preferences/xyz", digest).answers("PUT /api/preferences/xyz", digest);
        open("/de/preferences/xyz").has("value=\"weekly\" checked", "<option value=\"6\" selected", "<option value=\"sunday\" selected",
                "<option value=\"Europe/Riga\" selected").says("Sonntag");
        send("/en/preferences/xyz/end").leadsTo("/en/unsubscribed");
        assertThat(NOTIFICATION.asked("PUT /api/preferences/xyz").getLast().body()).contains(
                "\"cadence\":\"weekly\",\"timeZone\":\"Europe/Riga\",\"hour\":6,\"weekday\":\"sunday\"");
        send("/en/preferences/xyz", "language=de", "areas=FR", "kinds=visit", "cadence=daily", "timeZone=Europe/Riga", "hour=5")
                .leadsTo("/en/preferences/xyz?done=saved");
        assertThat(NOTIFICATION.asked("PUT /api/preferences/xyz").getLast().body()).contains(
                "\"cadence\":\"daily\",\"timeZone\":\"Europe/Riga\",\"hour\":5,\"state\":\"CONFIRMED\"");
    }

    @Test
    void quietHoursAndAPauseAreShownChangedAndKept() {
        String quiet = PREFERENCES.replace("\"now\"",
                "\"now\",\"timeZone\":\"Europe/Riga\",\"quietFrom\":22,\"quietTo\":7,\"pausedUntil\":\"2027-01-31\"");
        NOTIFICATION.answers("GET /api/preferences/xyz", quiet).answers("PUT /api/preferences/xyz", quiet);
        open("/fr/preferences/xyz").has("<option value=\"22\" selected", "<option value=\"7\" selected", "value=\"2027-01-31\"",
                "href=\"/api/preferences/xyz/data\"").says("Heures calmes de", "Télécharger le fichier");
        send("/en/preferences/xyz", "language=de", "areas=FR", "kinds=visit", "timeZone=Europe/Riga", "quietFrom=23", "quietTo=6",
                "pausedUntil=2027-02-01").leadsTo("/en/preferences/xyz?done=saved");
        assertThat(NOTIFICATION.asked("PUT /api/preferences/xyz").getLast().body()).contains(
                "\"cadence\":\"now\",\"timeZone\":\"Europe/Riga\",\"quietFrom\":23,\"quietTo\":6,\"pausedUntil\":\"2027-02-01\"");
    }

    @Test
    void oneTopicIsStoppedByOneButton() {
        NOTIFICATION.answers("GET /api/preferences/xyz", PREFERENCES).answers("POST /api/preferences/xyz/withdrawals", PREFERENCES);
        open("/en/preferences/xyz").has("name=\"kind\" value=\"statement\"", "name=\"area\" value=\"BE\"");
        send("/en/preferences/xyz/withdrawals", "kind=statement").leadsTo("/en/preferences/xyz?done=stopped");
        assertThat(NOTIFICATION.asked("POST /api/preferences/xyz/withdrawals").getFirst().body()).isEqualTo("{\"kind\":\"statement\"}");
        open("/de/preferences/xyz?done=stopped").says("Das wird Ihnen nicht mehr gesendet.");
    }

    @Test
    void singleVisitsAreFollowedByTheirTitlesAndWhatWasAskedForIsOffered() {
        String following = PREFERENCES.replace("\"areas\":[\"BE\"],\"kinds\":[\"visit\",\"statement\"]",
                "\"areas\":[],\"kinds\":[],\"subjects\":[\"visit/v1\"],\"offered\":[\"briefing/gone\"]");
        assertThat(following).contains("briefing/gone");
        NOTIFICATION.answers("GET /api/preferences/xyz", following)
                .answers("PUT /api/preferences/xyz", following)
                .answers("POST /api/preferences/xyz/withdrawals", following);
        open("/en/preferences/xyz")
                .has("name=\"subjects\" value=\"visit/v1\" checked", "name=\"subjects\" value=\"briefing/gone\">")
                .has("name=\"subject\" value=\"visit/v1\"")
                .says("Families visit Brussels and London", "A visit, briefing or commitment that is no longer public");
        send("/en/preferences/xyz", "language=en", "offered=visit/v1", "subjects=visit/v1", "offered=briefing/gone", "subjects=briefing/gone")
                .leadsTo("/en/preferences/xyz?done=saved");
        assertThat(NOTIFICATION.asked("PUT /api/preferences/xyz").getLast().body()).endsWith(
                "\"areas\":[],\"kinds\":[],\"cadence\":\"now\",\"state\":\"CONFIRMED\",\"subjects\":[\"visit/v1\",\"briefing/gone\"]}");
        send("/en/preferences/xyz/withdrawals", "subject=visit/v1").leadsTo("/en/preferences/xyz?done=stopped");
        assertThat(NOTIFICATION.asked("POST /api/preferences/xyz/withdrawals").getLast().body()).isEqualTo("{\"subject\":\"visit/v1\"}");
    }

    @Test
    void preferencesWithoutAnAreaAreRefused() {
        send("/fr/preferences/xyz", "language=de", "kinds=visit").hasStatus(400).says("Choisissez au moins un pays ou une région.");
        assertThat(NOTIFICATION.asked("PUT /api/preferences/xyz")).isEmpty();
    }

    @Test
    void forgedPreferencesAreNotFound() {
        open("/en/preferences/forged").hasStatus(404).says("This link does not work");
    }

    @Test
    void everythingIsEndedByOneButtonAndTheChoicesAreKept() {
        NOTIFICATION.answers("GET /api/preferences/xyz", PREFERENCES).answers("PUT /api/preferences/xyz", PREFERENCES);
        send("/en/preferences/xyz/end").leadsTo("/en/unsubscribed");
        assertThat(NOTIFICATION.asked("PUT /api/preferences/xyz").getFirst().body()).isEqualTo("""
                {"language":"fr","areas":["BE"],"kinds":["visit","statement"],"cadence":"now","state":"UNSUBSCRIBED","subjects":[]}""");
        open("/en/unsubscribed").says("You are unsubscribed");
    }

    @Test
    void whoIsUnsubscribedIsToldSoAndCanComeBack() {
        NOTIFICATION.answers("GET /api/preferences/xyz", PREFERENCES.replace("CONFIRMED", "UNSUBSCRIBED"));
        open("/en/preferences/xyz").says("You are unsubscribed and get no mail.", "Write to me again").doesNotSay("Unsubscribe from everything");
    }

    @Test
    void aPersonIsErasedAtTheirWish() {
        NOTIFICATION.answers("DELETE /api/preferences/xyz", 204, Map.of(), "");
        send("/en/preferences/xyz/erasure").leadsTo("/en/unsubscribed");
        assertThat(NOTIFICATION.asked("DELETE /api/preferences/xyz")).hasSize(1);
    }

    @Test
    void openingTheUnsubscribeLinkChangesNothing() {
        open("/de/unsubscribe/abc").hasStatus(200).says("Abbestellen");
        assertThat(NOTIFICATION.asked("POST /api/unsubscriptions/abc")).isEmpty();
    }

    @Test
    void aMailProgramUnsubscribesWithOneClickAndIsAnsweredInPlace() {
        NOTIFICATION.answers("POST /api/unsubscriptions/abc", "{}");
        client.post().uri("/de/unsubscribe/abc")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("List-Unsubscribe=One-Click")
                .exchange()
                .expectStatus().isOk()
                .expectHeader().doesNotExist("Set-Cookie");
        assertThat(NOTIFICATION.asked("POST /api/unsubscriptions/abc")).hasSize(1);
    }

    @Test
    void theButtonUnsubscribesToo() {
        NOTIFICATION.answers("POST /api/unsubscriptions/abc", "{}");
        send("/fr/unsubscribe/abc").hasStatus(200).says("Vous êtes désabonné");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void noLogHoldsAPersonsLink(CapturedOutput log) {
        NOTIFICATION.fallSilent();
        send("/en/unsubscribe/a-persons-own-token");
        open("/en/preferences/a-persons-own-token");
        assertThat(log.getOut()).contains("notification does not answer").doesNotContain("a-persons-own-token");
    }

    @Test
    void aMailProgramIsToldToTryAgainWhenNotificationServiceIsDown() {
        NOTIFICATION.fallSilent();
        send("/en/unsubscribe/abc", "List-Unsubscribe=One-Click").hasStatus(503);
    }
}
