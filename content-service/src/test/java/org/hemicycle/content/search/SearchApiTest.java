package org.hemicycle.content.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hemicycle.content.RunningService;
import org.hemicycle.content.searchable.Entry;
import org.hemicycle.content.searchable.Source;
import org.hemicycle.contracts.BriefingFacts;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.MeetingFacts;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.contracts.Topic;
import org.hemicycle.contracts.Topics;
import org.hemicycle.contracts.VisitFacts;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.defaults.outbox.OwedMessage;
import org.hemicycle.defaults.outbox.Sender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriComponentsBuilder;

class SearchApiTest extends RunningService {

    @Autowired
    private Sender sender;

    @Autowired
    private List<Source> sources;

    @Value("${spring.cloud.stream.kafka.binder.brokers}")
    private String brokers;

    /** A word that nothing else has. */
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void everythingIsRead() {
        eventually(() -> assertThat(asked(Map.of("q", "commission")).complete()).isTrue());
    }

    @Test
    void findsTheDirectoryInTheFormsOfItsLanguages() {
        assertThat(ids(Map.of("q", "europaisches parlament", "kind", "institution"))).contains("european-parliament");
        assertThat(ids(Map.of("q", "belgique"))).contains("BE");
        assertThat(ids(Map.of("q", "sunak"))).contains("rishi-sunak");
    }

    @Test
    void findsAPieceSoonAfterItIsPublishedAtThisInstanceAndAtAnother(@TempDir Path folder) throws Exception {
        var other = new Search(folder, sources);
        var follower = new Follower(other, sources, brokers);
        follower.begin();
        try {
            eventually(() -> assertThat(other.isComplete()).isTrue());
            String id = publish("fr", "Les déclarations " + word);

            eventually(() -> assertThat(ids(Map.of("q", "déclaration " + word))).containsExactly(id));
            eventually(() -> assertThat(other.index().search(word, new Filter(null, null, null, null), "en", 0, 10).hits())
                    .extracting(SearchAnswer.Hit::id).containsExactly(id));
        } finally {
            follower.destroy();
            other.destroy();
        }
    }

    @Test
    void marksHitsCountsThemAndTellsWhereTheyCanBeRead() {
        String id = publish("fr", "Les déclarations " + word);

        eventually(() -> assertThat(ids(Map.of("q", word))).containsExactly(id));
        http.get().uri("/api/search?q=declaration " + word + "&in=fr&kind=statement&area=FR&language=fr&year=2024").exchange()
                .expectStatus().isOk()
                .expectHeader().valueEquals("Cache-Control", "no-cache, public")
                .expectBody()
                .jsonPath("$.total").isEqualTo(1)
                .jsonPath("$.similar").isEqualTo(false)
                .jsonPath("$.items[0].kind").isEqualTo("statement")
                .jsonPath("$.items[0].title.language").isEqualTo("fr")
                .jsonPath("$.items[0].title.text").isEqualTo("Les déclarations " + word)
                .jsonPath("$.items[0].title.marks[0].start").isEqualTo(4)
                .jsonPath("$.items[0].title.marks[0].end").isEqualTo(16)
                .jsonPath("$.items[0].excerpt.text").isEqualTo("<i>What</i> was said.")
                .jsonPath("$.items[0].languages[0]").isEqualTo("fr")
                .jsonPath("$.items[0].areas[0]").isEqualTo("FR")
                .jsonPath("$.items[0].date").isEqualTo("2024-05-04")
                .jsonPath("$.items[0].url").isEqualTo("https://news.example/declaration")
                .jsonPath("$.items[0].state").doesNotExist()
                .jsonPath("$.counts.kinds[0].value").isEqualTo("statement")
                .jsonPath("$.counts.kinds[0].hits").isEqualTo(1)
                .jsonPath("$.counts.areas[0].value").isEqualTo("FR")
                .jsonPath("$.counts.languages[0].value").isEqualTo("fr")
                .jsonPath("$.counts.years[0].value").isEqualTo("2024")
                .jsonPath("$.next").doesNotExist();
        assertThat(ids(Map.of("q", word, "area", "DE"))).isEmpty();
    }

