package org.hemicycle.events.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.hemicycle.events.ApiTest;
import org.hemicycle.events.Days;
import org.hemicycle.events.availability.Sitting;
import org.hemicycle.events.availability.Sittings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

class CalendarImportsApiTest extends ApiTest {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final LocalDate MONDAY = Days.today(BRUSSELS).plusDays(60).with(java.time.DayOfWeek.MONDAY);
    private static final String DAY = MONDAY.format(DateTimeFormatter.BASIC_ISO_DATE);
    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:series
            DTSTART;TZID=Romance Standard Time:%sT100000
            DURATION:PT1H
            RRULE:FREQ=DAILY;COUNT=3
            SUMMARY:A secret appointment
            END:VEVENT
            BEGIN:VEVENT
            UID:broken
            DTSTART;TZID=Mars/Olympus:%sT100000
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;TZID=Europe/Brussels:%sT150000
            DURATION:PT1H
            END:VEVENT
            END:VCALENDAR
            """.formatted(DAY, DAY, DAY);

    @Autowired
    Sittings sittings;

    @Test
    void previewsThenAppliesAndChangesNothingTheSecondTime() {
        String address = "/api/calendar-imports?subjectKind=person&subject=sample-ben&timeZone=Europe/Brussels";
        JsonNode preview = preview(address, "text/calendar", CALENDAR);
        assertThat(preview.at("/counts/added").asInt()).isEqualTo(4);
        assertThat(preview.at("/counts/refused").asInt()).isEqualTo(1);
        assertThat(preview.at("/faults/0/code").asString()).isEqualTo("zone-unknown");
        assertThat(preview.at("/faults/0/line").asInt()).isEqualTo(11);
        assertThat(preview.toString()).doesNotContain("secret");
        assertThat(busy("sample-ben")).as("nothing is taken over by a preview").isZero();

        apply(preview);
        assertThat(busy("sample-ben")).isEqualTo(4);
        assertThat(http.perform(by(put("/api/calendar-imports/" + preview.get("id").asString() + "/application"), "visits:write"))).hasStatus(200);

        JsonNode again = preview(address, "text/calendar", CALENDAR);
        assertThat(again.at("/counts/unchanged").asInt()).isEqualTo(4);
        assertThat(again.at("/counts/added").asInt() + again.at("/counts/changed").asInt() + again.at("/counts/removed").asInt()).isZero();

        JsonNode shorter = preview(address, "text/calendar", CALENDAR.replace("COUNT=3", "COUNT=2"));
        assertThat(shorter.at("/counts/removed").asInt()).as("the series lost an occurrence").isEqualTo(1);
        apply(shorter);
        assertThat(busy("sample-ben")).isEqualTo(3);
    }

    @Test
    void takesOverAParliamentsWeeksFromATable() {
        String table = "start;end;summary\n%s;%s;Plenary session\n%s;%s;Parliamentary recess\n".formatted(
                MONDAY, MONDAY.plusDays(3), MONDAY.plusDays(7), MONDAY.plusDays(11));
        apply(preview("/api/calendar-imports?subjectKind=parliament&subject=BE&timeZone=Europe/Brussels", "text/csv;charset=utf-8", table));
        assertThat(sittings.of("BE", MONDAY.plusDays(3), MONDAY.plusDays(7))).extracting(Sitting::kind).containsExactly(Sitting.Kind.PLENARY, Sitting.Kind.RECESS);
        assertThat(sittings.of("BE", MONDAY.plusDays(4), MONDAY.plusDays(6))).isEmpty();
        assertThat(sittings.known("BE", MONDAY.plusDays(5))).isTrue();
        assertThat(sittings.known("BE", MONDAY.plusDays(200))).isFalse();
        assertThat(read("/api/sittings?parliament=BE&from=" + MONDAY + "&until=" + MONDAY)).hasStatusOk().bodyText().contains("Plenary session");
    }

    @Test
    void replacesEverythingWhereTheFileIsTheWhole() {
        String address = "/api/calendar-imports?subjectKind=person&subject=sample-cleo&timeZone=Europe/Brussels";
        apply(preview(address, "text/csv", "uid,start,end\na,%s 09:00,%s 10:00\nb,%s 11:00,%s 12:00\n".formatted(MONDAY, MONDAY, MONDAY, MONDAY)));
        JsonNode rest = preview(address + "&replace=true", "text/csv", "uid,start,end\nb,%s 11:30,%s 12:00\n".formatted(MONDAY, MONDAY));
        assertThat(rest.at("/counts/removed").asInt()).isEqualTo(1);
        assertThat(rest.at("/counts/changed").asInt()).isEqualTo(1);
        apply(rest);
        assertThat(busy("sample-cleo")).isEqualTo(1);
    }

    @Test
    void refusesByNameWhatIsNoCalendarOrNobodys() {
        refused(send("/api/calendar-imports?subjectKind=person&subject=nobody&timeZone=Europe/Brussels", "text/calendar", CALENDAR), 422, "calendar-subject-unknown");
        refused(send("/api/calendar-imports?subjectKind=person&subject=sample-ben&timeZone=Europe/Atlantis", "text/calendar", CALENDAR), 422, "calendar-zone-unknown");
        refused(send("/api/calendar-imports?subjectKind=person&subject=sample-ben&timeZone=Europe/Brussels", "text/calendar", " "), 422, "calendar-file-empty");
        refused(send("/api/calendar-imports?subjectKind=cat&subject=sample-ben&timeZone=Europe/Brussels", "text/calendar", CALENDAR), 400, "invalid-parameter");
        refused(send("/api/calendar-imports?subjectKind=person&subject=sample-ben&timeZone=Europe/Brussels", "image/png", CALENDAR), 415, "media-type-unsupported");
        refused(send("/api/calendar-imports?subjectKind=person&subject=sample-ben&timeZone=Europe/Brussels", "text/calendar", "x".repeat(1_048_577)), 413, "body-too-large");
        refused(read("/api/calendar-imports/import-unknown"), 404, "calendar-import-unknown");
        refused(http.perform(by(post("/api/calendar-imports?subjectKind=person&subject=sample-ben&timeZone=Europe/Brussels").content(CALENDAR), "visits:read")), 403, "permission-missing");

        JsonNode page = settled(json(send("/api/calendar-imports?subjectKind=person&subject=sample-ben&timeZone=Europe/Brussels", "text/calendar", "<html>")));
        assertThat(page.get("state").asString()).isEqualTo("REFUSED");
        assertThat(page.at("/refusal/type").asString()).isEqualTo("/problems/calendar-file-unreadable");
        refused(staff(HttpMethod.PUT, "/api/calendar-imports/" + page.get("id").asString() + "/application", ""), 409, "calendar-import-not-ready");
    }

    private MvcTestResult send(String address, String type, String file) {
        return http.perform(by(post(address).header("Content-Type", type).content(file.getBytes(UTF_8)), "visits:read", "visits:write"));
    }

    private JsonNode preview(String address, String type, String file) {
        var sent = send(address, type, file);
        assertThat(sent).hasStatus(202).headers().containsHeader("Location");
        JsonNode preview = settled(json(sent));
        assertThat(preview.get("state").asString()).isEqualTo("PREVIEW");
        return preview;
    }

    private void apply(JsonNode preview) {
        JsonNode applied = settled(json(staff(HttpMethod.PUT, "/api/calendar-imports/" + preview.get("id").asString() + "/application", "")));
        assertThat(applied.get("state").asString()).isEqualTo("APPLIED");
        assertThat(applied.at("/progress/done").asInt()).isEqualTo(applied.at("/progress/total").asInt());
    }

    private JsonNode settled(JsonNode begun) {
        String address = "/api/calendar-imports/" + begun.get("id").asString();
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(50))
                .until(() -> !json(read(address)).get("state").asString().matches("READING|APPLYING"));
        return json(read(address));
    }

    private int busy(String person) {
        var answer = read("/api/availability?subjectKind=person&subject=" + person + "&from=" + MONDAY.minusDays(1) + "T00:00:00Z&until=" + MONDAY.plusDays(8) + "T00:00:00Z");
        assertThat(answer).hasStatusOk();
        return json(answer).get("items").size();
    }
}
