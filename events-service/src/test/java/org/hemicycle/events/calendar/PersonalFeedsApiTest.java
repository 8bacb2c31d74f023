package org.hemicycle.events.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.events.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Private calendars over HTTP, read by a parser that is not the writer's. */
class PersonalFeedsApiTest extends ApiTest {

    private static int months;

    /** Each test has days of its own, so that nobody is in two places across tests. */
    private final String month = "2028-%02d".formatted(1 + months++ % 12);
    private String visit;

    @BeforeEach
    void visitIsBegun() {
        visit = json(staff(POST, "/api/visits", """
                {"title":{"en":"Peacebuilders in Brussels (sample)","fr":"Artisans de paix à Bruxelles (exemple)"},
                 "purpose":{"en":"Members hear from those who build peace"},"hostAreas":["BE"],
                 "window":{"start":"%s-06","end":"%s-10"},"timeZone":"Europe/Brussels",
                 "delegates":[{"id":"d-1","name":"Dana Sample","role":"head","languages":["en"]},
                              {"id":"d-2","name":"Émile Sample","role":"delegate","languages":["fr"]},
                              {"id":"d-3","name":"Zoé Sample","role":"delegate","languages":["fr"]}]}"""
                .formatted(month, month))).get("id").asString();
    }

    private String meeting(String summary, int day, int hour, String interlocutor, String delegates) {
        JsonNode after = change(POST, visit, "/meetings", """
                {"summary":{"en":"%s"},"start":"%s-%02dT%02d:00","end":"%s-%02dT%02d:00","timeZone":"Europe/Brussels","building":"ep-brussels",
                 "interlocutors":["%s"],"delegates":[%s],"visibility":"internal"}"""
                .formatted(summary, month, day, hour, month, day, hour + 1, interlocutor, delegates));
        var ids = new ArrayList<String>();
        after.at("/meetings").forEach(one -> {
            if (one.at("/summary/en").asString().equals(summary)) {
                ids.add(one.get("id").asString());
            }
        });
        return ids.getFirst();
    }

    private String feed(String person) {
        var issued = staff(PUT, "/api/visits/" + visit + "/people/" + person + "/feed", "");
        assertThat(issued).hasStatusOk();
        return json(issued).get("path").asString();
    }

    private String text(String path) throws Exception {
        var answer = http.perform(get(path));
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("text/calendar");
        String text = new String(answer.getResponse().getContentAsByteArray(), UTF_8);
        assertThat(text.replace("\r\n ", "").replace("ORGANIZER;CN=Hemicycle:mailto:calendar@localhost", "")).doesNotContain("mailto:").doesNotContain("@sample.example");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
        return text;
    }

    /** What a feed says of anybody, apart from its own address: in 48 letters by chance, any name may stand sooner or later. */
    private String said(String path) throws Exception {
        return text(path).replace("\r\n ", "").replace(path.substring(path.lastIndexOf('/') + 1, path.indexOf(".ics")), "");
    }

    /** The feed as a reader of another make understands it, without a word of complaint. */
    private List<VEvent> events(String path) throws Exception {
        String text = text(path);
        assertThat(text).as("a calendar has something in it, events or not").contains("BEGIN:VTIMEZONE");
        ICalendar calendar = Biweekly.parse(text).first();
        if (calendar.getEvents().isEmpty()) {
            return List.of(); // the reader keeps zones apart and would miss them
        }
        assertThat(calendar.validate(biweekly.ICalVersion.V2_0).isEmpty()).as("%s", calendar.validate(biweekly.ICalVersion.V2_0)).isTrue();
        return calendar.getEvents();
    }

