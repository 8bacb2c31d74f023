package org.hemicycle.events.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.DirectoryMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.events.ApiTest;
import org.hemicycle.events.Servers;
import org.hemicycle.events.directory.Directory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A visit from Brussels to London: no document leaves open which clock a time is read on. */
class TimesOfDocumentsApiTest extends ApiTest {

    private static final String BRUSSELS = "09:00–10:00 (Central European Time, UTC+1)";
    private static final String LONDON = "15:00–16:00 (London Time, UTC)";

    @Autowired
    Directory directory;

    private String visit;

    @BeforeEach
    void aVisitToTwoCities() {
        Servers.send("times-london", new DirectoryMessage.BuildingRecorded(1, new BuildingFacts(
                "times-london", LocalizedText.of("en", "A house in London (sample)"), "1 Sample Street, London", null, "GB", "Europe/London")));
        await().atMost(Duration.ofSeconds(60)).until(() -> directory.building("times-london").isPresent());
        visit = json(staff(POST, "/api/visits", """
                {"title":{"en":"Two cities (sample)"},"purpose":{"en":"To hear both"},"hostAreas":["BE"],
                 "window":{"start":"2031-02-03","end":"2031-02-07"},"timeZone":"Europe/Brussels",
                 "delegates":[{"id":"d-1","name":"Dana Delegate (sample)","role":"head","languages":["en"],
                               "arrival":"2031-02-03T08:00:00+01:00","departure":"2031-02-07T18:00:00+01:00"},
                              {"id":"d-2","name":"Emil Envoy (sample)","role":"delegate","languages":["en"]}]}""")).get("id").asString();
        meeting("Brussels talk (sample)", "2031-02-03T09:00", "2031-02-03T10:00", "Europe/Brussels", "ep-brussels", "\"d-1\",\"d-2\"", "public");
        meeting("London talk (sample)", "2031-02-04T15:00", "2031-02-04T16:00", "Europe/London", "times-london", "\"d-1\"", "internal");
        change(PUT, visit, "/announcement", "{}");
    }

    private void meeting(String summary, String start, String end, String zone, String building, String delegates, String visibility) {
        change(POST, visit, "/meetings", """
                {"summary":{"en":"%s"},"start":"%s","end":"%s","timeZone":"%s","building":"%s","interlocutors":[],"delegates":[%s],"visibility":"%s"}"""
                .formatted(summary, start, end, zone, building, delegates, visibility));
    }

    private String read(String file, String parameters) throws UnsupportedEncodingException {
        MvcTestResult answer = read("/api/visits/" + visit + "/documents/" + file + ".html?" + parameters);
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(UTF_8);
    }

    @Test
    void namesTheZoneOfEachTimeToWhomItCrossesZones() throws Exception {
        assertThat(read("internal-programme", "")).contains(BRUSSELS, LONDON, "each is that of its place", "Who travels (Central European Time, UTC+1)");
        assertThat(read("briefing-book", "person=d-1")).contains(BRUSSELS, LONDON);
        assertThat(read("programme", "person=d-1")).contains(BRUSSELS, LONDON);
        assertThat(read("day-sheet", "day=2031-02-04")).contains(LONDON).doesNotContain(BRUSSELS);
        assertThat(read("internal-programme", "language=fr")).contains("09:00–10:00 (heure d’Europe centrale, UTC+1)", "15:00–16:00 (heure de Londres, UTC)", "avec le fuseau");
        assertThat(read("internal-programme", "language=de")).contains("09:00–10:00 (Mitteleuropäische Zeit, UTC+1)", "15:00–16:00 (Ortszeit London, UTC)", "mit der Zone");
    }

    @Test
    void namesTheZoneOnceToWhomItDoesNot() throws Exception {
        for (String document : new String[] {"programme", "briefing-book"}) {
            assertThat(read(document, "person=d-2")).as(document).contains("Central European Time, UTC+1", "09:00–10:00 Brussels talk").doesNotContain("London");
        }
        assertThat(read("day-sheet", "day=2031-02-03")).contains("Central European Time, UTC+1", "09:00–10:00 Brussels talk");
        String open = http.perform(get("/api/visits/" + visit + "/documents/programme.html")).getResponse().getContentAsString(UTF_8);
        assertThat(open).as("nobody learns from it that there is a meeting elsewhere").contains("Central European Time, UTC+1").doesNotContain("its place", "London");
        assertThat(read("delegate-list", "")).contains("Who travels (Central European Time, UTC+1)");
        assertThat(read("visitor-list", "building=times-london")).contains("London Time, UTC");
    }
}
