package org.hemicycle.web.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulletinPagesTest extends WebTest {

    private static final String ONE = "/api/bulletins/u1";
    private static final String[] TYPED = {
        "headline.en=News of spring", "headline.fr=", "headline.de=Frühling", "body.en=We **meet**.\r\n\r\nSoon.", "body.fr=", "body.de=Wir treffen uns.",
        "kinds=visit", "kinds=article", "areas=BE", "languages=en", "cadences=now", "version=3"};

    @BeforeEach
    void answers() {
        NOTIFICATION.answers("GET /api/bulletins", "{\"items\":[%s,%s],\"next\":\"bmV4dA\"}".formatted(example("bulletin"), example("bulletin-sending")))
                .answers("GET " + ONE, 200, Map.of("ETag", "\"3\""), example("bulletin"))
                .answers("GET /api/bulletins/u2", 200, Map.of("ETag", "\"5\""), example("bulletin-sending"))
                .answers("GET " + ONE + "/preview", example("bulletin-preview"))
                .answers("GET /api/bulletins/u2/preview", example("bulletin-preview"))
                .answers("POST /api/audiences/size", "{\"total\":1204,\"languages\":{\"en\":800,\"fr\":300,\"de\":104}}")
                .answers("POST /api/bulletins", 201, Map.of("Location", ONE, "ETag", "\"1\""), example("bulletin"))
                .answers("PUT " + ONE, 200, Map.of("ETag", "\"4\""), example("bulletin"))
                .answers("PUT " + ONE + "/state", 200, Map.of("ETag", "\"4\""), example("bulletin"))
                .answers("PUT " + ONE + "/schedule", 200, Map.of("ETag", "\"4\""), example("bulletin"))
                .answers("DELETE " + ONE + "/schedule", 200, Map.of("ETag", "\"4\""), example("bulletin"));
    }

    private static String[] and(String last) {
        String[] all = java.util.Arrays.copyOf(TYPED, TYPED.length + 1);
        all[TYPED.length] = last;
        return all;
    }

    @Test
    void listsWhatWasWrittenAndHowFarItIs() {
        openAs("staff", "/en/staff/bulletins").hasStatus(200)
                .says("News of spring (sample)", "draft", "A letter to all (sample)", "being sent", "1204", "Monday 1 February 2027, 09:30 (Europe/Brussels)")
                .has("href=\"/en/staff/bulletins/u1\"", "after=bmV4dA", "href=\"/en/staff/bulletins/new\"");
        openAs("staff", "/de/staff/visits").has("href=\"/de/staff/bulletins\"");
    }

    @Test
    void savesADraftWithTheLanguagesThatWereFilledIn() {
        sendAs("staff", "/en/staff/bulletins", and("do=save")).leadsTo("/en/staff/bulletins/u1?done=bulletin-saved");
        assertThat(NOTIFICATION.asked("POST /api/bulletins").getFirst().body()).isEqualTo(
                "{\"subject\":{\"en\":\"News of spring\",\"de\":\"Frühling\"},\"body\":{\"en\":\"We **meet**.\\r\\n\\r\\nSoon.\",\"de\":\"Wir treffen uns.\"},"
                        + "\"audience\":{\"areas\":[\"BE\"],\"kinds\":[\"visit\",\"article\"],\"languages\":[\"en\"],\"cadences\":[\"now\"]}}");
    }

    @Test
    void saysHowManyItWouldBeForAndKeepsWhatWasTyped() {
        sendAs("staff", "/en/staff/bulletins", and("do=count")).hasStatus(200)
                .says("1204 readers at this moment.", "French 300").has("value=\"News of spring\"", "Wir treffen uns.");
        assertThat(NOTIFICATION.asked("POST /api/bulletins")).isEmpty();
        sendAs("staff", "/fr/staff/bulletins/u1/edit", and("do=count")).hasStatus(200).says("1204 lecteurs en ce moment.").has("name=\"version\" value=\"3\"");
    }

    @Test
    void tellsARefusalBesideTheField() {
        NOTIFICATION.refuses("POST /api/bulletins", 422, "markup-refused", "A text is written in Markdown.", "body.de", "has HTML in it, which is not sent");
        sendAs("staff", "/de/staff/bulletins", and("do=save")).hasStatus(422)
                .says("Schreiben Sie in Markdown", "has HTML in it, which is not sent").has("id=\"bulletin-body.de-error\"", "value=\"News of spring\"");
        NOTIFICATION.refuses("PUT " + ONE, 422, "subject-unfit", "A subject must be one line.", "subject.en", "must be one line");
        sendAs("staff", "/en/staff/bulletins/u1/edit", and("do=save")).hasStatus(422).says("must be one line").has("id=\"bulletin-headline.en-error\"");
        NOTIFICATION.refuses("PUT " + ONE, 400, "invalid-field", "A field.", "audience.areas[0]", "is not an area");
        sendAs("staff", "/en/staff/bulletins/u1/edit", and("do=save")).hasStatus(400).has("id=\"bulletin-areas-error\"");
    }

    @Test
    void editsTheVersionThatWasSeen() {
        openAs("staff", "/en/staff/bulletins/u1/edit").hasStatus(200)
                .has("name=\"version\" value=\"3\"", "value=\"Nouvelles du printemps (exemple)\"", "We **meet** in [Brussels](https://a.example).");
        sendAs("staff", "/en/staff/bulletins/u1/edit", and("do=save")).leadsTo("/en/staff/bulletins/u1?done=bulletin-saved");
        assertThat(NOTIFICATION.asked("PUT " + ONE).getFirst().headers()).containsEntry("if-match", "\"3\"");
        NOTIFICATION.refuses("PUT " + ONE, 412, "version-stale", "Version 2 is no longer the current one.");
        sendAs("staff", "/en/staff/bulletins/u1/edit", and("do=save")).hasStatus(412).says("Version 2 is no longer the current one.").has("value=\"News of spring\"");
    }

    @Test
    void showsWhatReadersGetInAFrameInWhichNothingRuns() {
        openAs("staff", "/en/staff/bulletins/u1?language=de").hasStatus(200)
                .says("1204 readers at this moment", "German is missing: its readers get the text in English", "Belgium", "We meet in \"Brussels\" (https://a.example).")
                .has("<iframe class=\"letter\" sandbox title=", "src=\"/en/staff/bulletins/u1/letter?letter=de\"");
        var letter = openAs("staff", "/en/staff/bulletins/u1/letter?letter=fr");
        letter.hasStatus(200).has("<strong>meet</strong>");
        assertThat(letter.headers().get("Content-Security-Policy")).containsExactly(BulletinController.FRAMED_LETTER);
    }

    @Test
    void sendsATestMailToWhoeverWroteIt() {
        NOTIFICATION.answers("POST " + ONE + "/tests", "{\"taken\":true}");
        sendAs("staff", "/en/staff/bulletins/u1/tests", "email=anna@example.org", "language=fr").leadsTo("/en/staff/bulletins/u1?done=tested&language=fr");
        assertThat(NOTIFICATION.asked("POST " + ONE + "/tests").getFirst().body()).isEqualTo("{\"email\":\"anna@example.org\",\"language\":\"fr\"}");
        NOTIFICATION.answers("POST " + ONE + "/tests", "{\"taken\":false,\"reason\":\"550 5.7.1 no\"}");
        sendAs("staff", "/en/staff/bulletins/u1/tests", "email=anna@example.org", "language=fr").hasStatus(502).says("did not take it", "550 5.7.1 no");
        NOTIFICATION.refuses("POST " + ONE + "/tests", 400, "invalid-field", "The address.", "email", "has no @");
        sendAs("staff", "/en/staff/bulletins/u1/tests", "email=anna", "language=fr").hasStatus(400).says("has no @").has("value=\"anna\"", "id=\"trial-email-error\"");
    }

    @Test
    void schedulesItInAZoneAndTakesItBack() {
        sendAs("staff", "/en/staff/bulletins/u1/schedule", "version=3", "day=2027-03-01", "time=09:00", "timeZone=Europe/Brussels")
                .leadsTo("/en/staff/bulletins/u1?done=scheduled");
        var asked = NOTIFICATION.asked("PUT " + ONE + "/schedule").getFirst();
        assertThat(asked.body()).isEqualTo("{\"at\":\"2027-03-01T09:00\",\"timeZone\":\"Europe/Brussels\"}");
        assertThat(asked.headers()).containsEntry("if-match", "\"3\"");
        NOTIFICATION.refuses("PUT " + ONE + "/schedule", 422, "schedule-past", "The time of a bulletin must lie ahead.", "at", "The time of a bulletin must lie ahead.");
        sendAs("staff", "/fr/staff/bulletins/u1/schedule", "version=3", "day=2026-03-01", "time=09:00", "timeZone=Europe/Brussels").hasStatus(422)
                .says("Ce moment est passé").has("id=\"schedule-day-error\"", "value=\"2026-03-01\"");
        NOTIFICATION.answers("GET " + ONE, 200, Map.of("ETag", "\"4\""),
                example("bulletin").replace("\"draft\"", "\"scheduled\",\"sendAt\":\"2027-03-01T08:00:00Z\",\"timeZone\":\"Europe/Brussels\""));
        openAs("staff", "/en/staff/bulletins/u1").says("scheduled Monday 1 March 2027, 09:00 (Europe/Brussels)", "Take it off the schedule").doesNotSay("Send it now");
        sendAs("staff", "/en/staff/bulletins/u1/draft", "version=4").leadsTo("/en/staff/bulletins/u1?done=unscheduled");
    }

    @Test
    void showsProgressWithRateAndRemainingTimeAndWhatCanBeDone() {
        openAs("staff", "/en/staff/bulletins/u2").hasStatus(200)
                .says("610 of 1204 (50 %)", "40.7 mails a second.", "About 15 seconds to go.", "Pause", "Stop for good", "Refresh")
                .has("<progress class=\"full\" max=\"1204\" value=\"610\"", "hx-get=\"/en/staff/bulletins/u2/live\"").doesNotSay("Send it now");
        openAs("staff", "/en/staff/bulletins/u2/live").hasStatus(200).says("610 of 1204 (50 %)");
        var sent = example("bulletin-sending").replace("\"sending\"", "\"sent\",\"endedAt\":\"2027-02-01T08:31:00Z\"").replace(",\"remainingSeconds\":15", "");
        NOTIFICATION.answers("GET /api/bulletins/u2", 200, Map.of("ETag", "\"6\""), sent);
        assertThat(openAs("staff", "/en/staff/bulletins/u2/live").headers().getFirst("HX-Refresh")).isEqualTo("true");
        openAs("staff", "/en/staff/bulletins/u2").says("sent begun Monday 1 February 2027, 09:30").doesNotSay("Pause").doesNotSay("to go.");
    }

    @Test
    void pausesGoesOnAndStops() {
        for (String state : new String[] {"sending", "paused", "stopped"}) {
            sendAs("staff", "/en/staff/bulletins/u1/state", "version=3", "state=" + state).leadsTo("/en/staff/bulletins/u1?done=bulletin-" + state);
        }
        assertThat(NOTIFICATION.asked("PUT " + ONE + "/state")).extracting(asked -> asked.body())
                .containsExactly("{\"state\":\"sending\"}", "{\"state\":\"paused\"}", "{\"state\":\"stopped\"}");
        NOTIFICATION.refuses("PUT " + ONE + "/state", 422, "audience-empty", "Nobody follows this.", "audience.kinds", "Nobody follows this.");
        sendAs("staff", "/de/staff/bulletins/u1/state", "version=3", "state=sending").hasStatus(422).says("Niemand verfolgt das");
    }

    @Test
    void removesADraft() {
        NOTIFICATION.answers("DELETE " + ONE, 204, Map.of(), "");
        sendAs("staff", "/fr/staff/bulletins/u1/removal", "version=3").leadsTo("/fr/staff/bulletins?done=bulletin-removed");
        openAs("staff", "/fr/staff/bulletins?done=bulletin-removed").says("Le brouillon est supprimé.");
        openAs("staff", "/en/staff/bulletins/none").hasStatus(404);
    }

    @Test
    void standsWithoutNotificationService() {
        NOTIFICATION.fallSilent();
        openAs("staff", "/en/staff/bulletins").hasStatus(200);
        openAs("staff", "/en/staff/bulletins/new").hasStatus(200);
        sendAs("staff", "/en/staff/bulletins", and("do=save")).hasStatus(503).has("value=\"News of spring\"");
        openAs("staff", "/en/staff/bulletins/u1").hasStatus(503);
    }

    @Test
    void isClosedToOthers() {
        openAs("editor", "/en/staff/bulletins").hasStatus(403);
        sendAs("editor", "/en/staff/bulletins/u1/state", "version=3", "state=sending").hasStatus(403);
        open("/en/staff/bulletins").hasStatus(401);
    }
}
