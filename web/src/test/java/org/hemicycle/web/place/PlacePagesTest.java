package org.hemicycle.web.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacePagesTest extends WebTest {

    private static final String RULE = "/en/staff/places/rules/be-palace-guest";

    @BeforeEach
    void answers() {
        EVENTS.answers("GET /api/access-rules", example("access-rules"))
                .answers("GET /api/travel", example("travel"))
                .answers("GET /api/places", example("places"))
                .answers("GET /api/places/be-palace/hours", hours())
                .answers("PUT /api/places/be-palace/hours", 200, Map.of("ETag", "\"3\""), "{}")
                .answers("PUT /api/access-rules/be-palace-guest", 200, Map.of("ETag", "\"2\""), "{}")
                .answers("PUT /api/travel/Brussels/be-palace", "{}");
    }

    @Test
    void showsWhatBuildingsAskWithItsAgeAndTheWaysBetweenThem() {
        assertThat(openAs("staff", "/en/staff/places").hasStatus(200).text()).containsSubsequence(
                "Interest representatives", "rule not checked for long", "Wants to know: Full name.", "Old page (sample)", "to be confirmed");
        openAs("staff", "/en/staff/places")
                .says("checked 20 January 2027", "2 working days before.", "Wants to know: Full name, Date of birth.", "→ Paris", "by train",
                        "Timetable of January 2027 (sample) (anna)", "Brussels → London", "220", "estimate");
        openAs("editor", "/en/staff/places").hasStatus(403);
        EVENTS.answers("GET /api/travel", 503, Map.of(), "{}");
        openAs("staff", "/fr/staff/places").hasStatus(200).says("Invités");
    }

    @Test
    void rewritesARuleOnTheVersionThatWasSeen() {
        openAs("staff", RULE).hasStatus(200).has(
                "name=\"version\" value=\"1\"", "name=\"leadDays\" type=\"number\" value=\"2\"", "name=\"latest\" type=\"time\" value=\"12:00\"",
                "name=\"needs\" value=\"birth-date\" checked", "name=\"checkedAt\" type=\"date\" value=\"2027-02-01\"");
        sendAs("staff", RULE, "version=1", "leadDays=3", "businessDays=true", "latest=", "needs=full-name", "source=House rules", "url=", "checkedAt=2027-02-01", "confidence=official")
                .leadsTo(RULE + "?done=rule");
        var asked = EVENTS.asked("PUT /api/access-rules/be-palace-guest").getFirst();
        assertThat(asked.headers()).containsEntry("if-match", "\"1\"");
        assertThat(asked.body()).isEqualTo("""
                {"leadDays":3,"businessDays":true,"needs":["full-name"],"sponsorRequired":false,"escortRequired":false,\
                "source":"House rules","checkedAt":"2027-02-01","confidence":"official"}""");
        openAs("staff", "/en/staff/places/rules/nowhere").hasStatus(404);
    }

    @Test
    void keepsWhatWasTypedOfARuleThatIsRefused() {
        sendAs("staff", RULE, "version=1", "leadDays=soon", "source=", "checkedAt=").hasStatus(400)
                .says("Enter a whole number.", "Say where you found it.", "Enter a day.").has("value=\"soon\"");
        assertThat(EVENTS.asked("PUT /api/access-rules/be-palace-guest")).isEmpty();
        EVENTS.refuses("PUT /api/access-rules/be-palace-guest", 422, "checked-in-the-future", "Ahead.", "checkedAt", "Ahead.");
        sendAs("staff", RULE.replace("/en/", "/de/"), "version=1", "source=Hausordnung", "checkedAt=2028-01-01", "confidence=official").hasStatus(422)
                .says("Der Tag der Prüfung liegt in der Zukunft.").has("value=\"Hausordnung\"", "value=\"2028-01-01\"");
    }

    @Test
    void entersAJourneyThatSomebodyLookedUp() {
        sendAs("staff", "/en/staff/places/journeys", "version=7", "from=Brussels", "to=be-palace", "mode=taxi", "minutes=25", "source=Tried it (sample)")
                .leadsTo("/en/staff/places?done=journey#journeys");
        assertThat(EVENTS.asked("PUT /api/travel/Brussels/be-palace").getFirst().body())
                .isEqualTo("{\"mode\":\"taxi\",\"minutes\":25,\"source\":\"Tried it (sample)\"}");
        assertThat(EVENTS.asked("PUT /api/travel/Brussels/be-palace").getFirst().headers()).containsEntry("if-match", "\"7\"");
        sendAs("staff", "/en/staff/places/journeys", "from=Brussels", "to=", "mode=taxi", "minutes=", "source=").hasStatus(400)
                .says("Choose a city or building.", "Enter a whole number.", "Say where you found it.").has("value=\"Brussels\" selected");
        EVENTS.refuses("PUT /api/travel/Brussels/Brussels", 422, "journey-to-itself", "A journey leads from one place to another.", "to", "A journey leads from one place to another.");
        sendAs("staff", "/fr/staff/places/journeys", "from=Brussels", "to=Brussels", "mode=taxi", "minutes=5", "source=x").hasStatus(422)
                .says("Un trajet mène d’un lieu à un autre.");
    }

    @Test
    void showsWhenBuildingsAreOpenAndWritesItDownOnTheVersionThatWasSeen() {
        openAs("staff", "/en/staff/places").says("Palace of the Nation Monday 09:00–12:30, 14:00–18:00 Tuesday 09:00–18:00");
        String path = "/en/staff/places/hours/be-palace";
        openAs("staff", path).hasStatus(200).says("Opening hours: Palace of the Nation", "checked 20 January 2027")
                .has("name=\"version\" value=\"2\"", "name=\"hours.mon\" type=\"text\" value=\"09:00-12:30, 14:00-18:00\"", "name=\"hours.wed\" type=\"text\" value=\"\"");
        sendAs("staff", path, "version=2", "hours.mon=09:00 – 12:30; 13:00-17:00", "hours.sun= ", "source=Asked at the door (sample)", "checkedAt=2027-02-01", "confidence=secondary")
                .leadsTo(path + "?done=hours");
        var asked = EVENTS.asked("PUT /api/places/be-palace/hours").getFirst();
        assertThat(asked.headers()).containsEntry("if-match", "\"2\"");
        assertThat(asked.body()).isEqualTo("""
                {"hours":{"mon":["09:00-12:30","13:00-17:00"]},"source":"Asked at the door (sample)","checkedAt":"2027-02-01","confidence":"secondary"}""");
    }

    @Test
    void keepsHoursThatAreRefusedWithTheDayThatIsWrong() {
        EVENTS.refuses("PUT /api/places/be-palace/hours", 422, "hours-wrong", "“9-5” is not a range like 09:00-18:30.", "hours.mon[0]", "“9-5” is not a range like 09:00-18:30.");
        sendAs("staff", "/de/staff/places/hours/be-palace", "version=2", "hours.mon=9-5", "source=Tür", "checkedAt=2027-02-01", "confidence=verify").hasStatus(422)
                .says("Diese Öffnungszeiten gehen nicht.").has("value=\"9-5\"", "id=\"hours-hours.mon-error\"");
        sendAs("staff", "/en/staff/places/hours/be-palace", "version=2", "hours.mon=09:00-17:00", "source=", "checkedAt=").hasStatus(400)
                .says("Say where you found it.", "Enter a day.");
    }

    private static String hours() {
        return example("places").replaceAll("(?s).*?(\\{\"building\":\"be-palace\".*?\\}),\\s*\\{\"building.*", "$1");
    }
}