    @Test
    void neverFindsADraftAndForgetsAPieceThatIsWithdrawn() {
        http.post().uri("/api/pieces").header("Authorization", "Bearer editor").contentType(MediaType.APPLICATION_JSON)
                .body("{\"kind\": \"article\", \"title\": {\"en\": \"Draft %s\"}, \"language\": \"en\", \"areas\": [\"BE\"]}".formatted(word))
                .exchange().expectStatus().isCreated();
        String id = publish("en", "Published " + word);
        eventually(() -> assertThat(ids(Map.of("q", word))).containsExactly(id));

        String version = http.get().uri("/api/pieces/" + id).header("Authorization", "Bearer admin").exchange()
                .returnResult(String.class).getResponseHeaders().getETag();
        http.put().uri("/api/pieces/" + id + "/withdrawal").header("Authorization", "Bearer admin")
                .header("If-Match", version).contentType(MediaType.APPLICATION_JSON).body("{}").exchange()
                .expectStatus().isOk();
        eventually(() -> assertThat(ids(Map.of("q", word))).isEmpty());
    }

    @Test
    void findsTheWordsOfABodyWithoutItsMarkdown() {
        http.post().uri("/api/articles").header("Authorization", "Bearer editor").contentType(MediaType.APPLICATION_JSON)
                .body("{\"kind\": \"article\", \"title\": {\"en\": \"A body\"}, \"language\": \"en\", \"areas\": [\"BE\"],"
                        + " \"body\": {\"en\": \"The **first** [%s](https://news.example/x).\"}}".formatted(word))
                .exchange().expectStatus().isCreated();

        eventually(() -> assertThat(asked(Map.of("q", word)).items()).singleElement()
                .satisfies(hit -> assertThat(hit.excerpt().text()).startsWith("The first ").contains(word)));
    }

    @Test
    void findsACommitmentOfTheArchiveThatTwoPeopleAnswerFor() {
        eventually(() -> {
            var everybodyKnows = http.get().uri("/api/commitments").exchange().returnResult(Listed.class).getResponseBody();
            assertThat(everybodyKnows.items()).isNotEmpty();
            var one = everybodyKnows.items().getFirst();
            assertThat(ids(Map.of("q", one.title().values().iterator().next(), "kind", "commitment", "limit", "100"))).contains(one.id());
        });
    }

    @Test
    void findsAVisitByItsMeetingsAndKeepsTheLatestOfIt() {
        String id = UUID.randomUUID().toString();
        tell(Topics.VISITS, new VisitMessage.Announced(visit(id, 3, "ANNOUNCED", "Women " + word)));
        tell(Topics.VISITS, new VisitMessage.Announced(visit(id, 2, "ANNOUNCED", "Older " + word)));

        eventually(() -> assertThat(ids(Map.of("q", "hearings sample person " + word))).containsExactly(id));
        eventually(() -> assertThat(asked(Map.of("q", word)).items()).singleElement()
                .satisfies(hit -> assertThat(hit.title().text()).isEqualTo("Women " + word)));

        tell(Topics.VISITS, new VisitMessage.Cancelled(visit(id, 4, "CANCELLED", "Women " + word)));
        eventually(() -> assertThat(asked(Map.of("q", word)).items()).singleElement()
                .satisfies(hit -> assertThat(hit.state()).isEqualTo("cancelled")));
    }

    @Test
    void findsABriefingByItsPurpose() {
        String id = UUID.randomUUID().toString();
        var building = new BuildingFacts("house", LocalizedText.of("en", "House"), "1 Street", null, "BE", "Europe/Brussels");
        tell(Topics.BRIEFINGS, new BriefingMessage.Announced(new BriefingFacts(
                id, 1, "ANNOUNCED", LocalizedText.of("en", "Briefing " + word), LocalizedText.of("en", "About sanctions"),
                "cross-party", List.of("BE"), OffsetDateTime.parse("2027-03-01T10:00:00+01:00"),
                OffsetDateTime.parse("2027-03-01T11:00:00+01:00"), building, null, null)));

        eventually(() -> assertThat(ids(Map.of("q", "sanction " + word, "kind", "briefing", "year", "2027"))).containsExactly(id));
    }

