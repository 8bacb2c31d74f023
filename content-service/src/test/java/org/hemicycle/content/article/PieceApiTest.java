package org.hemicycle.content.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hemicycle.content.RunningService;
import org.hemicycle.content.TopicReader.Told;
import org.hemicycle.content.register.Register;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class PieceApiTest extends RunningService {

    private static final String DRAFT = """
            {"kind": "article", "title": {"en": "%s", "fr": "Un texte (exemple)"}, "language": "en", "areas": ["BE"],
             "summary": {"en": "What it says."}, "body": {"en": "The **first** words.", "fr": "Les premiers mots."}}
            """;

    @Autowired
    private Articles articles;

    @Autowired
    private Manuscripts manuscripts;

    @Autowired
    private ArticleRules rules;

    @Test
    void leadsAPieceFromItsDraftToThePublicAndToldOnce() {
        String id = draft("A life (sample)");
        ask("editor", "/api/pieces/" + id).jsonPath("$.state").isEqualTo("draft").jsonPath("$.version").isEqualTo(1);
        notPublic(id);

        move("editor", id, 1, "review", "{\"note\": \"Please read (sample)\"}").expectStatus().isOk();
        move("editor", id, 2, "approval", "{}").expectStatus().isEqualTo(409)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/own-version");
        move("admin", id, 2, "approval", "{}").expectStatus().isOk();
        notPublic(id);
        move("admin", id, 3, "publication", "{}").expectStatus().isOk()
                .expectBody().jsonPath("$.state").isEqualTo("published").jsonPath("$.publicVersion").isEqualTo(1)
                .jsonPath("$.steps[*].state").value(states -> assertThat(states.toString())
                        .isEqualTo("[\"draft\",\"in-review\",\"approved\",\"published\"]"))
                .jsonPath("$.steps[1].note").isEqualTo("Please read (sample)")
                .jsonPath("$.steps[2].by").isEqualTo("admin");
        http.get().uri("/api/articles/" + id).exchange().expectStatus().isOk()
                .expectBody()
                .jsonPath("$.html.en").isEqualTo("<p>The <strong>first</strong> words.</p>")
                .jsonPath("$.body.fr").isEqualTo("Les premiers mots.")
                .jsonPath("$.older.length()").isEqualTo(0);

        // A revision is public when it is approved, and nobody is told a second time.
        put("editor", "/api/pieces/" + id, 4, DRAFT.formatted("A life, revised (sample)")).expectStatus().isOk()
                .expectBody().jsonPath("$.state").isEqualTo("draft").jsonPath("$.publicVersion").isEqualTo(1);
        http.get().uri("/api/articles/" + id).exchange().expectBody().jsonPath("$.title.en").isEqualTo("A life (sample)");
        move("editor", id, 5, "review", "{}").expectStatus().isOk();
        move("admin", id, 6, "approval", "{}").expectStatus().isOk();
        move("admin", id, 7, "publication", "{}").expectStatus().isOk();
        http.get().uri("/api/articles/" + id).exchange().expectBody()
                .jsonPath("$.title.en").isEqualTo("A life, revised (sample)")
                .jsonPath("$.older[0]").isEqualTo("fr");

        move("admin", id, 8, "withdrawal", "{\"note\": \"It was wrong (sample)\"}").expectStatus().isOk();
        notPublic(id);
        move("admin", id, 9, "withdrawal", "{}").expectStatus().isEqualTo(409)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/piece-not-public");

        assertThat(told(id, 3)).extracting(Told::type)
                .containsExactly("article.published.v1", "article.revised.v1", "article.withdrawn.v1");
    }

    @Test
    void publishesAndRevisesAtOnceByTheShortWay() {
        String address = post("editor", "/api/articles", DRAFT.formatted("At once (sample)")).expectStatus().isCreated()
                .returnResult(String.class).getResponseHeaders().getLocation().getPath();
        String id = address.substring(address.lastIndexOf('/') + 1);

        put("editor", address, 1, DRAFT.formatted("At once, put right (sample)")).expectStatus().isOk()
                .expectHeader().valueEquals("ETag", "\"2\"");
        put("editor", address, 1, DRAFT.formatted("Too late (sample)")).expectStatus().isEqualTo(412);
        http.put().uri(address).header("Authorization", "Bearer editor").contentType(MediaType.APPLICATION_JSON)
                .body(DRAFT.formatted("Of nothing (sample)")).exchange().expectStatus().isEqualTo(428);

        ask("editor", "/api/pieces/" + id).jsonPath("$.versions.length()").isEqualTo(2).jsonPath("$.state").isEqualTo("published");
        http.get().uri(address).exchange().expectBody().jsonPath("$.title.en").isEqualTo("At once, put right (sample)");
        assertThat(told(id, 2)).extracting(Told::type).containsExactly("article.published.v1", "article.revised.v1");
    }

    @Test
    void neverShowsADraftToThePublic() {
        String title = "Secret " + UUID.randomUUID();
        String id = draft(title);
        String marker = id(post("editor", "/api/articles", DRAFT.formatted("Marker (sample)")));

        for (String address : List.of(
                "/api/articles?limit=500", "/api/articles?area=BE&limit=500", "/feeds/articles.atom?area=BE", "/feeds/articles.json")) {
            http.get().uri(address).exchange().expectStatus().isOk()
                    .expectBody(String.class).value(body -> assertThat(body).doesNotContain(title).doesNotContain(id));
        }
        notPublic(id);
        try (var topic = topic("content.article.v1")) {
            assertThat(topic.until(seen -> seen.stream().anyMatch(told -> told.key().equals(marker))))
                    .noneMatch(told -> told.key().equals(id));
        }
        for (String address : List.of("", "/" + id, "/" + id + "/versions/1", "/" + id + "/differences?from=1&to=1")) {
            http.get().uri("/api/pieces" + address).exchange().expectStatus().isUnauthorized();
            http.get().uri("/api/pieces" + address).header("Authorization", "Bearer staff").exchange().expectStatus().isForbidden();
        }
    }

    @Test
    void keepsVersionsShowsWhatDiffersAndBringsOneBack() {
        String id = draft("Versions (sample)");
        put("editor", "/api/pieces/" + id, 1, DRAFT.formatted("Versions (sample)").replace("**first**", "second").replace("\"areas\": [\"BE\"]", "\"areas\": [\"BE\", \"FR\"]"))
                .expectStatus().isOk();

        ask("editor", "/api/pieces/" + id + "/differences?from=1&to=2")
                .jsonPath("$.fields.length()").isEqualTo(2)
                .jsonPath("$.fields[0].field").isEqualTo("body")
                .jsonPath("$.fields[0].language").isEqualTo("en")
                .jsonPath("$.fields[0].parts[1].fate").isEqualTo("removed")
                .jsonPath("$.fields[0].parts[1].text").isEqualTo("**first**")
                .jsonPath("$.fields[0].parts[2].text").isEqualTo("second")
                .jsonPath("$.fields[1].field").isEqualTo("areas");
        put("editor", "/api/pieces/" + id + "/restoration", 2, "{\"version\": 1}").expectStatus().isOk()
                .expectBody()
                .jsonPath("$.version").isEqualTo(3)
                .jsonPath("$.versions[2].restored").isEqualTo(1)
                .jsonPath("$.words.body.en").isEqualTo("The **first** words.")
                .jsonPath("$.translations[0].older").isEqualTo(false);
        ask("editor", "/api/pieces/" + id + "/differences?from=1&to=3").jsonPath("$.fields.length()").isEqualTo(0);
        ask("editor", "/api/pieces/" + id + "/versions/2").jsonPath("$.body.en").isEqualTo("The second words.");
        get("editor", "/api/pieces/" + id + "/versions/9").expectStatus().isNotFound()
                .expectBody().jsonPath("$.type").isEqualTo("/problems/version-unknown");
        put("editor", "/api/pieces/" + id + "/restoration", 3, "{\"version\": 0}").expectStatus().isNotFound();
    }

    @Test
    void listsTranslationsThatAreOlderThanTheirOriginals() {
        String id = draft("Stale (sample)");
        String french = "{\"kind\": \"article\", \"title\": {\"en\": \"Stale, revised (sample)\", \"fr\": \"%s\"}, \"language\": \"en\", \"areas\": [\"BE\"], \"renewed\": %s}";
        assertThat(lines("?behind=true")).noneMatch(line -> line.id().equals(id));

        put("editor", "/api/pieces/" + id, 1, french.formatted("Un texte (exemple)", "[]")).expectStatus().isOk()
                .expectBody()
                .jsonPath("$.original").isEqualTo(2)
                .jsonPath("$.translations[0].madeFrom").isEqualTo(1)
                .jsonPath("$.translations[0].older").isEqualTo(true);
        assertThat(lines("?behind=true&state=draft"))
                .filteredOn(line -> line.id().equals(id)).singleElement()
                .satisfies(line -> assertThat(line.older()).containsExactly("fr"));
        put("editor", "/api/pieces/" + id, 2, french.formatted("Un texte renouvelé (exemple)", "[\"fr\"]")).expectStatus().isOk();
        assertThat(lines("?behind=true")).noneMatch(line -> line.id().equals(id));
        put("editor", "/api/pieces/" + id, 3, french.formatted("Un texte (exemple)", "[\"de\"]")).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/translation-unknown");
    }

    @Test
    void publishesAScheduledPieceOnceHoweverManyInstancesLook() throws Exception {
        Instant real = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant at = real.plus(Duration.ofDays(400));
        String id = approved("Scheduled (sample)");
        move("admin", id, 3, "schedule", "{\"at\": \"" + at.atOffset(ZoneOffset.UTC).toLocalDateTime() + "\", \"timeZone\": \"UTC\"}")
                .expectStatus().isOk()
                .expectBody().jsonPath("$.state").isEqualTo("scheduled").jsonPath("$.timeZone").isEqualTo("UTC");
        notPublic(id);

        desk(at.minusMillis(1)).publishDue();
        notPublic(id);
        // Instances that start after the time was chosen know nothing but the store.
        Callable<Void> looks = () -> {
            desk(at).publishDue();
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var look : threads.invokeAll(List.of(looks, looks, looks, looks))) {
                look.get();
            }
        }
        desk(at.plusSeconds(60)).publishDue();

        http.get().uri("/api/articles/" + id).exchange().expectStatus().isOk();
        ask("editor", "/api/pieces/" + id).jsonPath("$.steps.length()").isEqualTo(5).jsonPath("$.publishAt").doesNotExist();
        withdraw(id);
        assertThat(told(id, 2)).extracting(Told::type).containsExactly("article.published.v1", "article.withdrawn.v1");
    }

    @Test
    void publishesByItselfWhatWasScheduledBeforeTheServiceLooked() {
        String id = approved("Due (sample)");
        Instant earlier = Instant.now().minus(Duration.ofHours(2));
        desk(earlier).schedule(id, 3, earlier.plusSeconds(60), "UTC", "admin");

        await().atMost(Duration.ofSeconds(60)).until(() ->
                http.get().uri("/api/articles/" + id).exchange().returnResult(String.class).getStatus().is2xxSuccessful());
        withdraw(id);
        assertThat(told(id, 2)).extracting(Told::type).containsExactly("article.published.v1", "article.withdrawn.v1");
    }

    @Test
    void takesAPieceOffTheScheduleBeforeItIsChanged() {
        String id = approved("Off the schedule (sample)");
        move("admin", id, 3, "schedule", "{\"at\": \"2999-01-01T09:00\", \"timeZone\": \"Europe/Brussels\"}").expectStatus().isOk();
        put("editor", "/api/pieces/" + id, 4, DRAFT.formatted("Changed (sample)")).expectStatus().isEqualTo(409)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/piece-scheduled");
        remove("admin", "/api/pieces/" + id + "/schedule", 4).expectStatus().isOk()
                .expectBody().jsonPath("$.state").isEqualTo("approved");
        // What was approved is not what somebody writes afterwards.
        put("editor", "/api/pieces/" + id, 5, DRAFT.formatted("Changed (sample)")).expectStatus().isOk()
                .expectBody().jsonPath("$.state").isEqualTo("draft");
        move("admin", id, 6, "publication", "{}").expectStatus().isEqualTo(409)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/piece-not-approved");
    }

    @Test
    void opensAPieceOfTheArchive() {
        String id = "france24-interview-2019";
        ask("editor", "/api/pieces/" + id).jsonPath("$.state").isEqualTo("published").jsonPath("$.version").isEqualTo(1)
                .jsonPath("$.words.year").isEqualTo(2019);
    }

    @Test
    void keepsAPieceOfTheArchiveFromItsSourceOnceSomebodyHasChangedIt() {
        String id = "piece-taken-over-" + UUID.randomUUID();
        articles.recordInArchive(archived(id, "From the archive (sample)"), Instant.now());
        put("editor", "/api/articles/" + id, 1, DRAFT.formatted("Put right (sample)")).expectStatus().isOk()
                .expectBody().jsonPath("$.publishedOn").doesNotExist();

        assertThat(articles.recordInArchive(archived(id, "Changed at its source (sample)"), Instant.now()))
                .isEqualTo(Register.Outcome.UNCHANGED);
        ask("editor", "/api/pieces/" + id).jsonPath("$.versions.length()").isEqualTo(2)
                .jsonPath("$.versions[0].by").doesNotExist();
        ask("editor", "/api/pieces/" + id + "/versions/1").jsonPath("$.title.en").isEqualTo("From the archive (sample)");
        assertThat(told(id, 2)).extracting(Told::type).containsExactly("article.imported.v1", "article.revised.v1");
    }

    private static Article archived(String id, String title) {
        return new Article(
                id, ArticleKind.ARTICLE, LocalizedText.of("en", title), "en", null, null, List.of(), null, null,
                List.of("BE"), List.of(), List.of(), null, null, List.of(), Instant.EPOCH, null);
    }

    @Test
    void letsOneOfTwoEditorsWin() {
        String id = draft("Two editors (sample)");
        var now = desk(Instant.now());
        now.submit(id, 1, "one", null);

        assertThatThrownBy(() -> now.submit(id, 1, "two", null)).isInstanceOf(StaleVersion.class);
        put("editor", "/api/pieces/" + id, 1, DRAFT.formatted("Late (sample)")).expectStatus().isEqualTo(412);
        put("editor", "/api/pieces/" + UUID.randomUUID(), 1, DRAFT.formatted("Nowhere (sample)")).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        The **first** words. | <script>alert(1)</script>      | body-markup-refused      | body.en
        The **first** words. | ![x](https://evil.example/x)   | body-markup-refused      | body.en
        Les premiers mots.   | [x](javascript:alert(1))       | body-link-unsafe         | body.fr
        "language": "en"     | "language": "fr", "note": "x"  | none                     | none
        "body": {"en"        | "body": {"de"                  | body-missing-in-original | body
        "areas": ["BE"]      | "areas": ["XX"]                | unknown-area             | areas
        """)
    void refusesADraftByTheNameOfTheRuleAndTheField(String right, String wrong, String problem, String field) {
        ResponseSpec answer = post("editor", "/api/pieces", DRAFT.formatted("Refused (sample)").replace(right, wrong));
        if (problem.equals("none")) {
            answer.expectStatus().isCreated();
            return;
        }
        answer.expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/" + problem).jsonPath("$.errors[0].field").isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "review, PIECE, editor, 200", "approval, PIECE, admin, 409", "publication, PIECE, admin, 409", "withdrawal, PIECE, admin, 409",
        "review, PIECE, admin, 403", "approval, PIECE, articles_write, 403", "publication, PIECE, staff, 403", "schedule, PIECE, admin, 400"
    })
    void letsEverybodyDoWhatIsTheirs(String step, String piece, String who, int status) {
        move(who, draft("Steps (sample)"), 1, step, "{}").expectStatus().isEqualTo(status);
    }

    @Test
    void refusesATimeThatIsPastOrNone() {
        String id = approved("Times (sample)");
        move("admin", id, 3, "schedule", "{\"at\": \"2020-01-01T09:00\", \"timeZone\": \"UTC\"}").expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/publication-time-past");
        move("admin", id, 3, "schedule", "{\"at\": \"2999-03-31T02:30\", \"timeZone\": \"Mars/Olympus\"}").expectStatus().isBadRequest();
        move("admin", id, 3, "schedule", "{\"at\": \"soon\", \"timeZone\": \"UTC\"}").expectStatus().isBadRequest();
        get("editor", "/api/pieces?state=lost").expectStatus().isBadRequest();
    }

    private ArticleDesk desk(Instant now) {
        return new ArticleDesk(
                articles,
                manuscripts,
                rules,
                new PublicationProperties(true, Duration.ofSeconds(2), Duration.ofSeconds(15)),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private String draft(String title) {
        return id(post("editor", "/api/pieces", DRAFT.formatted(title)));
    }

    private String approved(String title) {
        String id = draft(title);
        move("editor", id, 1, "review", "{}").expectStatus().isOk();
        move("admin", id, 2, "approval", "{}").expectStatus().isOk();
        return id;
    }

    /** Withdraws what the service published by itself, as a marker behind which nothing else can come. */
    private void withdraw(String id) {
        String tag = get("admin", "/api/pieces/" + id).returnResult(String.class).getResponseHeaders().getETag();
        move("admin", id, Long.parseLong(tag.replace("\"", "")), "withdrawal", "{}").expectStatus().isOk();
    }

    private static String id(ResponseSpec created) {
        String path = created.expectStatus().isCreated().returnResult(String.class).getResponseHeaders().getLocation().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void notPublic(String id) {
        http.get().uri("/api/articles/" + id).exchange().expectStatus().isNotFound();
    }

    private List<Told> told(String id, int times) {
        try (var topic = topic("content.article.v1")) {
            return topic.until(seen -> seen.stream().filter(told -> told.key().equals(id)).count() >= times).stream()
                    .filter(told -> told.key().equals(id))
                    .peek(told -> assertThat(((ArticleMessage) told.message()).article().id()).isEqualTo(id))
                    .toList();
        }
    }

    private List<Line> lines(String filter) {
        return get("editor", "/api/pieces" + filter + (filter.contains("?") ? "&" : "?") + "limit=500")
                .returnResult(Lines.class).getResponseBody().items();
    }

    private org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec ask(String who, String address) {
        return get(who, address).expectStatus().isOk().expectBody();
    }

    private ResponseSpec get(String who, String address) {
        return http.get().uri(address).header("Authorization", "Bearer " + who).exchange();
    }

    private ResponseSpec post(String who, String address, String body) {
        return http.post().uri(address).header("Authorization", "Bearer " + who).contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private ResponseSpec move(String who, String id, long version, String step, String body) {
        return put(who, "/api/pieces/" + id + "/" + step, version, body);
    }

    private ResponseSpec put(String who, String address, long version, String body) {
        return http.put().uri(address).header("Authorization", "Bearer " + who).header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private ResponseSpec remove(String who, String address, long version) {
        return http.method(HttpMethod.DELETE).uri(address).header("Authorization", "Bearer " + who)
                .header("If-Match", "\"" + version + "\"").exchange();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lines(List<Line> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(String id, List<String> older) {}
}