    private VEvent event(String path, String id) throws Exception {
        // Left in the build's folder, for other readers to try.
        Path folder = Files.createDirectories(Path.of("target/calendars"));
        Files.writeString(folder.resolve(id.replace('/', '-') + "-" + System.nanoTime() + ".ics"), text(path));
        var found = events(path).stream().filter(event -> event.getUid().getValue().equals(id + "@localhost")).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void keepsOneUidAndRaisesTheSequenceThroughCreateMoveAndCancel() throws Exception {
        String id = meeting("Talk (sample)", 7, 14, "sample-ada", "\"d-1\"");
        String feed = feed("d-1");
        assertThat(events(feed)).as("nothing before the announcement").isEmpty();

        change(PUT, visit, "/announcement", "{}");
        VEvent created = event(feed, visit + "/" + id);
        assertThat(created.getDateStart().getValue().toInstant()).isEqualTo(local(7, 14));
        assertThat(created.getStatus().getValue()).isEqualTo(Status.confirmed().getValue());

        change(PUT, visit, "/meetings/" + id + "/slot", "{\"start\":\"%s-08T16:00\",\"end\":\"%s-08T17:00\",\"timeZone\":\"Europe/Brussels\"}".formatted(month, month));
        assertThat(event(feed, visit + "/" + id).getDateStart().getValue().toInstant()).as("not published yet").isEqualTo(local(7, 14));
        change(PUT, visit, "/publication", "{}");
        VEvent moved = event(feed, visit + "/" + id);
        assertThat(moved.getDateStart().getValue().toInstant()).isEqualTo(local(8, 16));

        change(PUT, visit, "/meetings/" + id + "/cancellation", "{}");
        change(PUT, visit, "/publication", "{}");
        VEvent cancelled = event(feed, visit + "/" + id);
        assertThat(cancelled.getStatus().isCancelled()).isTrue();
        assertThat(List.of(created, moved, cancelled)).extracting(event -> event.getSequence().getValue()).isSorted().doesNotHaveDuplicates();
    }

    private Instant local(int day, int hour) {
        return java.time.LocalDateTime.parse("%s-%02dT%02d:00".formatted(month, day, hour)).atZone(java.time.ZoneId.of("Europe/Brussels")).toInstant();
    }

    @Test
    void keepsAMeetingAsCancelledForWhomAnEditionDropped() throws Exception {
        String id = meeting("Goes on (sample)", 7, 14, "sample-ada", "\"d-1\",\"d-2\"");
        change(PUT, visit, "/announcement", "{}");
        String dropped = feed("d-2");
        String office = feed("sample-ada");
        String staying = feed("d-1");
        VEvent asked = event(dropped, visit + "/" + id);
        VEvent stays = event(staying, visit + "/" + id);

        change(PUT, visit, "/meetings/" + id + "/details", "{\"interlocutors\":[\"sample-ben\"],\"delegates\":[\"d-1\",\"d-3\"]}");
        assertThat(event(dropped, visit + "/" + id).getStatus().isCancelled()).as("not published yet").isFalse();
        change(PUT, visit, "/publication", "{}");
        VEvent cancelled = event(dropped, visit + "/" + id);
        assertThat(cancelled.getStatus().isCancelled()).isTrue();
        assertThat(cancelled.getSequence().getValue()).isGreaterThan(asked.getSequence().getValue());
        assertThat(cancelled.getDateStart().getValue().toInstant()).isEqualTo(local(7, 14));
        assertThat(event(office, visit + "/" + id).getStatus().isCancelled()).isTrue();
        assertThat(said(dropped)).as("who comes instead is nothing to them").doesNotContain("Ben", "Zoé");
        assertThat(event(staying, visit + "/" + id).getSequence().getValue()).as("nothing changed for who stays").isEqualTo(stays.getSequence().getValue());
        assertThat(event(feed("d-3"), visit + "/" + id).getStatus().isCancelled()).isFalse();

        change(PUT, visit, "/meetings/" + id + "/details", "{\"delegates\":[\"d-1\",\"d-2\"]}");
        change(PUT, visit, "/publication", "{}");
        VEvent again = event(dropped, visit + "/" + id);
        assertThat(again.getStatus().isCancelled()).isFalse();
        assertThat(again.getSequence().getValue()).isGreaterThan(cancelled.getSequence().getValue());

        change(PUT, visit, "/delegates", "{\"delegates\":[{\"id\":\"d-1\",\"name\":\"Dana Sample\",\"role\":\"head\"},{\"id\":\"d-2\",\"name\":\"Émile Sample\",\"role\":\"delegate\"}]}");
        String left = feed("d-3");
        assertThat(event(left, visit).getStatus().isCancelled()).isFalse();
        change(PUT, visit, "/publication", "{}");
        assertThat(event(left, visit).getStatus().isCancelled()).as("the days of the visit too").isTrue();
    }

    @Test
    void showsEachReaderTheLeastTheyNeed() throws Exception {
        meeting("Talk with Ada (sample)", 7, 10, "sample-ada", "\"d-1\",\"d-2\"");
        meeting("Talk with Ben (sample)", 7, 12, "sample-ben", "\"d-3\"");
        change(PUT, visit, "/announcement", "{}");

        String delegate = said(feed("d-1"));
        assertThat(delegate).contains("Talk with Ada", "Émile Sample", "DTSTART;VALUE=DATE:" + month.replace("-", "") + "06")
                .doesNotContain("Talk with Ben", "Zoé Sample", "Dana Sample");
        String office = said(feed("sample-ada"));
        assertThat(office).contains("Talk with Ada", "From the delegation: 2").doesNotContain("VALUE=DATE:", "Talk with Ben", "Dana", "Émile");
        assertThat(said(feed("d-1") + "?language=fr")).contains("Artisans de paix", "Avec : Ada");

        String mine = json(http.perform(by(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put("/api/feeds/mine"), "visits:read"))).get("path").asString();
        assertThat(said(mine)).contains("Talk with Ada", "Talk with Ben", "Dana Sample", "Zoé Sample");
    }

    @Test
    void servesTheZoneTheRefreshAndWhereItIsFrom() throws Exception {
        meeting("Zoned (sample)", 9, 9, "sample-cleo", "\"d-1\"");
        change(PUT, visit, "/announcement", "{}");
        String feed = feed("d-1");
        assertThat(text(feed).replace("\r\n ", "")).contains("BEGIN:VTIMEZONE", "TZID:Europe/Brussels", "METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                "SOURCE:http://localhost:8080" + feed);
    }

    @Test
    void answersConditionalRequestsUntilAnEditionChangesWhatThePersonSees() throws Exception {
        meeting("Tagged (sample)", 6, 9, "sample-cleo", "\"d-1\"");
        change(PUT, visit, "/announcement", "{}");
        String feed = feed("d-1");
        String tag = http.perform(get(feed)).getResponse().getHeader("ETag");
        assertThat(tag).startsWith("\"");
        assertThat(http.perform(get(feed).header("If-None-Match", tag))).hasStatus(304);
        meeting("Another (sample)", 6, 11, "sample-cleo", "\"d-1\"");
        assertThat(http.perform(get(feed).header("If-None-Match", tag))).as("not published yet").hasStatus(304);
        change(PUT, visit, "/publication", "{}");
        assertThat(http.perform(get(feed).header("If-None-Match", tag))).hasStatusOk();
    }

    @Test
    void remindsStaffOfAccessDeadlinesAndNobodyElse() throws Exception {
        change(POST, visit, "/meetings", """
                {"summary":{"en":"In Berlin (sample)"},"start":"%1$s-09T14:00","end":"%1$s-09T15:00","timeZone":"Europe/Berlin","building":"reichstag",
                 "interlocutors":[],"delegates":["d-2"],"visibility":"internal"}""".formatted(month));
        change(PUT, visit, "/announcement", "{}");
        String mine = json(http.perform(by(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put("/api/feeds/mine"), "visits:read"))).get("path").asString();
        var due = events(mine).stream().filter(event -> event.getUid().getValue().startsWith(visit + "/access/reichstag")).toList();
        assertThat(due).singleElement().satisfies(event -> {
            assertThat(event.getSummary().getValue()).contains("Access deadline", "Reichstag building");
            assertThat(event.getDescription().getValue()).contains("Émile Sample");
            assertThat(event.getAlarms()).hasSize(1);
        });
        assertThat(said(feed("d-2"))).doesNotContain("access/reichstag", "VALARM");
    }

    @Test
    void servesBriefingsToTheirGuestsAndThePublicOnesToEverybody() throws Exception {
        String briefing = json(http.perform(by(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post("/api/briefings").contentType("application/json").content("""
                {"kind":"cross-party","title":{"en":"Peace at one table (sample)"},"purpose":{"en":"The same facts for all"},"hostAreas":["BE"],
                 "houses":["sample-house"],"start":"%1$s-20T14:00:00Z","end":"%1$s-20T15:00:00Z","building":"ep-brussels","capacity":5,"visibility":"public"}"""
                .formatted(month)), "briefings:read", "briefings:write"))).get("id").asString();
        String address = "/api/briefings/" + briefing;
        briefingChange(POST, address, "/invitations", "{\"invitations\":[{\"person\":\"sample-ben\"}]}");
        String guest = json(http.perform(by(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put(address + "/people/sample-ben/feed"), "briefings:write"))).get("path").asString();
        assertThat(events(guest)).as("nobody hears of a draft").isEmpty();
        briefingChange(PUT, address, "/announcement", "{}");
        assertThat(event(guest, briefing).getStatus().isTentative()).as("asked and not answered").isTrue();
        assertThat(text("/calendar.ics?kind=briefings&area=BE")).contains("UID:" + briefing).doesNotContain("Ben");
        assertThat(text("/calendar.ics?kind=visits")).doesNotContain(briefing);
        briefingChange(PUT, address, "/cancellation", "{}");
        assertThat(event(guest, briefing).getStatus().isCancelled()).isTrue();
        refused(http.perform(by(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put(address + "/people/sample-ada/feed"), "briefings:write")), 404, "feed-reader-unknown");
        refused(http.perform(get("/calendar.ics?kind=songs")), 400, "invalid-parameter");
    }

    private void briefingChange(org.springframework.http.HttpMethod method, String address, String path, String body) {
        String tag = http.perform(by(get(address), "briefings:read")).getResponse().getHeader("ETag");
        var answer = http.perform(by(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(method, address + path)
                .contentType("application/json").content(body).header("If-Match", String.valueOf(tag)), "briefings:read", "briefings:write"));
        assertThat(answer.getResponse().getStatus()).as("%s %s", method, path).isBetween(200, 204);
    }

    @Test
    void opensNothingByAForgedOrRevokedAddress() {
        String feed = feed("d-2");
        assertThat(feed("d-2")).as("the same until it is taken back").isEqualTo(feed);
        assertThat(staff(DELETE, "/api/visits/" + visit + "/people/d-2/feed", "")).hasStatus(204);
        assertThat(http.perform(get(feed))).hasStatus4xxClientError().bodyJson().extractingPath("$.type").isEqualTo("/problems/link-revoked");
        assertThat(feed("d-2")).isNotEqualTo(feed);
        assertThat(http.perform(get(feed.replace(".ics", "x.ics")))).hasStatus4xxClientError().bodyJson().extractingPath("$.type").isEqualTo("/problems/link-forged");
        refused(staff(PUT, "/api/visits/" + visit + "/people/nobody/feed", ""), 404, "attendance-unknown");
        refused(staff(PUT, "/api/visits/visit-unknown/people/d-1/feed", ""), 404, "visit-unknown");
        assertThat(http.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put("/api/visits/" + visit + "/people/d-1/feed"))).hasStatus(401);
    }
}