    /** What a topic says is a hint only: what is public is asked of the store, and what is not there is not found. */
    @Test
    void forgetsWhatIsNotPublicAnyMoreAndNeverTakesItFromAMessage(@TempDir Path folder) throws Exception {
        var store = new Fake();
        String gone = "gone-" + word;
        String never = "never-" + word;
        store.entries.put(gone, Fake.entry(gone));
        var instance = new Search(folder, List.of(store));
        var follower = new Follower(instance, List.of(store), brokers);
        follower.begin();
        try {
            eventually(() -> assertThat(found(instance, gone)).hasSize(1));
            store.entries.remove(gone);
            hint(never);
            hint(gone);

            eventually(() -> assertThat(found(instance, gone)).isEmpty());
            eventually(() -> assertThat(store.asked).contains(never));
            assertThat(found(instance, never)).isEmpty();
        } finally {
            follower.destroy();
            instance.destroy();
        }
    }

    @Test
    void goesOnWithWhatTheStoreHasAfterMessagesThatNobodyCanRead() {
        sender.send(new OwedMessage(
                UUID.randomUUID().toString(), Topics.VISITS.name(), "poison", "visit.announced.v1", "{\"visit\": 7}",
                Instant.EPOCH, null));
        String id = UUID.randomUUID().toString();
        tell(Topics.VISITS, new VisitMessage.Announced(visit(id, 1, "ANNOUNCED", "After it " + word)));

        eventually(() -> assertThat(ids(Map.of("q", word))).containsExactly(id));
    }

    @Test
    void pagesThroughAllHits() {
        var first = asked(Map.of("limit", "7"));
        assertThat(first.items()).hasSize(7);
        assertThat(first.next()).isNotNull();
        assertThat(asked(Map.of("limit", "7", "cursor", String.valueOf(first.next()))).items()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "kind=poem, invalid-parameter, kind",
        "language=xx, invalid-parameter, language",
        "language=$where, invalid-parameter, language",
        "in=xx, invalid-parameter, in",
        "year=20a4, invalid-parameter, year",
        "year=20245, invalid-parameter, year",
        "area=ABCDEFGHIJKLMNOPQRSTUVWXYZ, invalid-parameter, area",
        "limit=0, invalid-parameter, limit",
        "limit=101, invalid-parameter, limit",
        "limit=many, invalid-parameter, limit",
        "cursor=%25%25, invalid-parameter, cursor",
        "cursor=LTE, invalid-parameter, cursor",
        "cursor=MTAwMA, too-far-down, cursor",
    })
    void refusesAParameterByName(String parameter, String problem, String field) {
        http.get().uri(URI.create("/api/search?" + parameter)).exchange()
                .expectStatus().isBadRequest()
                .expectHeader().contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type").isEqualTo("/problems/" + problem)
                .jsonPath("$.errors[0].field").isEqualTo(field);
    }

    @Test
    void refusesAQuestionOfTenKilobytesByName() {
        http.get().uri("/api/search?q=" + "committee+".repeat(1024)).exchange()
                .expectStatus().isBadRequest()
                .expectBody()
                .jsonPath("$.type").isEqualTo("/problems/query-too-long")
                .jsonPath("$.errors[0].field").isEqualTo("q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a AND (", "title:x OR [1 TO", "/(a+)+$/", "{\"$gt\":\"\"}", "\"", "\\", "%", "\u0000", "😀"})
    void neverFailsOverOperators(String question) {
        assertThat(asked(Map.of("q", question)).complete()).isTrue();
    }

    @Test
    void takesEmptyParametersOfAFormForNone() {
        assertThat(asked(Map.of("q", "", "kind", "", "area", "", "language", "", "year", "", "in", "", "cursor", "")).total())
                .isPositive();
    }

