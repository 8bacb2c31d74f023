package org.hemicycle.web.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

class SubscriberFilesTest extends WebTest {

    private static final String ALL = "/api/subscriber-imports";
    private static final String ONE = ALL + "/i9";

    @BeforeEach
    void answers() {
        NOTIFICATION.answers("GET " + ALL, "{\"items\":[%s]}".formatted(example("subscriber-import")))
                .answers("GET " + ONE, example("subscriber-import"));
    }

    private int sendFile(String evidence) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource("Mail\nada@example.org\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "people.csv";
            }
        });
        form.add("basis", "contract");
        form.add("evidence", evidence);
        form.add("columns.email", "Mail");
        form.add("language", "de");
        form.add("kinds", "visit");
        form.add("areas", "BE");
        form.add("areas", "FR");
        return client.post().uri("/en/admin/subscribers").headers(headers -> headers.setBearerAuth(token("admin")))
                .accept(MediaType.TEXT_HTML).contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange()
                .expectBody(String.class).returnResult().getStatus().value();
    }

    @Test
    void sendsAFileOnWithWhatItsColumnsMeanAndTheLegalBasis() {
        NOTIFICATION.answers("POST " + ALL, 201, Map.of("Location", ONE), example("subscriber-import"));
        assertThat(sendFile("Members' register (sample)")).isEqualTo(303);
        var asked = NOTIFICATION.asked("POST " + ALL).getFirst();
        assertThat(asked.body()).isEqualTo("Mail\nada@example.org\n");
        assertThat(sendFile("")).isEqualTo(400);
    }

    @Test
    void showsWhatAFileWouldDoLineByLineAndAsksBeforeItIsDone() {
        openAs("admin", "/de/admin/subscribers").hasStatus(200).says("Signed list of 4 May 2026 (sample)", "geprüft", "Rechtsgrundlage")
                .has("href=\"/api/subscribers/export\"");
        openAs("admin", "/en/admin/subscribers/i9").says("Would become subscribers 2", "Line 3", "is not an area", "Nothing has happened yet.");
        NOTIFICATION.answers("PUT " + ONE + "/start", example("subscriber-import")).answers("DELETE " + ONE, 204, Map.of(), "");
        sendAs("admin", "/fr/admin/subscribers/i9/start").leadsTo("/fr/admin/subscribers/i9");
        sendAs("admin", "/fr/admin/subscribers/i9/discard").leadsTo("/fr/admin/subscribers");
        assertThat(NOTIFICATION.asked("PUT " + ONE + "/start")).hasSize(1);
    }

    @Test
    void showsHowFarItIsWhileItIsCarriedOut() {
        NOTIFICATION.answers("GET " + ONE, example("subscriber-import").replace("\"checked\"", "\"running\"").replace("\"done\":0", "\"done\":1"));
        openAs("admin", "/en/admin/subscribers/i9").has("http-equiv=\"refresh\"", "<progress max=\"3\" value=\"1\"").says("being carried out");
    }

    @Test
    void isForAdministratorsOnly() {
        openAs("staff", "/en/admin/subscribers").hasStatus(403);
        openAs("admin", "/en/admin/status").has("href=\"/en/admin/subscribers\"");
    }
}
