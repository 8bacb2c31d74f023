package org.hemicycle.content.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.hemicycle.content.RunningService;
import org.hemicycle.contracts.ArticleMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class ArticleApiTest extends RunningService {

    private static final String PIECE = """
            {"kind": "interview", "title": {"en": "An interview (sample)", "fr": "Un entretien (exemple)"},
             "language": "fr", "url": "https://news.example/entretien", "outlet": "Sample Radio",
             "authors": ["Ada Exemplar (sample)"], "publishedOn": "2024-05-04", "areas": ["FR", "BE", "FR"],
             "summary": {"en": "What was said."}}
            """;

    @Test
    void publishesAPieceAtOnceAndTellsSubscribers() {
        ResponseSpec answer = publish("editor", PIECE);

        answer.expectStatus().isCreated()
                .expectHeader().valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.kind").isEqualTo("interview")
                .jsonPath("$.areas.length()").isEqualTo(2)
                .jsonPath("$.publishedOn").isEqualTo("2024-05-04")
                .jsonPath("$.source").doesNotExist();
        URI location = answer.returnResult(String.class).getResponseHeaders().getLocation();
        String id = location.getPath().substring("/api/articles/".length());
        http.get().uri(location.getPath()).exchange().expectStatus().isOk();
        http.get().uri("/api/articles?area=BE&kind=interview&language=fr").exchange()
                .expectBody().jsonPath("$.items[?(@.id == '" + id + "')].outlet").isEqualTo("Sample Radio");

        try (var topic = topic("content.article.v1")) {
            var told = topic.until(seen -> seen.stream().anyMatch(message -> message.key().equals(id))).stream()
                    .filter(message -> message.key().equals(id))
                    .toList();
            assertThat(told).singleElement().satisfies(message -> {
                assertThat(message.id()).isEqualTo(id + "-1-0");
                assertThat(message.type()).isEqualTo("article.published.v1");
                assertThat(message.source()).isEqualTo("/content-service");
                var facts = ((ArticleMessage.Published) message.message()).article();
                assertThat(facts.title().original()).isEqualTo("fr");
                assertThat(facts.areas()).containsExactly("FR", "BE");
                assertThat(facts.publishedOn()).isEqualTo("2024-05-04");
            });
        }
    }

    @Test
    void takesTodayForAPieceWithoutADayAndAcceptsAMachinesScope() {
        publish("articles_write", """
                        {"kind": "statement", "title": {"de": "Eine Erklärung (Beispiel)"}, "language": "de", "areas": ["EU"]}
                        """)
                .expectStatus().isCreated()
                .expectBody()
                .jsonPath("$.publishedOn").value(day ->
                        assertThat(LocalDate.parse(day.toString())).isBetween(LocalDate.now().minusDays(1), LocalDate.now().plusDays(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        ["FR", "BE", "FR"]                   | ["FR", "XX"]                | 422 | unknown-area              | areas
        "language": "fr"                     | "language": "xx"            | 422 | unknown-language          | language
        "language": "fr"                     | "language": "not a tag"     | 422 | unknown-language          | language
        {"en": "What was said."}             | {"qq": "What was said."}    | 422 | unknown-language          | summary
        "language": "fr"                     | "language": "de"            | 422 | title-missing-in-original | title
        https://news.example/entretien       | javascript:alert(1)         | 422 | address-not-followable    | url
        https://news.example/entretien       | /entretien                  | 422 | address-not-followable    | url
        https://news.example/entretien       | https://me:pw@news.example  | 422 | address-not-followable    | url
        https://news.example/entretien       | ftp://news.example/x        | 422 | address-not-followable    | url
        2024-05-04                           | 2999-01-01                  | 422 | published-in-the-future   | publishedOn
        2024-05-04                           | 4 May 2024                  | 400 | invalid-field             | publishedOn
        2024-05-04                           | 2024-02-30                  | 400 | invalid-field             | publishedOn
        "kind": "interview"                  | "kind": "poem"              | 400 | invalid-field             | kind
        "kind": "interview"                  | "kind": null                | 400 | invalid-field             | kind
        "kind": "interview", "title"         | "kind": "interview", "titel" | 400 | unknown-field            | titel
        ["FR", "BE", "FR"]                   | []                          | 400 | invalid-field             | areas
        ["FR", "BE", "FR"]                   | [null]                      | 400 | invalid-field             | areas
        ["FR", "BE", "FR"]                   | "FR"                        | 400 | invalid-field             | areas
        {"en": "What was said."}             | {"en": " "}                 | 400 | invalid-field             | summary
        {"en": "What was said."}             | {"e_n": "What was said."}   | 400 | invalid-field             | summary
        "Sample Radio"                       | ""                          | 400 | invalid-field             | outlet
        What was said.                       | What\\u0001 was said.       | 400 | invalid-field             | summary
        """)
    void refusesAPieceByTheNameOfTheRuleAndTheField(String right, String wrong, int status, String problem, String field) {
        String body = PIECE.replace(right, wrong);
        assertThat(body).isNotEqualTo(PIECE);
        long before = count();

        publish("editor", body)
                .expectStatus().isEqualTo(status)
                .expectHeader().contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type").isEqualTo("/problems/" + problem)
                .jsonPath("$.detail").isNotEmpty()
                .jsonPath("$.errors[0].field").isEqualTo(field);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void namesEveryFieldThatIsWrongAtOnce() {
        publish("editor", """
                        {"kind": "video", "title": {"fr": "Titre"}, "language": "de", "areas": ["XX"],
                         "url": "data:text/html,x", "publishedOn": "2999-01-01"}
                        """)
                .expectStatus().isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].field").value(fields ->
                        assertThat((List<?>) fields).extracting(Object::toString)
                                .containsExactlyInAnyOrder("title", "areas", "url", "publishedOn"));
    }

    @Test
    void refusesWhatIsNoJsonAndWhatIsEmpty() {
        publish("editor", "{\"kind\": ").expectStatus().isBadRequest()
                .expectBody().jsonPath("$.type").isEqualTo("/problems/malformed-body");
        publish("editor", "[]").expectStatus().isBadRequest();
        publish("editor", "").expectStatus().isBadRequest();
        publish("editor", "{}").expectStatus().isBadRequest()
                .expectBody().jsonPath("$.errors.length()").isEqualTo(4);
    }

    @Test
    void letsNobodyPublishWithoutThePermission() {
        publish("staff", PIECE).expectStatus().isForbidden()
                .expectBody().jsonPath("$.type").isEqualTo("/problems/permission-missing");
        publish("forged", PIECE).expectStatus().isUnauthorized();
        http.post().uri("/api/articles").contentType(MediaType.APPLICATION_JSON).body(PIECE).exchange()
                .expectStatus().isUnauthorized()
                .expectBody().jsonPath("$.type").isEqualTo("/problems/sign-in-needed");
        http.delete().uri("/api/articles/radio-bucharest").header("Authorization", "Bearer editor").exchange()
                .expectStatus().isEqualTo(405);
    }

    @Test
    void givesTheNewestFirstAndPagesWithoutGapsOrRepeats() {
        String outlet = "Outlet " + UUID.randomUUID();
        for (String day : List.of("2021-03-01", "2023-03-01", "2022-03-01", "2023-03-01", "2020-03-01")) {
            publish("editor", """
                    {"kind": "video", "title": {"et": "Näide"}, "language": "et", "areas": ["EE"], "outlet": "%s", "publishedOn": "%s"}
                    """.formatted(outlet, day)).expectStatus().isCreated();
        }

        var days = new ArrayList<String>();
        var ids = new HashSet<String>();
        String next = null;
        do {
            var page = http.get().uri("/api/articles?area=EE&language=et&limit=2" + (next == null ? "" : "&cursor=" + next))
                    .exchange().expectStatus().isOk().returnResult(ArticlePage.class).getResponseBody();
            page.items().forEach(item -> {
                days.add(item.publishedOn());
                ids.add(item.id());
            });
            next = page.next();
        } while (next != null);
        assertThat(days).containsExactly("2023-03-01", "2023-03-01", "2022-03-01", "2021-03-01", "2020-03-01");
        assertThat(ids).hasSize(5);
    }

    @Test
    void showsTheArchiveWithWhatIsKnownOnly() {
        http.get().uri("/api/articles/france24-interview-2019").exchange()
                .expectStatus().isOk()
                .expectBody()
                .jsonPath("$.year").isEqualTo(2019)
                .jsonPath("$.publishedOn").doesNotExist()
                .jsonPath("$.url").doesNotExist()
                .jsonPath("$.language").isEqualTo("und")
                .jsonPath("$.status").isEqualTo("secondary")
                .jsonPath("$.verified").doesNotExist();
    }

    private ResponseSpec publish(String token, String body) {
        return http.post().uri("/api/articles")
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private long count() {
        return http.get().uri("/api/articles?limit=500").exchange()
                .returnResult(ArticlePage.class).getResponseBody().items().size();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ArticlePage(List<Item> items, String next) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Item(String id, String publishedOn) {}
    }
}