    @Test
    void tellsAdministratorsHowFarItIs() {
        http.get().uri("/actuator/info").exchange()
                .expectBody()
                .jsonPath("$.search.complete").isEqualTo(true)
                .jsonPath("$.search.entries").value(entries -> assertThat((Integer) entries).isPositive());
        http.get().uri("/api/problems").exchange()
                .expectBody().jsonPath("$[?(@.type == '/problems/query-too-long')].status").isEqualTo(400);
    }

    private String publish(String language, String title) {
        var answer = http.post().uri("/api/articles").header("Authorization", "Bearer editor")
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"kind": "statement", "title": {"%s": "%s"}, "language": "%s", "publishedOn": "2024-05-04",
                         "areas": ["FR"], "url": "https://news.example/declaration",
                         "summary": {"en": "<i>What</i> was said."}}
                        """.formatted(language, title, language))
                .exchange();
        answer.expectStatus().isCreated();
        String path = answer.returnResult(String.class).getResponseHeaders().getLocation().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void tell(Topic topic, Message message) {
        sender.send(new OwedMessage(
                UUID.randomUUID().toString(),
                topic.name(),
                message.aggregateId(),
                MessageType.of(message).wireName(),
                MessageJson.write(message),
                Instant.EPOCH,
                null));
    }

    private static VisitFacts visit(String id, long version, String state, String title) {
        var building = new BuildingFacts("house", LocalizedText.of("en", "House"), "1 Street", null, "BE", "Europe/Brussels");
        return new VisitFacts(
                id, version, state, LocalizedText.of("en", title), LocalizedText.of("en", "To be heard"), List.of("BE"),
                LocalDate.parse("2027-03-01"), LocalDate.parse("2027-03-02"), "Europe/Brussels",
                List.of(new MeetingFacts(
                        "m1", 0, "CONFIRMED", LocalizedText.of("en", "A hearing"),
                        OffsetDateTime.parse("2027-03-01T10:00:00+01:00"),
                        OffsetDateTime.parse("2027-03-01T11:00:00+01:00"), building,
                        List.of(new PersonReference("p1", "Sample Person")))),
                null);
    }

    private void hint(String id) {
        sender.send(new OwedMessage(
                UUID.randomUUID().toString(), Topics.PEOPLE.name(), id, "article.imported.v1", "{}", Instant.EPOCH, null));
    }

    private static List<SearchAnswer.Hit> found(Search instance, String question) {
        return instance.index().search(question, new Filter(null, null, null, null), "en", 0, 10).hits();
    }

    private List<String> ids(Map<String, String> parameters) {
        return asked(parameters).items().stream().map(Answer.Item::id).toList();
    }

    private Answer asked(Map<String, String> parameters) {
        var address = UriComponentsBuilder.fromPath("/api/search");
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return http.get().uri(URI.create(address.encode().buildAndExpand(parameters).toUriString())).exchange()
                .expectStatus().isOk()
                .returnResult(Answer.class)
                .getResponseBody();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable expectation) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(expectation);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Item> items, @Nullable String next, int total, boolean complete, boolean similar) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Item(String id, Title title, Title excerpt, @Nullable String state) {}

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Title(String text) {}
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Listed(List<One> items) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        record One(String id, Map<String, String> title) {}
    }

    /** A store in memory, told of on a topic that no other test here reads. */
    private static final class Fake implements Source {

        private final Map<String, Entry> entries = new ConcurrentHashMap<>();
        private final Set<String> asked = ConcurrentHashMap.newKeySet();

        static Entry entry(String id) {
            return new Entry(
                    "fake", id, 1, "article", Map.of("en", id), Map.of(), List.of(), List.of(), List.of(), null, null, null);
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public List<String> kinds() {
            return List.of("article");
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topics.PEOPLE);
        }

        @Override
        public Optional<String> idOf(String key) {
            return Optional.of(key);
        }

        @Override
        public Optional<Entry> find(String id) {
            asked.add(id);
            return Optional.ofNullable(entries.get(id));
        }

        @Override
        public Part part(@Nullable String cursor) {
            return new Part(List.copyOf(entries.values()), null);
        }
    }
}
