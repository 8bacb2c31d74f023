package org.hemicycle.web.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

class ImportPagesTest extends WebTest {

    @BeforeEach
    void answers() {
        EVENTS.answers("GET /api/calendar-imports", "{\"items\":[%s]}".formatted(example("import")))
                .answers("GET /api/calendar-imports/i1", example("import"))
                .answers("POST /api/calendar-imports", 202, Map.of("Location", "/api/calendar-imports/i1"), "{}")
                .answers("PUT /api/calendar-imports/i1/application", 202, Map.of(), "{}")
                .answers("DELETE /api/calendar-imports/i1", 204, Map.of(), "");
    }

    @Test
    void sendsTheFileOnAsItCame() {
        assertThat(upload("diary.csv", "person:p1", "start;end\r\n").getFirst("Location")).isEqualTo("/en/staff/imports/i1");
        var asked = EVENTS.asked("POST /api/calendar-imports").getFirst();
        assertThat(asked.headers().get("content-type")).startsWith("text/csv");
        assertThat(asked.body()).isEqualTo("start;end\r\n");
        upload("diary.ics", "person:p1", "BEGIN:VCALENDAR");
        assertThat(EVENTS.asked("POST /api/calendar-imports").getLast().headers().get("content-type")).startsWith("text/calendar");
    }

    @Test
    void asksWhoseCalendarItIs() {
        upload("diary.ics", "", "BEGIN:VCALENDAR");
        assertThat(EVENTS.asked("POST /api/calendar-imports")).isEmpty();
    }

    @Test
    void showsBeforeAnythingChangesWhatWouldAndWhatCouldNotBeRead() {
        assertThat(openAs("staff", "/en/staff/imports/i1").hasStatus(200).text()).containsSubsequence(
                "waits for your yes", "New 9", "Taken away 1", "Not readable 1", "Apply", "Line 31", "is not known", "left out", "Line 58", "read all the same", "Tue 2 March, 09:00–10:30", "4 March 2027");
        openAs("staff", "/fr/staff/imports/i1").says("Ce fuseau horaire n’est pas connu", "The line was skipped.").doesNotSay("“Westeuropa” is not known");
    }

    @Test
    void renewsItselfWhileTheFileIsRead() {
        EVENTS.answers("GET /api/calendar-imports/i1", example("import").replace("PREVIEW", "READING").replace("\"done\":12", "\"done\":5"));
        openAs("staff", "/en/staff/imports/i1").has("http-equiv=\"refresh\"", "<progress max=\"12\" value=\"5\"").says("being read", "5/12").doesNotSay("Apply");
    }

    @Test
    void appliesOrDiscards() {
        sendAs("staff", "/en/staff/imports/i1/application", "a=b").leadsTo("/en/staff/imports/i1");
        sendAs("staff", "/en/staff/imports/i1/discard", "a=b").leadsTo("/en/staff/imports");
        assertThat(EVENTS.asked("PUT /api/calendar-imports/i1/application")).hasSize(1);
        assertThat(EVENTS.asked("DELETE /api/calendar-imports/i1")).hasSize(1);
    }

    private HttpHeaders upload(String name, String subject, String text) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("subject", subject);
        form.add("timeZone", "Europe/Brussels");
        form.add("file", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        return client.post()
                .uri("/en/staff/imports")
                .accept(MediaType.TEXT_HTML)
                .header("Authorization", "Bearer " + token("staff"))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseHeaders();
    }
}
