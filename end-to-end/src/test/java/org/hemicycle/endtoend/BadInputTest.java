package org.hemicycle.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What the entrance and the services answer to requests that are wrong: by name, with a sentence, and nothing changes. */
@ExtendWith(OnRunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String VISIT = """
            {"title":{"en":"%s"},"purpose":{"en":"Sample"},"hostAreas":["BE"],
             "window":{"start":"%s","end":"%s"},"timeZone":"Europe/Brussels"}""";

    private final RunningSystem system;
    private final Mailbox mailbox;
    private final Gateway anybody;
    private final Gateway api;
    private final Announcement planned;
    private List<JsonNode> visitsBefore = List.of();

    BadInputTest(RunningSystem system, Mailbox mailbox) {
        this.system = system;
        this.mailbox = mailbox;
        this.anybody = Gateway.anonymous(system);
        var office = new Office(system);
        this.api = office.api();
        this.planned = office.plan("BE");
    }

    @BeforeEach
    void lookBefore() {
        visitsBefore = visits();
    }

    @AfterEach
    void nothingChanged() {
        assertThat(visits()).isEqualTo(visitsBefore);
        // What an earlier class caused may still be on its way to its own readers.
        assertThat(mailbox.all(mail -> mail.to().contains("bad-input") || mail.text().contains(planned.visit()))).isEmpty();
    }

    private List<JsonNode> visits() {
        return api.get("/api/visits?limit=200").expect(200).json().path("items").valueStream().toList();
    }

    /** A problem document with this name and a sentence; its fields at fault are answered. */
    private static List<String> refused(Answer answer, int status, String name) {
        answer.expect(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("type").asString()).as(answer.body()).isEqualTo("/problems/" + name);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString("")).isNotBlank();
        assertThat(problem.path("detail").asString("")).as("a sentence in " + answer.body()).endsWith(".");
        return problem.path("errors").valueStream().map(error -> error.path("field").asString()).toList();
    }

    private static String visit(String title, String start, String end) {
        return VISIT.formatted(title, start, end);
    }

    @Test
    void refusesWhatIsNoJsonOrHasAValueOfTheWrongType() {
        refused(api.post("/api/visits", "{\"title\":"), 400, "malformed-body");
        refused(api.post("/api/visits", "[]"), 400, "malformed-body");
        refused(api.post("/api/visits", ""), 400, "malformed-body");
        String good = visit("Sample", "2031-03-03", "2031-03-04");
        assertThat(refused(api.post("/api/visits", good.replace("[\"BE\"]", "{\"BE\":1}")), 400, "invalid-field"))
                .containsExactly("hostAreas");
        assertThat(refused(api.post("/api/visits", good.replace("2031-03-03", "3 March")), 400, "invalid-field"))
                .containsExactly("window.start");
        refused(anybody.post("/api/subscriptions", "{\"email\":"), 400, "malformed-body");
    }

    @Test
    void refusesFieldsThatAreMissingOrUnknownByName() {
        String good = visit("Sample", "2031-03-03", "2031-03-04");
        assertThat(refused(api.post("/api/visits", good.replace("\"title\"", "\"titel\"")), 400, "unknown-field"))
                .containsExactly("titel");
        assertThat(refused(api.post("/api/visits", "{\"title\":{\"en\":\"Only a title\"}}"), 400, "invalid-field"))
                .contains("purpose", "hostAreas", "window", "timeZone");
    }

    @Test
    void refusesDatesOutOfOrderAndWhatTheDirectoryDoesNotKnow() {
        assertThat(refused(api.post("/api/visits", visit("Sample", "2031-03-04", "2031-03-03")), 422, "dates-out-of-order"))
                .containsExactly("window.end");
        String good = visit("Sample", "2031-03-03", "2031-03-04");
        refused(api.post("/api/visits", good.replace("\"BE\"", "\"XX\"")), 422, "area-unknown");
        refused(api.post("/api/visits", good.replace("Europe/Brussels", "Europe/Atlantis")), 422, "time-zone-unknown");
    }

    @Test
    void refusesIdsThatNobodyGave() {
        String unknown = "visit-" + UUID.randomUUID();
        refused(anybody.get("/api/visits/" + unknown), 404, "visit-unknown");
        refused(anybody.get("/api/visits/" + planned.visit()), 404, "visit-unknown");
        refused(api.write("PUT", "/api/visits/" + unknown + "/announcement", "\"1\"", "{}"), 404, "visit-unknown");
        refused(api.write("PUT", "/api/visits/" + planned.visit() + "/meetings/nobody/cancellation", planned.version(), "{}"),
                404, "meeting-unknown");
        refused(anybody.get("/api/areas/XX"), 404, "not-found");
        refused(anybody.get("/api/nothing"), 404, "not-found");
    }

    @Test
    void refusesChangesThatAreNotBasedOnTheLatestVersion() {
        String announcement = "/api/visits/" + planned.visit() + "/announcement";
        refused(api.write("PUT", announcement, null, "{}"), 428, "version-missing");
        refused(api.write("PUT", announcement, "\"99\"", "{}"), 412, "version-stale");
    }

    @Test
    void refusesBodiesOverOneMegabyteWhetherOrNotTheirLengthIsToldBefore() {
        byte[] large = visit("x".repeat(1_100_000), "2031-03-03", "2031-03-04").getBytes(UTF_8);
        refused(api.write("POST", "/api/visits", null, BodyPublishers.ofByteArray(large)), 413, "body-too-large");
        refused(api.write("POST", "/api/visits", null, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))),
                413, "body-too-large");
    }

    @Test
    void refusesASignUpWithABadAddressOrChoice() {
        String signUp = """
                {"email":"%s","language":"%s","areas":["%s"],"kinds":["visit"],"cadence":"now"}""";
        for (String address : List.of("", "bad-input", "two@at@bad-input.example", "new\\r\\nline@bad-input.example", "@bad-input.example")) {
            assertThat(refused(anybody.post("/api/subscriptions", signUp.formatted(address, "en", "BE")), 400, "invalid-field"))
                    .as(address).containsExactly("email");
        }
        assertThat(refused(anybody.post("/api/subscriptions", signUp.formatted("a@bad-input.example", "tlh", "XX")), 400, "invalid-field"))
                .containsExactlyInAnyOrder("language", "areas[0]");
    }

    @Test
    void refusesLinksThatAreForgedExpiredOrForAnotherPurpose() throws GeneralSecurityException {
        refused(confirm("not.a.token"), 400, "link-forged");
        String expired = token("{\"p\":\"c\",\"s\":\"somebody\",\"r\":1,\"exp\":1700000000}");
        refused(confirm(expired), 410, "link-expired");
        refused(confirm(expired.substring(0, expired.length() - 4) + "AAAA"), 400, "link-forged");
        refused(confirm(token("{\"p\":\"u\",\"s\":\"somebody\",\"r\":1}")), 400, "link-misused");
        refused(anybody.get("/api/preferences/forged"), 400, "link-forged");
        refused(anybody.post("/api/unsubscriptions/forged", ""), 400, "link-forged");
    }

    private Answer confirm(String token) {
        return anybody.post("/api/confirmations", "{\"token\":\"" + token + "\"}");
    }

    /** A link's token as the service signs it (JWS, RFC 7515), with a key that this test happens to know. */
    private static String token(String claims) throws GeneralSecurityException {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        String signed = base64.encodeToString("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(UTF_8));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(RunningSystem.LINK_KEY), "HmacSHA256"));
        return signed + "." + base64.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    @Test
    void refusesWritesOfWhoeverIsNotSignedInOrMayNotOrWasSentFromAnotherSite() {
        String good = visit("Sample", "2031-03-03", "2031-03-04");
        refused(anybody.post("/api/visits", good), 401, "sign-in-needed");
        refused(anybody.get("/api/notices"), 401, "sign-in-needed");
        refused(Gateway.withToken(system, "no.such.token").post("/api/visits", good), 401, "sign-in-needed");

        refused(Gateway.program(system, "visits:read").post("/api/visits", good), 403, "permission-missing");
        var editor = Gateway.person(system, "editor");
        refused(editor.write("POST", "/api/visits", null, BodyPublishers.ofString(good)), 403, "cross-site-request");
        refused(fromOwnPage(editor, good), 403, "permission-missing");
        refused(editor.get("/en/staff/visits"), 403, "role-missing");

        var staff = Gateway.person(system, "staff");
        refused(staff.send(staff.request("/api/visits").header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "cross-site").POST(BodyPublishers.ofString(good))), 403, "cross-site-request");
        refused(staff.send(staff.request("/api/visits").header("Content-Type", "application/json")
                .header("Origin", "https://elsewhere.example").POST(BodyPublishers.ofString(good))), 403, "cross-site-request");
    }

    private static Answer fromOwnPage(Gateway person, String body) {
        return person.send(person.request("/api/visits").header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin").POST(BodyPublishers.ofString(body)));
    }
}
