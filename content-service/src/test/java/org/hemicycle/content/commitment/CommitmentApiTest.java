package org.hemicycle.content.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.hemicycle.content.RunningService;
import org.hemicycle.content.TopicReader.Told;
import org.hemicycle.contracts.CommitmentMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class CommitmentApiTest extends RunningService {

    private static final String PROMISE = """
            {"kind": "funding", "title": {"en": "Ten million euros for peacebuilding (sample)"}, "organization": "european-parliament",
             "area": "%s", "quote": {"fr": "Nous donnerons dix millions.", "en": "We shall give ten million."}, "madeOn": "2026-02",
             "occasion": {"setting": "meeting", "visit": "visit-1", "meeting": "m-1", "note": {"en": "A talk (sample)"}},
             "source": {"title": "Sample Radio", "url": "https://news.example/promise", "checkedAt": "2026-03-01", "status": "sample"},
             "targetDate": "2027", "amount": {"value": 10000000, "currency": "EUR"}}
            """;
    private static final String EVIDENCE = """
            {"state": "%s", "evidence": {"date": "2026-03-02", "url": "https://news.example/piece", "note": {"en": "It says so."}}}
            """;

    @Test
    void isInternalUntilASecondPersonConfirmsAndPublicWithoutNamesFromThen() {
        String id = reported("LU");
        http.get().uri("/api/commitments/" + id).exchange().expectStatus().isNotFound();
        assertThat(listed("area=LU")).doesNotContain(id);

        ask("POST", "/steps", id, 1, "staff", EVIDENCE.formatted("VERIFIED")).expectStatus().isOk()
                .expectHeader().valueEquals("ETag", "\"2\"");
        http.get().uri("/api/commitments/" + id).exchange().expectStatus().isNotFound();
        ask("PUT", "/steps/1/confirmation", id, 2, "staff", "").expectStatus().isEqualTo(409).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/second-person-needed");
        ask("PUT", "/steps/1/confirmation", id, 2, "editor", "").expectStatus().isOk().expectBody()
                .jsonPath("$.state").isEqualTo("VERIFIED")
                .jsonPath("$.steps[0].proposedBy").isEqualTo("staff")
                .jsonPath("$.steps[0].decidedBy").isEqualTo("editor")
                .jsonPath("$.occasion.visit").isEqualTo("visit-1")
                .jsonPath("$.next").isArray();

        assertThat(listed("area=LU")).contains(id);
        byte[] body = http.get().uri("/api/commitments/" + id).exchange().expectStatus().isOk()
                .expectHeader().valueEquals("ETag", "\"3\"")
                .expectHeader().valueEquals("Cache-Control", "no-cache, public")
                .expectBody()
                .jsonPath("$.state").isEqualTo("VERIFIED")
                .jsonPath("$.organization.name.en").isEqualTo("European Parliament")
                .jsonPath("$.quote.fr").isEqualTo("Nous donnerons dix millions.")
                .jsonPath("$.amount.value").isEqualTo(10000000)
                .jsonPath("$.source.checkedAt").isEqualTo("2026-03-01")
                .jsonPath("$.occasion.setting").isEqualTo("meeting")
                .jsonPath("$.occasion.visit").doesNotExist()
                .jsonPath("$.occasion.meeting").doesNotExist()
                .jsonPath("$.history[0].state").isEqualTo("VERIFIED")
                .jsonPath("$.history[0].date").isEqualTo("2026-03-02")
                .jsonPath("$.history[0].note.en").isEqualTo("It says so.")
                .returnResult().getResponseBody();
        assertThat(new String(Objects.requireNonNull(body))).doesNotContain("staff", "editor", "visit-1", "reportedBy", "followUps");
        http.get().uri("/api/commitments/" + id).header("If-None-Match", "\"3\"").exchange().expectStatus().isNotModified();
    }

    @Test
    void tellsOfTheVerificationAndOfEachLaterStepOnceAndInOrder() {
        String id = verified("EE");
        ask("POST", "/steps", id, 3, "editor", EVIDENCE.formatted("partly_met")).expectStatus().isOk();
        ask("PUT", "/steps/2/confirmation", id, 4, "staff", "").expectStatus().isOk();

        try (var topic = topic("content.commitment.v1")) {
            var told = topic.until(seen -> seen.stream().filter(one -> one.key().equals(id)).map(Told::type).distinct().count() >= 2);
            // Each may come twice, under the same id.
            var own = told.stream().filter(one -> one.key().equals(id)).toList();
            assertThat(own.stream().map(Told::id).distinct()).hasSize(2);
            assertThat(own.stream().map(Told::type).distinct()).containsExactly("commitment.verified.v1", "commitment.progressed.v1");
            assertThat(own).filteredOn(one -> one.type().equals("commitment.progressed.v1")).first().satisfies(one -> {
                var message = (CommitmentMessage.Progressed) one.message();
                assertThat(message.previousState()).isEqualTo("VERIFIED");
                assertThat(message.commitment().state()).isEqualTo("PARTLY_MET");
                assertThat(message.commitment().version()).isEqualTo(5);
                assertThat(message.evidence().note()).isNotNull();
            });
        }
        try (var directory = topic("content.directory.v1")) {
            var told = directory.until(seen -> seen.stream().filter(one -> one.key().equals("commitment:" + id)).map(Told::id).distinct().count() >= 2);
            assertThat(told).filteredOn(one -> one.key().equals("commitment:" + id)).extracting(one -> one.type())
                    .containsOnly("commitment.recorded.v1");
        }
        http.get().uri("/api/commitments/" + id).exchange().expectBody()
                .jsonPath("$.history.length()").isEqualTo(2)
                .jsonPath("$.history[1].previous").isEqualTo("VERIFIED");
    }

    @Test
    void findsThemByAreaInstitutionPersonKindAndState() {
        String id = verified("LV");

        assertThat(listed("area=LV")).contains(id);
        assertThat(listed("area=LV&institution=european-parliament&kind=funding&state=verified")).contains(id);
        assertThat(listed("area=LV&institution=bundestag")).doesNotContain(id);
        assertThat(listed("area=LV&kind=vote")).doesNotContain(id);
        assertThat(listed("area=LV&state=MET")).doesNotContain(id);
        assertThat(listed("person=keir-starmer")).contains("uk-fund-inaugural-meeting").doesNotContain("uk-fund-exploration-2022", id);
        http.get().uri("/api/commitments?kind=poem").exchange().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.type").isEqualTo("/problems/invalid-parameter");
        http.get().uri("/api/commitments?state=sleepy").exchange().expectStatus().isBadRequest();
        assertThat(listed("area=%24ne")).isEmpty();
        var first = page("area=GB&limit=1");
        assertThat(first.items()).hasSize(1);
        assertThat(page("area=GB&limit=1&cursor=" + first.next()).items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
    }

    @Test
    void showsTheSeedsWithTheirSourcesAndTheWordsInTheOriginal() {
        http.get().uri("/api/commitments/uk-fund-exploration-2022").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.state").isEqualTo("VERIFIED")
                .jsonPath("$.person.name").isEqualTo("Rishi Sunak")
                .jsonPath("$.person.sample").isEqualTo(false)
                .jsonPath("$.quote.en").isEqualTo("will explore with our U.S. allies joining")
                .jsonPath("$.source.title").exists()
                .jsonPath("$.source.status").isEqualTo("secondary")
                .jsonPath("$.history.length()").isEqualTo(1);
        http.get().uri("/api/commitments/us-meppa-2020").exchange().expectBody()
                .jsonPath("$.amount.currency").isEqualTo("USD")
                .jsonPath("$.madeOn").isEqualTo("2020-12")
                .jsonPath("$.occasion.setting").isEqualTo("document");
    }

    @Test
    void correctsWhatItSaysAndRefusesAStaleVersion() {
        String id = verified("PL");
        String corrected = PROMISE.formatted("PL").replace("Ten million", "Nine million");

        ask("PUT", "", id, 2, "staff", corrected).expectStatus().isEqualTo(412);
        ask("PUT", "", id, 3, "staff", corrected).expectStatus().isOk().expectBody()
                .jsonPath("$.edits[0].by").isEqualTo("staff");

        http.get().uri("/api/commitments/" + id).exchange().expectBody()
                .jsonPath("$.title.en").isEqualTo("Nine million euros for peacebuilding (sample)")
                .jsonPath("$.state").isEqualTo("VERIFIED");
        http.method(HttpMethod.PUT).uri("/api/commitments/" + id).header("Authorization", "Bearer staff")
                .contentType(MediaType.APPLICATION_JSON).body(corrected).exchange().expectStatus().isEqualTo(428);
        ask("PUT", "", "nothing", 1, "staff", corrected).expectStatus().isNotFound();
    }

    @Test
    void leadsToAVisitOnlyWhereItIsSaidToBePublic() {
        String id = verified("SK");
        ask("PUT", "", id, 3, "staff", PROMISE.formatted("SK").replace("\"m-1\"", "\"m-1\", \"linked\": true")).expectStatus().isOk();

        http.get().uri("/api/commitments/" + id).exchange().expectBody()
                .jsonPath("$.occasion.visit").isEqualTo("visit-1")
                .jsonPath("$.occasion.meeting").isEqualTo("m-1");
    }

    @Test
    void declinesAStepAndTakesBackOnesOwn() {
        String id = reported("SI");
        ask("POST", "/steps", id, 1, "staff", EVIDENCE.formatted("VERIFIED")).expectStatus().isOk();
        ask("POST", "/steps", id, 2, "editor", EVIDENCE.formatted("VERIFIED")).expectStatus().isEqualTo(409).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/step-already-proposed");

        ask("DELETE", "/steps/1", id, 2, "staff", "").expectStatus().isOk().expectBody()
                .jsonPath("$.state").isEqualTo("REPORTED")
                .jsonPath("$.steps[0].standing").isEqualTo("DECLINED");

        ask("PUT", "/steps/1/confirmation", id, 3, "editor", "").expectStatus().isEqualTo(409).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/step-already-decided");
    }

    @Test
    void isSupersededByAnotherPublicOneAndNoOther() {
        String id = verified("BG");
        String hidden = reported("BG");
        String successor = verified("BG");
        String superseded = EVIDENCE.formatted("SUPERSEDED").replace("{\"state\"", "{\"supersededBy\": \"%s\", \"state\"");

        for (String unfit : List.of(id, hidden, "nothing")) {
            ask("POST", "/steps", id, 3, "staff", superseded.formatted(unfit)).expectStatus().isEqualTo(422).expectBody()
                    .jsonPath("$.type").isEqualTo("/problems/successor-unfit")
                    .jsonPath("$.errors[0].field").isEqualTo("supersededBy");
        }
        ask("POST", "/steps", id, 3, "staff", EVIDENCE.formatted("SUPERSEDED")).expectStatus().isBadRequest();
        ask("POST", "/steps", id, 3, "staff", superseded.formatted(successor)).expectStatus().isOk();
        ask("PUT", "/steps/2/confirmation", id, 4, "editor", "").expectStatus().isOk();

        http.get().uri("/api/commitments/" + id).exchange().expectBody().jsonPath("$.supersededBy").isEqualTo(successor);
        // What is superseded itself takes nobody's place, so no circle can arise.
        ask("POST", "/steps", successor, 3, "staff", superseded.formatted(id)).expectStatus().isEqualTo(422);
    }

    @Test
    void keepsFollowUpsForTheOffice() {
        String id = verified("HR");
        ask("POST", "/follow-ups", id, 3, "staff", """
                {"task": "Write to the ministry (sample)", "owner": "ada", "due": "2026-06-01"}""").expectStatus().isOk();
        ask("POST", "/follow-ups", id, 4, "staff", "{\"task\": \" \", \"owner\": \"ada\"}").expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors.length()").isEqualTo(2);

        assertThat(due(id)).containsExactly("Write to the ministry (sample)");
        ask("PUT", "/follow-ups/1/completion", id, 4, "editor", "").expectStatus().isOk().expectBody()
                .jsonPath("$.followUps[0].doneBy").isEqualTo("editor");

        assertThat(due(id)).isEmpty();
        ask("PUT", "/follow-ups/1/completion", id, 5, "editor", "").expectStatus().isEqualTo(409);
        http.get().uri("/api/commitments/follow-ups").exchange().expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/commitments/dossiers", "/api/commitments/follow-ups", "/api/commitments/us-meppa-2020/dossier"})
    void showsTheOfficesViewToTheOfficeAlone(String path) {
        http.get().uri(path).exchange().expectStatus().isUnauthorized();
        http.get().uri(path).header("Authorization", "Bearer articles_write").exchange().expectStatus().isForbidden();
        http.get().uri(path).header("Authorization", "Bearer commitments_write").exchange().expectStatus().isOk()
                .expectHeader().valueEquals("Cache-Control", "no-store");
    }

    @Test
    void takesReportsFromTheOfficeAlone() {
        http.post().uri("/api/commitments").contentType(MediaType.APPLICATION_JSON).body("{}").exchange().expectStatus().isUnauthorized();
        report("reader", "{").expectStatus().isForbidden();
        report("staff", "{").expectStatus().isBadRequest();
    }

    /** Each mistake is put into a promise in place of something right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "kind": "funding",                      | ''                                   | 400 | invalid-field             | kind
        "kind": "funding"                       | "kind": "poem"                       | 400 | invalid-field             | kind
        "madeOn": "2026-02"                     | "madeOn": "soon"                     | 400 | invalid-field             | madeOn
        "madeOn": "2026-02"                     | "madeOn": "9026-02"                  | 422 | made-in-the-future        | madeOn
        "targetDate": "2027"                    | "targetDate": "2025-12"              | 422 | target-before-commitment  | targetDate
        "organization": "european-parliament",  | ''                                   | 422 | maker-missing             | person
        "european-parliament"                   | "nowhere"                            | 422 | maker-unknown             | organization
        "area": "AT"                            | "area": "XX"                         | 422 | commitment-area-unknown   | area
        "quote": {"fr"                          | "quote": {"qq"                       | 422 | language-unknown          | quote
        "url": "https://news.example/promise",  | ''                                   | 400 | invalid-field             | source.url
        https://news.example/promise            | javascript:alert(1)                  | 422 | source-not-followable     | source.url
        "status": "sample"                      | "status": "sure"                     | 400 | invalid-field             | source.status
        "value": 10000000                       | "value": -1                          | 400 | invalid-field             | amount.value
        "currency": "EUR"                       | "currency": "XXL"                    | 422 | currency-unknown          | amount.currency
        "setting": "meeting"                    | "setting": "speech"                  | 400 | invalid-field             | occasion.setting
        "title": "Sample Radio"                 | "title": "Sample\\u0000Radio"        | 400 | invalid-field             | source.title
        "madeOn"                                | "madOn"                              | 400 | unknown-field             |
        """)
    void refusesAMistakeByNameAndField(String right, String wrong, int status, String problem, String field) {
        String promise = PROMISE.formatted("AT");
        assertThat(promise).contains(right);

        var refused = report("staff", promise.replace(right, wrong)).expectStatus().isEqualTo(status).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/" + problem);
        if (field != null) {
            refused.jsonPath("$.errors[0].field").isEqualTo(field);
        }
        http.get().uri("/api/commitments/dossiers?area=AT").header("Authorization", "Bearer staff").exchange()
                .expectBody().jsonPath("$.items").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "date": "2026-03-02"          | "date": "9026-03-02"   | 422 | evidence-in-the-future        | evidence.date
        "date": "2026-03-02"          | "date": "2026-01-31"   | 422 | evidence-before-commitment    | evidence.date
        "date": "2026-03-02",         | ''                     | 400 | invalid-field                 | evidence.date
        https://news.example/piece    | file:///etc/passwd     | 422 | source-not-followable         | evidence.url
        "state": "VERIFIED"           | "state": "MET"         | 409 | commitment-step-impossible    | state
        "state": "VERIFIED"           | "state": "DONE"        | 400 | invalid-field                 | state
        """)
    void refusesAStepWithoutEvidenceThatHolds(String right, String wrong, int status, String problem, String field) {
        String id = reported("CY");

        ask("POST", "/steps", id, 1, "staff", EVIDENCE.formatted("VERIFIED").replace(right, wrong))
                .expectStatus().isEqualTo(status).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/" + problem)
                .jsonPath("$.errors[0].field").isEqualTo(field);
    }

    private String verified(String area) {
        String id = reported(area);
        ask("POST", "/steps", id, 1, "staff", EVIDENCE.formatted("VERIFIED")).expectStatus().isOk();
        ask("PUT", "/steps/1/confirmation", id, 2, "editor", "").expectStatus().isOk();
        return id;
    }

    private String reported(String area) {
        return Objects.requireNonNull(report("staff", PROMISE.formatted(area)).expectStatus().isCreated()
                        .expectHeader().valueEquals("ETag", "\"1\"")
                        .returnResult(Item.class).getResponseBody())
                .id();
    }

    private ResponseSpec report(String token, String body) {
        return http.post().uri("/api/commitments").header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private ResponseSpec ask(String method, String path, String id, int version, String token, String body) {
        var request = http.method(HttpMethod.valueOf(method)).uri("/api/commitments/" + id + path)
                .header("Authorization", "Bearer " + token).header("If-Match", "\"" + version + "\"");
        return (body.isEmpty() ? request : request.contentType(MediaType.APPLICATION_JSON).body(body)).exchange();
    }

    private List<String> listed(String query) {
        return page(query).items().stream().map(Item::id).toList();
    }

    private Page page(String query) {
        return Objects.requireNonNull(http.get().uri(URI.create("/api/commitments?" + query)).exchange().expectStatus().isOk()
                .returnResult(Page.class).getResponseBody());
    }

    private List<String> due(String id) {
        return Objects.requireNonNull(http.get().uri("/api/commitments/follow-ups?limit=500").header("Authorization", "Bearer staff")
                        .exchange().expectStatus().isOk().returnResult(DuePage.class).getResponseBody())
                .items().stream().filter(one -> one.commitment().equals(id)).map(DuePage.Due::task).toList();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(String id) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(List<Item> items, String next) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record DuePage(List<Due> items) {
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Due(String commitment, String task) {}
    }
}
