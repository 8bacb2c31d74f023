package org.hemicycle.content.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.hemicycle.content.RunningService;
import org.hemicycle.content.TopicReader.Told;
import org.hemicycle.contracts.ArticleFacts;
import org.hemicycle.contracts.DirectoryMessage.ArticleRecorded;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Pieces name who speaks in them, and those who keep a copy of the directory hear of it for as long as it is so. */
class NamedInPiecesApiTest extends RunningService {

    private static final String PIECE = """
            {"kind": "interview", "title": {"en": "%s"}, "language": "en", "areas": ["BE"], "publishedOn": "2026-05-04", "people": [%s], "organizations": [%s]}
            """;

    @Test
    void isFoundByWhomItNames() {
        String id = id(publish("Found by name (sample)", "\"sample-camille-exemple\"", "\"bundesrat\""));
        http.get().uri("/api/articles/" + id).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.people[0]").isEqualTo("sample-camille-exemple")
                .jsonPath("$.organizations[0]").isEqualTo("bundesrat");
        assertThat(found("person=sample-camille-exemple")).contains(id);
        assertThat(found("institution=bundesrat")).contains(id);
        assertThat(found("person=sample-otto-mustermann")).doesNotContain(id);
        assertThat(found("institution=assemblee-nationale")).doesNotContain(id);
    }

    @Test
    void tellsWhoKeepsTheDirectoryForAsLongAsItIsPublicAndNamesSomebody() {
        String id = id(publish("Told of (sample)", "\"sample-camille-exemple\"", ""));
        ArticleFacts facts = ((ArticleRecorded) told(id, 1).getFirst().message()).article();
        assertThat(facts.people()).containsExactly("sample-camille-exemple");
        assertThat(facts.organizations()).isEmpty();

        put("/api/articles/" + id, 1, PIECE.formatted("Names a body (sample)", "", "\"bundesrat\"")).expectStatus().isOk();
        put("/api/articles/" + id, 2, PIECE.formatted("Names nobody (sample)", "", "")).expectStatus().isOk();
        put("/api/articles/" + id, 3, PIECE.formatted("Still nobody (sample)", "", "")).expectStatus().isOk();
        put("/api/articles/" + id, 4, PIECE.formatted("Names her again (sample)", "\"sample-camille-exemple\"", "")).expectStatus().isOk();
        http.method(HttpMethod.PUT).uri("/api/pieces/" + id + "/withdrawal").header("Authorization", "Bearer admin").header("If-Match", "\"5\"")
                .contentType(MediaType.APPLICATION_JSON).body("{}").exchange().expectStatus().isOk();
        assertThat(told(id, 5)).extracting(Told::type).containsExactly(
                "article.recorded.v1", "article.recorded.v1", "article.dropped.v1", "article.recorded.v1", "article.dropped.v1");
    }

    @Test
    void refusesWhomTheDirectoryDoesNotKnow() {
        publish("Nobody (sample)", "\"nobody-we-know\"", "").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/named-unknown").jsonPath("$.errors[0].field").isEqualTo("people");
        publish("Nowhere (sample)", "", "\"sample-camille-exemple\"").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/named-unknown").jsonPath("$.errors[0].field").isEqualTo("organizations");
        publish("Empty (sample)", "\" \"", "").expectStatus().isBadRequest().expectBody().jsonPath("$.errors[0].field").isEqualTo("people");
    }

    @Test
    void countsForTheInstitutionOnTheCoveragePage() {
        String id = id(publish("Counted (sample)", "", "\"european-commission\""));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> http.get().uri("/api/coverage").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.institutions[?(@.id == 'european-commission')].article.id").isEqualTo(id));
    }

    private ResponseSpec publish(String title, String people, String organizations) {
        return http.post().uri("/api/articles").header("Authorization", "Bearer editor").contentType(MediaType.APPLICATION_JSON)
                .body(PIECE.formatted(title, people, organizations)).exchange();
    }

    private ResponseSpec put(String address, long version, String body) {
        return http.method(HttpMethod.PUT).uri(address).header("Authorization", "Bearer editor").header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private static String id(ResponseSpec created) {
        String path = created.expectStatus().isCreated().returnResult(String.class).getResponseHeaders().getLocation().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String found(String filter) {
        return http.get().uri("/api/articles?limit=500&" + filter).exchange().expectStatus().isOk().returnResult(String.class).getResponseBody();
    }

    private static List<Told> told(String id, int times) {
        try (var topic = topic("content.directory.v1")) {
            return topic.until(seen -> seen.stream().filter(told -> told.key().equals("article:" + id)).count() >= times).stream()
                    .filter(told -> told.key().equals("article:" + id))
                    .toList();
        }
    }
}
