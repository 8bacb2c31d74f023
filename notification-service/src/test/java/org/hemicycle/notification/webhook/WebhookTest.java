package org.hemicycle.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hemicycle.notification.ServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class WebhookTest extends ServiceTest {

    private ResponseSpec ask(String method, String path, @Nullable String who, @Nullable String ifMatch, @Nullable Object body) {
        var request = http.method(HttpMethod.valueOf(method)).uri(path);
        if (who != null) {
            request.header("Authorization", "Bearer " + who);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange();
    }

    private static Map<String, @Nullable Object> wanted() {
        return new LinkedHashMap<>(Map.of("url", "https://receiver.example/hook?key=1", "kinds", List.of("visit", "briefing"),
                "areas", List.of("BE", "EU"), "description", "The members' calendar (sample)"));
    }

    private Map<?, ?> register() {
        return Objects.requireNonNull(ask("POST", "/api/webhooks", "staff", null, wanted()).expectStatus().isCreated()
                .expectHeader().valueEquals("Cache-Control", "no-store").expectHeader().valueEquals("ETag", "\"1\"")
                .expectBody(Map.class).returnResult().getResponseBody());
    }

    private static String id(Map<?, ?> registered) {
        return (String) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(registered.get("webhook"))).get("id"));
    }

    private void problem(ResponseSpec answer, int status, String type) {
        answer.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/" + type);
    }

    @Test
    void registersAWebhookAndShowsItsSecretOnce() {
        Map<?, ?> registered = register();
        String secret = (String) Objects.requireNonNull(registered.get("secret"));

        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        ask("GET", "/api/webhooks/" + id(registered), "admin", null, null).expectStatus().isOk()
                .expectHeader().valueEquals("ETag", "\"1\"").expectBody()
                .jsonPath("$.url").isEqualTo("https://receiver.example/hook?key=1")
                .jsonPath("$.kinds[1]").isEqualTo("briefing")
                .jsonPath("$.areas[0]").isEqualTo("BE")
                .jsonPath("$.state").isEqualTo("enabled")
                .jsonPath("$.owner").isEqualTo("staff")
                .jsonPath("$.secretsSigning").isEqualTo(1)
                .jsonPath("$.secret").doesNotExist()
                .jsonPath("$.secrets").doesNotExist();
        assertThat(Objects.requireNonNull(mongo.getCollection("webhooks").find().first()).toJson())
                .doesNotContain(secret.substring(6, 20));
    }

    @Test
    void listsWebhooksPageByPage() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            ids.add(id(register()));
        }
        ids.sort(null);

        ask("GET", "/api/webhooks?limit=2", "staff", null, null).expectStatus().isOk().expectBody()
                .jsonPath("$.items.length()").isEqualTo(2).jsonPath("$.next").isEqualTo(ids.get(1));
        ask("GET", "/api/webhooks?limit=2&after=" + ids.get(1), "staff", null, null).expectStatus().isOk().expectBody()
                .jsonPath("$.items[0].id").isEqualTo(ids.get(2)).jsonPath("$.next").doesNotExist();
        problem(ask("GET", "/api/webhooks?limit=101", "staff", null, null), 400, "invalid-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "receiver.example", "/hook", "ftp://receiver.example/", "http://receiver.example/", "https:receiver.example",
            "https:///hook", "https://", "https://:443/", "https://user@receiver.example/", "https://user:word@receiver.example/",
            "https://@receiver.example/", "https://receiver.example/#part", "https://receiver.example:0/", "https://receiver.example:65536/",
            "https://receiver.example:x/", "https://receiver.example/a b", "https://receiver.example/\r\nX: 1", "https://bücher.example/",
            "https://receiver .example/", "javascript:alert(1)", "file:///etc/passwd", "gopher://receiver.example/", "https://2130706433/",
            "https://127.1/", "https://0x7f000001/", "HTTPS\\://receiver.example/"})
    void refusesWhatIsNoAddressOfAWebhook(String url) {
        var body = wanted();
        body.put("url", url);
        ask("POST", "/api/webhooks", "staff", null, body).expectStatus().isBadRequest().expectBody()
                .jsonPath("$.type").isEqualTo("/problems/invalid-field")
                .jsonPath("$.errors.length()").isEqualTo(1).jsonPath("$.errors[0].field").isEqualTo("url");
        assertThat(mongo.getCollection("webhooks").countDocuments()).isZero();
    }

    @Test
    void refusesAnAddressOfThreeKilobytesButNotOneOfTwo() {
        var body = wanted();
        String longest = "https://receiver.example/" + "x".repeat(2_048 - 25);
        body.put("url", longest + "x");
        problem(ask("POST", "/api/webhooks", "staff", null, body), 400, "invalid-field");
        body.put("url", longest + "x".repeat(1_024));
        problem(ask("POST", "/api/webhooks", "staff", null, body), 400, "invalid-field");
        body.put("url", null);
        problem(ask("POST", "/api/webhooks", "staff", null, body), 400, "invalid-field");
        body.put("url", longest);
        ask("POST", "/api/webhooks", "staff", null, body).expectStatus().isCreated();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1/", "https://192.168.1.1/", "https://169.254.169.254/latest/meta-data", "https://[fd00::1]/",
            "https://[fe80::1]/", "https://100.64.0.1/", "https://224.0.0.1/", "https://0.0.0.0/"})
    void refusesAnAddressInsideByItsName(String url) {
        var body = wanted();
        body.put("url", url);
        ask("POST", "/api/webhooks", "staff", null, body).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/webhook-address-inside")
                .jsonPath("$.errors[0].field").isEqualTo("url");
    }

    @ParameterizedTest
    @CsvSource({"kinds, picnic, kinds[0]", "kinds, , kinds", "areas, XX, areas[0]", "areas, , areas", "areas, be, areas[0]"})
    void refusesARegistrationWithTheFieldThatIsWrong(String field, @Nullable String value, String named) {
        var body = wanted();
        body.put(field, value == null ? null : List.of(value));
        ask("POST", "/api/webhooks", "staff", null, body).expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors.length()").isEqualTo(1).jsonPath("$.errors[0].field").isEqualTo(named);
    }

    @Test
    void refusesOtherBodiesThatAreNoRegistrations() {
        for (String body : List.of("", "{", "[]", "7", "{\"url\":[1]}", "{\"areas\":\"BE\"}")) {
            ask("POST", "/api/webhooks", "staff", null, body).expectStatus().isBadRequest()
                    .expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
        var body = wanted();
        body.put("secret", "mine");
        problem(ask("POST", "/api/webhooks", "staff", null, body), 400, "unknown-field");
        body.remove("secret");
        body.put("description", "x".repeat(201));
        problem(ask("POST", "/api/webhooks", "staff", null, body), 400, "invalid-field");
        body.remove("description");
        body.put("areas", Arrays.asList("BE", null));
        problem(ask("POST", "/api/webhooks", "staff", null, body), 400, "invalid-field");
    }

    @Test
    void isForThoseWhoMay() {
        String id = id(register());
        for (String path : List.of("/api/webhooks", "/api/webhooks/" + id, "/api/webhooks/" + id + "/attempts")) {
            problem(ask("GET", path, null, null, null), 401, "sign-in-needed");
            problem(ask("GET", path, "editor", null, null), 403, "permission-missing");
        }
        for (String path : List.of("/api/webhooks", "/api/webhooks/" + id + "/secrets", "/api/webhooks/" + id + "/replay",
                "/api/webhooks/" + id + "/deliveries/msg_1/replay")) {
            problem(ask("POST", path, null, null, wanted()), 401, "sign-in-needed");
            problem(ask("POST", path, "editor", null, wanted()), 403, "permission-missing");
        }
        problem(ask("PUT", "/api/webhooks/" + id + "/state", "editor", "\"1\"", Map.of("state", "disabled")), 403, "permission-missing");
        problem(ask("DELETE", "/api/webhooks/" + id, "editor", null, null), 403, "permission-missing");
        assertThat(mongo.getCollection("webhooks").countDocuments()).isEqualTo(1);
    }

    @Test
    void knowsNothingOfWebhooksThatAreNot() {
        problem(ask("GET", "/api/webhooks/none", "staff", null, null), 404, "webhook-unknown");
        problem(ask("GET", "/api/webhooks/none/attempts", "staff", null, null), 404, "webhook-unknown");
        problem(ask("DELETE", "/api/webhooks/none", "staff", null, null), 404, "webhook-unknown");
        problem(ask("PUT", "/api/webhooks/none/state", "staff", "\"1\"", Map.of("state", "disabled")), 404, "webhook-unknown");
        problem(ask("POST", "/api/webhooks/none/secrets", "staff", "\"1\"", Map.of()), 404, "webhook-unknown");
        problem(ask("POST", "/api/webhooks/none/deliveries/msg_1/replay", "staff", null, null), 404, "webhook-unknown");
        problem(ask("POST", "/api/webhooks/" + id(register()) + "/deliveries/msg_1/replay", "staff", null, null), 404, "delivery-unknown");
    }

    @Test
    void isDisabledAndEnabledByWhoeverReadItsLatestVersion() {
        String path = "/api/webhooks/" + id(register()) + "/state";
        problem(ask("PUT", path, "staff", null, Map.of("state", "disabled")), 428, "version-missing");
        problem(ask("PUT", path, "staff", "\"7\"", Map.of("state", "disabled")), 412, "version-stale");
        problem(ask("PUT", path, "staff", "\"1\"", Map.of("state", "asleep")), 400, "invalid-field");
        ask("PUT", path, "staff", "\"1\"", Map.of("state", "disabled")).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"2\"")
                .expectBody().jsonPath("$.state").isEqualTo("disabled").jsonPath("$.reason").isEqualTo("by-request");
        ask("PUT", path, "staff", "\"2\"", Map.of("state", "disabled")).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"2\"");
        ask("PUT", path, "staff", "\"2\"", Map.of("state", "enabled")).expectStatus().isOk()
                .expectBody().jsonPath("$.state").isEqualTo("enabled").jsonPath("$.reason").doesNotExist();
    }

    @Test
    void rotatesItsSecretAtOnceOrWithAnOverlap() {
        Map<?, ?> registered = register();
        String path = "/api/webhooks/" + id(registered);
        problem(ask("POST", path + "/secrets", "staff", null, Map.of()), 428, "version-missing");
        problem(ask("POST", path + "/secrets", "staff", "\"9\"", Map.of()), 412, "version-stale");
        problem(ask("POST", path + "/secrets", "staff", "\"1\"", Map.of("overlapHours", 169)), 400, "invalid-field");
        problem(ask("POST", path + "/secrets", "staff", "\"1\"", Map.of("overlapHours", -1)), 400, "invalid-field");

        Map<?, ?> rotated = Objects.requireNonNull(ask("POST", path + "/secrets", "staff", "\"1\"", Map.of()).expectStatus().isCreated()
                .expectBody(Map.class).returnResult().getResponseBody());
        assertThat(rotated.get("secret")).isNotEqualTo(registered.get("secret"));
        assertThat(rotated.get("previousUntil")).isNotNull();
        ask("GET", path, "staff", null, null).expectBody().jsonPath("$.secretsSigning").isEqualTo(2);

        ask("POST", path + "/secrets", "staff", "\"2\"", Map.of("overlapHours", 0)).expectStatus().isCreated()
                .expectBody().jsonPath("$.previousUntil").doesNotExist();
        ask("GET", path, "staff", null, null).expectBody().jsonPath("$.secretsSigning").isEqualTo(1);
    }

    @Test
    void refusesToReplayWhatIsNoRange() {
        String path = "/api/webhooks/" + id(register()) + "/replay";
        String from = "2027-01-01T00:00:00Z";
        for (Object range : List.of(Map.of(), Map.of("from", from), Map.of("from", from, "until", from),
                Map.of("from", from, "until", "2027-02-01T00:00:00Z", "states", List.of("waiting")),
                Map.of("from", "yesterday", "until", from))) {
            problem(ask("POST", path, "staff", null, range), 400, "invalid-field");
        }
        problem(ask("GET", path.replace("replay", "attempts") + "?state=lost", "staff", null, null), 400, "invalid-parameter");
        problem(ask("GET", path.replace("replay", "attempts") + "?after=x", "staff", null, null), 400, "invalid-parameter");
    }
}
