package org.hemicycle.content.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.hemicycle.content.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class MembershipApiTest extends RunningService {

    private static final String SOURCE = "\"source\": {\"title\": \"Invented (sample)\", \"url\": \"https://news.example/post\", \"status\": \"sample\"}";
    private static final String POST = """
            {"label": {"en": "Speaker (sample)", "fr": "Présidente (exemple)"}, "organization": "bundestag", "area": "DE",
             "seats": 1, "visibility": "public", %s}""".formatted(SOURCE);
    private static final String MEMBERSHIP = """
            {"person": "sample-erika-beispiel", "post": "%s", "role": {"en": "Speaker (sample)"}, "start": "2020-03",
             "end": "2024-07-05", "visibility": "public", "note": "A note for the office", %s}""";

    @Test
    void answersAQuestionAboutADayWithThatDaysAnswer() {
        http.get().uri("/api/posts/uk-prime-minister/holders?on=2022-12-12").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.label.en").isEqualTo("Prime Minister of the United Kingdom")
                .jsonPath("$.holders.length()").isEqualTo(1)
                .jsonPath("$.holders[0].person.id").isEqualTo("rishi-sunak")
                .jsonPath("$.holders[0].known").isEqualTo(true)
                .jsonPath("$.contested").isEqualTo(false);
        http.get().uri("/api/posts/uk-prime-minister/holders?on=2026-11-26").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.holders.length()").isEqualTo(1)
                .jsonPath("$.holders[0].person.name").isEqualTo("Keir Starmer")
                .jsonPath("$.holders[0].known").isEqualTo(false)
                .jsonPath("$.holders[0].asOf").isEqualTo("2024-12-02")
                .jsonPath("$.holders[0].source").exists();
        http.get().uri("/api/posts/uk-prime-minister/holders").exchange().expectStatus().isOk()
                .expectHeader().exists("ETag").expectBody().jsonPath("$.on").exists();
    }

    @Test
    void showsWhoHoldsTheOfficeInWhichAPromiseWasMade() {
        http.get().uri("/api/commitments/uk-fund-exploration-2022/office?on=2026-11-26").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.post").isEqualTo("uk-prime-minister")
                .jsonPath("$.madeBy").isEqualTo("NO")
                .jsonPath("$.holders[0].person.id").isEqualTo("keir-starmer");
        http.get().uri("/api/commitments/uk-fund-exploration-2022/office?on=2022-12-12").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.madeBy").isEqualTo("YES");
        http.get().uri("/api/commitments/uk-fund-inaugural-meeting/office?on=2026-11-26").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.madeBy").isEqualTo("POSSIBLY");
        http.get().uri("/api/commitments/us-meppa-2020/office").exchange().expectStatus().isNotFound();
        http.get().uri("/api/commitments/nothing/office").exchange().expectStatus().isNotFound();
        http.get().uri("/api/commitments/uk-fund-exploration-2022").exchange().expectBody()
                .jsonPath("$.office.id").isEqualTo("uk-prime-minister")
                .jsonPath("$.office.label.fr").isEqualTo("Premier ministre du Royaume-Uni");
    }

    @Test
    void takesPostsAndMembershipsFromTheOfficeAndShowsThemToEverybody() {
        String post = post(POST);
        String id = membership(MEMBERSHIP.formatted(post, SOURCE));

        http.get().uri("/api/memberships?post=" + post).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.items.length()").isEqualTo(1)
                .jsonPath("$.items[0].id").isEqualTo(id)
                .jsonPath("$.items[0].person.sample").isEqualTo(true)
                .jsonPath("$.items[0].post.label.en").isEqualTo("Speaker (sample)")
                .jsonPath("$.items[0].organization.id").isEqualTo("bundestag")
                .jsonPath("$.items[0].start").isEqualTo("2020-03")
                .jsonPath("$.items[0].known").doesNotExist()
                .jsonPath("$.items[0].note").doesNotExist()
                .jsonPath("$.items[0].visibility").doesNotExist();
        for (String on : List.of("2020-02-29", "2024-07-06")) {
            http.get().uri("/api/memberships?post=" + post + "&on=" + on).exchange().expectBody().jsonPath("$.items").isEmpty();
        }
        http.get().uri("/api/memberships?post=" + post + "&on=2020-03-15").exchange().expectBody().jsonPath("$.items[0].known").isEqualTo(false);
        http.get().uri("/api/memberships?organization=bundestag&person=sample-erika-beispiel&on=2021-01-01").exchange()
                .expectBody().jsonPath("$.items[?(@.id == '" + id + "')].known").isEqualTo(true);

        String longer = MEMBERSHIP.formatted(post, SOURCE).replace("2024-07-05", "2025");
        ask("PUT", "/api/memberships/" + id, "staff", 1, longer).expectStatus().isOk().expectBody().jsonPath("$.version").isEqualTo(2);
        ask("PUT", "/api/memberships/" + id, "staff", 1, longer).expectStatus().isEqualTo(412);
        http.get().uri("/api/memberships/" + id).exchange().expectBody().jsonPath("$.end").isEqualTo("2025");
        ask("DELETE", "/api/memberships/" + id, "editor", 2, "").expectStatus().isNoContent();
        http.get().uri("/api/memberships/" + id).exchange().expectStatus().isNotFound();
    }

    @Test
    void refusesASecondPersonOnOneSeatAndLetsThemFollow() {
        String post = post(POST);
        membership(MEMBERSHIP.formatted(post, SOURCE));
        String second = MEMBERSHIP.formatted(post, SOURCE).replace("sample-erika-beispiel", "sample-otto-mustermann").replace("\"end\": \"2024-07-05\",", "");

        add("memberships", "staff", second.replace("2020-03", "2024-07-04")).expectStatus().isEqualTo(409).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/post-seats-taken")
                .jsonPath("$.detail").isEqualTo("More people than the post has seats (1) would hold the post on 2024-07-04.");
        String follows = membership(second.replace("2020-03", "2024-07-05"));

        http.get().uri("/api/posts/" + post + "/holders?on=2024-07-05").exchange().expectBody()
                .jsonPath("$.holders.length()").isEqualTo(2).jsonPath("$.contested").isEqualTo(false);
        http.get().uri("/api/posts/" + post + "/holders?on=2025-01-01").exchange().expectBody()
                .jsonPath("$.holders.length()").isEqualTo(1).jsonPath("$.holders[0].person.id").isEqualTo("sample-otto-mustermann");
        ask("PUT", "/api/memberships/" + follows, "staff", 1, second.replace("2020-03", "2023")).expectStatus().isEqualTo(409);

        ask("PUT", "/api/posts/" + post, "staff", 1, POST.replace("\"seats\": 1", "\"seats\": 2")).expectStatus().isOk();
        ask("PUT", "/api/memberships/" + follows, "staff", 1, second.replace("2020-03", "2023")).expectStatus().isOk();
        ask("PUT", "/api/posts/" + post, "staff", 2, POST).expectStatus().isEqualTo(409);
    }

    @Test
    void keepsWhatIsInternalFromEverybodyElse() {
        String hidden = post(POST.replace("\"visibility\": \"public\", ", ""));
        String open = post(POST.replace("\"seats\": 1,", ""));
        String ofHidden = membership(MEMBERSHIP.formatted(hidden, SOURCE));
        String internal = membership(MEMBERSHIP.formatted(open, SOURCE).replace("\"visibility\": \"public\"", "\"visibility\": \"internal\""));
        String unsaid = membership(MEMBERSHIP.formatted(open, SOURCE).replace("\"visibility\": \"public\", ", ""));

        http.get().uri("/api/posts/" + hidden).exchange().expectStatus().isNotFound();
        http.get().uri("/api/posts/" + hidden + "/holders").exchange().expectStatus().isNotFound();
        http.get().uri("/api/posts?organization=bundestag&limit=500").exchange().expectBody()
                .jsonPath("$.items[?(@.id == '" + hidden + "')]").isEmpty()
                .jsonPath("$.items[?(@.id == '" + open + "')].label.en").isEqualTo("Speaker (sample)");
        http.get().uri("/api/posts/" + open + "/holders?on=2021-01-01").exchange().expectBody().jsonPath("$.holders").isEmpty();
        for (String id : List.of(ofHidden, internal, unsaid)) {
            http.get().uri("/api/memberships/" + id).exchange().expectStatus().isNotFound();
            http.get().uri("/api/memberships?person=sample-erika-beispiel&limit=500").exchange()
                    .expectBody().jsonPath("$.items[?(@.id == '" + id + "')]").isEmpty();
            // The office sees it, and its note.
            http.get().uri("/api/memberships/" + id + "/record").header("Authorization", "Bearer staff").exchange()
                    .expectStatus().isOk().expectHeader().valueEquals("Cache-Control", "no-store")
                    .expectBody().jsonPath("$.note").isEqualTo("A note for the office");
        }
        http.get().uri("/api/memberships/records?post=" + open).header("Authorization", "Bearer staff").exchange()
                .expectBody().jsonPath("$.items.length()").isEqualTo(2);
        // Nor can a public promise name an internal post.
        http.post().uri("/api/commitments").header("Authorization", "Bearer staff").contentType(MediaType.APPLICATION_JSON).body("""
                {"kind": "funding", "title": {"en": "Money (sample)"}, "organization": "bundestag", "office": "%s", "madeOn": "2026-02",
                 "source": {"title": "Sample Radio", "url": "https://news.example/p", "status": "sample"}}""".formatted(hidden))
                .exchange().expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/office-unknown").jsonPath("$.errors[0].field").isEqualTo("office");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/memberships/records", "/api/memberships/x/record", "/api/posts/x/record"})
    void showsRecordsToTheOfficeAlone(String path) {
        http.get().uri(path).exchange().expectStatus().isUnauthorized();
        http.get().uri(path).header("Authorization", "Bearer articles_write").exchange().expectStatus().isForbidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"posts", "memberships"})
    void takesChangesFromTheOfficeAlone(String kind) {
        http.post().uri("/api/" + kind).contentType(MediaType.APPLICATION_JSON).body("{}").exchange().expectStatus().isUnauthorized();
        add(kind, "reader", "{}").expectStatus().isForbidden();
        add(kind, "directory_write", "{}").expectStatus().isBadRequest();
        ask("PUT", "/api/" + kind + "/nothing", "staff", 1, kind.equals("posts") ? POST : MEMBERSHIP.formatted("uk-prime-minister", SOURCE))
                .expectStatus().isNotFound();
    }

    /** Each mistake is put into a membership in place of something right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "end": "2024-07-05"                | "end": "2020-02"            | 422 | membership-ends-before-start         | end
        "end": "2024-07-05"                | "asOf": "2019-12-31"        | 422 | membership-ends-before-start         | asOf
        "end": "2024-07-05"                | "end": "2024-02-30"         | 400 | invalid-field                        | end
        "start": "2020-03"                 | "start": "spring"           | 400 | invalid-field                        | start
        "person": "sample-erika-beispiel"  | "person": "nobody"          | 422 | member-unknown                       | person
        "person": "sample-erika-beispiel"  | "onBehalfOf": "bundestag"   | 400 | invalid-field                        | person
        "uk-prime-minister"                | "throne"                    | 422 | post-unknown                         | post
        "post": "uk-prime-minister"        | "onBehalfOf": "bundestag"   | 422 | membership-of-nothing                | post
        "post": "uk-prime-minister"        | "organization": "nowhere"   | 422 | membership-body-unknown              | organization
        "start"                            | "organization": "senat", "start" | 422 | post-elsewhere                  | organization
        "role": {"en"                      | "role": {"qq"               | 422 | membership-language-unknown          | role
        "visibility": "public"             | "visibility": "secret"      | 400 | invalid-field                        | visibility
        https://news.example/post          | javascript:alert(1)         | 422 | membership-source-not-followable     | source.url
        "status": "sample"                 | "status": "sure"            | 400 | invalid-field                        | source.status
        """)
    void refusesAMistakeByNameAndField(String right, String wrong, int status, String problem, String field) {
        String membership = MEMBERSHIP.formatted("uk-prime-minister", SOURCE);
        assertThat(membership).contains(right);

        add("memberships", "staff", membership.replace(right, wrong)).expectStatus().isEqualTo(status).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/" + problem)
                .jsonPath("$.errors[0].field").isEqualTo(field);
        http.get().uri("/api/memberships/records?post=uk-prime-minister").header("Authorization", "Bearer staff").exchange()
                .expectBody().jsonPath("$.items.length()").isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/memberships?on=2024, on", "/api/memberships?on=yesterday, on", "/api/posts/uk-prime-minister/holders?on=2024-02-30, on",
        "/api/commitments/uk-fund-exploration-2022/office?on=%2B12024-01, on", "/api/memberships?limit=0, limit",
    })
    void refusesAParameterByName(String address, String parameter) {
        http.get().uri(URI.create(address)).exchange().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.type").isEqualTo("/problems/invalid-parameter")
                .jsonPath("$.errors[0].field").isEqualTo(parameter);
    }

    private String post(String body) {
        return created(add("posts", "staff", body));
    }

    private String membership(String body) {
        return created(add("memberships", "staff", body));
    }

    private static String created(ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectStatus().isCreated().expectHeader().valueEquals("ETag", "\"1\"")
                        .returnResult(Item.class).getResponseBody())
                .id();
    }

    private ResponseSpec add(String kind, String token, String body) {
        return http.post().uri("/api/" + kind).header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private ResponseSpec ask(String method, String path, String token, int version, String body) {
        var request = http.method(HttpMethod.valueOf(method)).uri(path)
                .header("Authorization", "Bearer " + token).header("If-Match", "\"" + version + "\"");
        return (body.isEmpty() ? request : request.contentType(MediaType.APPLICATION_JSON).body(body)).exchange();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(String id) {}
}
