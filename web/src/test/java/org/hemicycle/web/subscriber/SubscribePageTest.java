package org.hemicycle.web.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;

class SubscribePageTest extends WebTest {

    private static final String[] WHOLE = {"email=ada@example.org", "language=fr", "areas=BE", "areas=FR", "kinds=visit"};

    @Test
    void offersTheAreaThatOneCameFromInThePagesLanguage() {
        open("/de/subscribe?area=BE")
                .hasStatus(200)
                .says("Belgien", "Delegationsbesuche")
                .has("name=\"areas\" value=\"BE\" checked", "name=\"language\" value=\"de\" checked", "name=\"kinds\" value=\"visit\" checked");
    }

    @Test
    void passesTheWishesOnAndSaysToCheckTheMail() {
        NOTIFICATION.answers("POST /api/subscriptions", 202, Map.of(), "{\"message\":\"…\"}");
        send("/fr/subscribe", WHOLE).leadsTo("/fr/subscribe/sent");
        assertThat(NOTIFICATION.asked("POST /api/subscriptions").getFirst().body()).isEqualTo(
                "{\"email\":\"ada@example.org\",\"language\":\"fr\",\"areas\":[\"BE\",\"FR\"],\"kinds\":[\"visit\"],\"cadence\":\"now\"}");
        open("/fr/subscribe/sent").hasStatus(200).says("Consultez vos e-mails");
    }

    @Test
    void signsUpForOneVisitAloneAndStillNamesItWhenSomethingElseIsWrong() {
        open("/en/subscribe?subject=visit/v1")
                .has("name=\"subjects\" value=\"visit/v1\" checked")
                .says("Families visit Brussels and London");
        send("/en/subscribe", "email=", "language=en", "offered=visit/v1", "subjects=visit/v1")
                .hasStatus(400).has("name=\"subjects\" value=\"visit/v1\" checked").doesNotSay("Choose at least one");
        NOTIFICATION.answers("POST /api/subscriptions", 202, Map.of(), "{}");
        send("/en/subscribe", "email=ada@example.org", "language=en", "offered=visit/v1", "subjects=visit/v1").leadsTo("/en/subscribe/sent");
        assertThat(NOTIFICATION.asked("POST /api/subscriptions").getLast().body()).endsWith(
                "\"areas\":[],\"kinds\":[],\"cadence\":\"now\",\"subjects\":[\"visit/v1\"]}");
    }

    @Test
    void offersDigestsAtAnHourOfTheReadersOwn() {
        open("/fr/subscribe")
                .has("name=\"cadence\" value=\"now\" checked", "<option value=\"7\" selected", "<option value=\"monday\" selected", "Europe/Paris")
                .says("Une fois par jour", "lundi");
        NOTIFICATION.answers("POST /api/subscriptions", 202, Map.of(), "{}");
        send("/en/subscribe", "email=ada@example.org", "language=en", "areas=BE", "kinds=visit",
                "cadence=weekly", "timeZone=Europe/Helsinki", "hour=18", "weekday=friday").leadsTo("/en/subscribe/sent");
        assertThat(NOTIFICATION.asked("POST /api/subscriptions").getLast().body()).endsWith(
                "\"cadence\":\"weekly\",\"timeZone\":\"Europe/Helsinki\",\"hour\":18,\"weekday\":\"friday\"}");
        send("/en/subscribe", "email=ada@example.org", "language=en", "areas=BE", "kinds=visit",
                "cadence=daily", "timeZone=Europe/Helsinki", "hour=18", "weekday=friday").leadsTo("/en/subscribe/sent");
        assertThat(NOTIFICATION.asked("POST /api/subscriptions").getLast().body()).endsWith(
                "\"cadence\":\"daily\",\"timeZone\":\"Europe/Helsinki\",\"hour\":18}");
    }

    @Test
    void saysAtTheFieldThatATimeZoneDoesNotExist() {
        NOTIFICATION.refuses("POST /api/subscriptions", 400, "invalid-field", "A field is wrong.", "timeZone", "must be the name of a time zone");
        send("/en/subscribe", "email=ada@example.org", "language=en", "areas=BE", "kinds=visit",
                "cadence=daily", "timeZone=Europe/Atlantis", "hour=x")
                .hasStatus(400).says("Time zone: must be the name of a time zone").has("value=\"daily\" checked", "href=\"#subscribe-timeZone\"");
    }

    @Test
    void refusesAnEmptyFormFieldByFieldWithoutAskingAnybody() {
        var page = send("/en/subscribe", "email=", "language=en");
        page.hasStatus(400)
                .says("E-mail address: Enter an e-mail address, such as name@example.org.")
                .says("Choose at least one country or region.", "Choose at least one kind of news.")
                .has("href=\"#subscribe-email\"", "id=\"subscribe-email\"", "aria-invalid=\"true\"", "id=\"subscribe-areas\"");
        assertThat(NOTIFICATION.asked("POST /api/subscriptions")).isEmpty();
    }

    @Test
    void keepsWhatWasTypedWhenNotificationServiceRefuses() {
        NOTIFICATION.refuses("POST /api/subscriptions", 400, "invalid-field", "A field is wrong.", "email", "is not an address");
        send("/de/subscribe", "email=<ada>@\"example\"", "language=de", "areas=AT", "kinds=article")
                .hasStatus(400)
                .has("value=\"&lt;ada>@&#34;example&#34;\"", "value=\"AT\" checked", "value=\"article\" checked")
                .has("<span lang=\"en\">is not an address</span>")
                .says("E-Mail-Adresse: is not an address");
    }

    @Test
    void keepsWhatWasTypedWhenNotificationServiceIsDown() {
        NOTIFICATION.fallSilent();
        send("/en/subscribe", WHOLE)
                .hasStatus(503)
                .says("Subscriptions cannot be reached at the moment.")
                .has("value=\"ada@example.org\"", "value=\"FR\" checked");
    }

    @Test
    void keepsTheAreaThatOneCameFromWhenContentServiceIsDown() {
        CONTENT.fallSilent();
        open("/en/subscribe?area=BE").hasStatus(200).says("the directory cannot be shown").has("value=\"BE\" checked");
    }
}
