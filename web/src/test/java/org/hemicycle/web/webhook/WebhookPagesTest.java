package org.hemicycle.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookPagesTest extends WebTest {

    private static final String ONE = "/api/webhooks/0a1b";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

    @BeforeEach
    void answers() {
        NOTIFICATION.answers("GET /api/webhooks", "{\"items\":[%s]}".formatted(example("webhook")))
                .answers("GET " + ONE, 200, Map.of("ETag", "\"3\""), example("webhook"))
                .answers("GET " + ONE + "/attempts", example("attempts"));
    }

    @Test
    void listsWhoIsToldWhat() {
        openAs("admin", "/en/admin/webhooks").hasStatus(200).says("The members' calendar (sample) https://receiver.example/hook?key=1",
                "Delegation visits", "Briefings", "Belgium", "enabled 2027-01-10 08:00:00 UTC");
        openAs("admin", "/en/admin/status").has("href=\"/en/admin/webhooks\"");
    }

    @Test
    void showsTheSecretOfANewWebhookOnceAndKeepsItFromCaches() {
        NOTIFICATION.answers("POST /api/webhooks", 201, Map.of("ETag", "\"1\""),
                "{\"webhook\":%s,\"secret\":\"%s\"}".formatted(example("webhook"), SECRET));
        var shown = sendAs("admin", "/de/admin/webhooks", "url=https://receiver.example/hook", "description=", "kinds=visit", "kinds=briefing", "areas=BE");

        shown.hasStatus(200).says(SECRET, "Es wird nicht wieder gezeigt").has("href=\"/de/admin/webhooks/0a1b\"");
        assertThat(shown.headers().getCacheControl()).isEqualTo("no-store");
        assertThat(NOTIFICATION.asked("POST /api/webhooks").getFirst().body())
                .isEqualTo("{\"url\":\"https://receiver.example/hook\",\"kinds\":[\"visit\",\"briefing\"],\"areas\":[\"BE\"]}");
        openAs("admin", "/de/admin/webhooks/0a1b").doesNotSay(SECRET);
    }

    @Test
    void tellsARefusalBesideTheField() {
        NOTIFICATION.refuses("POST /api/webhooks", 422, "webhook-address-inside", "The address leads inside.", "url", "leads inside a network");
        sendAs("admin", "/fr/admin/webhooks", "url=https://10.0.0.1/", "kinds=visit", "areas=BE").hasStatus(422)
                .says("Cette adresse mène à l’intérieur d’un réseau", "leads inside a network")
                .has("value=\"https://10.0.0.1/\"", "id=\"webhook-url-error\"");
    }

    @Test
    void showsEveryAttempt() {
        openAs("admin", "/en/admin/webhooks/0a1b").hasStatus(200).says("two sign", "visit.announced.v1 msg_one delivered",
                "2027-01-20 08:00:00 UTC timeout, 15003 ms", "2027-01-20 08:00:05 UTC HTTP 204, 31 ms",
                "waiting next attempt 2027-01-20 09:05:00 UTC", "HTTP 503, 12 ms")
                .has("after=bmV4dA", "action=\"/en/admin/webhooks/0a1b/deliveries/msg_one/replay\"", "value=\"2027-01-26\"", "value=\"2027-02-01\"");
        assertThat(openAs("admin", "/en/admin/webhooks/0a1b").html()).as("what waits is sent anyway").doesNotContain("msg_two/replay");
        NOTIFICATION.answers("GET " + ONE + "/attempts?limit=50&state=given-up", "{\"items\":[]}");
        openAs("admin", "/en/admin/webhooks/0a1b?state=given-up").says("Nothing.").doesNotSay("msg_one");
    }

    @Test
    void disablesAndSaysWhyAWebhookIsDisabled() {
        NOTIFICATION.answers("PUT " + ONE + "/state", example("webhook"));
        sendAs("admin", "/en/admin/webhooks/0a1b/state", "version=3", "state=disabled").leadsTo("/en/admin/webhooks/0a1b?done=webhook-disabled");
        var asked = NOTIFICATION.asked("PUT " + ONE + "/state").getFirst();
        assertThat(asked.headers()).containsEntry("if-match", "\"3\"");
        assertThat(asked.body()).isEqualTo("{\"state\":\"disabled\"}");

        NOTIFICATION.answers("GET " + ONE, 200, Map.of("ETag", "\"4\""),
                example("webhook").replace("\"enabled\"", "\"disabled\",\"reason\":\"gone\""));
        openAs("admin", "/en/admin/webhooks/0a1b?done=webhook-disabled").says("What comes now is held", "disabled the receiver answered that it is gone (410)")
                .doesNotSay("Send a range again");
    }

    @Test
    void saysThatSomebodyElseChangedItMeanwhile() {
        NOTIFICATION.refuses("PUT " + ONE + "/state", 412, "version-stale", "Version 2 is no longer the current one.");
        sendAs("admin", "/en/admin/webhooks/0a1b/state", "version=2", "state=disabled").hasStatus(412).says("Version 2 is no longer the current one.");
    }

    @Test
    void makesANewSecret() {
        NOTIFICATION.answers("POST " + ONE + "/secrets", 201, Map.of("ETag", "\"4\""),
                "{\"secret\":\"%s\",\"previousUntil\":\"2027-02-02T09:00:00Z\"}".formatted(SECRET));
        sendAs("admin", "/en/admin/webhooks/0a1b/secrets", "version=3", "overlapHours=24").hasStatus(200)
                .says(SECRET, "The one before signs beside it until 2027-02-02 09:00:00 UTC");
    }

    @Test
    void sendsOneOrARangeAgain() {
        NOTIFICATION.answers("POST " + ONE + "/deliveries/msg_one/replay", 202, Map.of(), "{\"replayed\":1}")
                .answers("POST " + ONE + "/replay", 202, Map.of(), "{\"replayed\":2}");
        sendAs("admin", "/en/admin/webhooks/0a1b/deliveries/msg_one/replay").leadsTo("/en/admin/webhooks/0a1b?done=replayed");
        sendAs("admin", "/en/admin/webhooks/0a1b/replay", "from=2027-01-26", "until=2027-02-01").leadsTo("/en/admin/webhooks/0a1b?done=replayed");
        assertThat(NOTIFICATION.asked("POST " + ONE + "/replay").getFirst().body()).isEqualTo(
                "{\"from\":\"2027-01-26T00:00:00Z\",\"until\":\"2027-02-02T00:00:00Z\",\"states\":[\"given-up\",\"held\"]}");
        sendAs("admin", "/en/admin/webhooks/0a1b/replay", "from=soon", "until=2027-02-01").hasStatus(400).says("Enter a day.");
    }

    @Test
    void removesAWebhook() {
        NOTIFICATION.answers("DELETE " + ONE, 204, Map.of(), "");
        sendAs("admin", "/fr/admin/webhooks/0a1b/removal").leadsTo("/fr/admin/webhooks?done=webhook-removed");
        openAs("admin", "/fr/admin/webhooks?done=webhook-removed").says("Le webhook est supprimé.");
        openAs("admin", "/en/admin/webhooks/none").hasStatus(404);
    }

    @Test
    void standsWithoutNotificationService() {
        NOTIFICATION.fallSilent();
        openAs("admin", "/en/admin/webhooks").hasStatus(200).says("The figures of notification-service cannot be shown");
        sendAs("admin", "/en/admin/webhooks", "url=https://receiver.example/hook", "kinds=visit", "areas=BE").hasStatus(503)
                .has("value=\"https://receiver.example/hook\"");
        openAs("admin", "/en/admin/webhooks/0a1b").hasStatus(503);
    }

    @Test
    void isClosedToStaffAndThePublic() {
        openAs("staff", "/en/admin/webhooks").hasStatus(403);
        sendAs("staff", "/en/admin/webhooks/0a1b/removal").hasStatus(403);
        open("/en/admin/webhooks").hasStatus(401);
    }
}
