package org.hemicycle.content.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hemicycle.content.RunningService;
import org.hemicycle.content.coverage.Coverage.Last;
import org.hemicycle.content.coverage.Coverage.Covered;
import org.hemicycle.content.occasion.Occasion;
import org.hemicycle.content.occasion.OccasionKind;
import org.hemicycle.content.occasion.Occasions;
import org.hemicycle.contracts.BriefingFacts;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.contracts.Topic;
import org.hemicycle.contracts.Topics;
import org.hemicycle.contracts.VisitFacts;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.defaults.outbox.OwedMessage;
import org.hemicycle.defaults.outbox.Sender;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Each test has areas and an institution of its own. */
class CoverageApiTest extends RunningService {

    private static final LocalizedText TITLE = LocalizedText.of("en", "An exchange (sample)");
    private static final String PIECE = """
            {"kind": "statement", "title": {"en": "A statement (sample)"}, "language": "en", "publishedOn": "%s", "areas": ["LT"]}
            """;
    private static final String PROMISE = """
            {"kind": "funding", "title": {"en": "A promise (sample)"}, "organization": "eesc", "area": "LT", "madeOn": "%s",
             "source": {"title": "Sample Radio", "url": "https://news.example/promise", "checkedAt": "2026-03-01", "status": "sample"}}
            """;

    @Autowired
    private Sender sender;

    @Autowired
    private Occasions occasions;

    @Test
    void namesEveryAreaAndInstitutionAlsoWhereThereIsNothing() {
        Coverage coverage = coverage();

        assertThat(coverage.areas()).hasSize(30).extracting(Covered::id).contains("EU", "GB", "DK").isSorted();
        assertThat(coverage.institutions()).hasSize(20).extracting(Covered::id).contains("bundestag").doesNotContain("bundestag-cdu-csu");
        assertThat(area("DK")).isEqualTo(new Covered("DK", area("DK").name(), null, null, null));
    }

    @Test
    void answersEverybodyWithATagAndLeavesOutWhatIsNotThere() {
        http.get().uri("/api/coverage").exchange()
                .expectStatus().isOk()
                .expectHeader().valueEquals("Cache-Control", "no-cache, public")
                .expectHeader().valueMatches("ETag", "\"[0-9a-f]{32}\"")
                .expectBody()
                .jsonPath("$.areas[?(@.id == 'DK')].name.fr").isEqualTo("Danemark")
                .jsonPath("$.areas[?(@.id == 'DK')].meeting").doesNotExist();
    }

    @Test
    void namesTheLastOccasionThatHasBegunAndWasNotCancelled() {
        var held = visit("2019-03-04", "ANNOUNCED", 1);
        var earlier = visit("2019-03-03", "ANNOUNCED", 1);
        var ahead = visit("2999-03-04", "ANNOUNCED", 1);
        var cancelled = visit("2019-03-05", "CANCELLED", 2);
        for (VisitFacts visit : List.of(held, earlier, ahead)) {
            tell(Topics.VISITS, new VisitMessage.Announced(visit));
        }
        tell(Topics.VISITS, new VisitMessage.Cancelled(cancelled));

        for (VisitFacts visit : List.of(held, earlier, ahead, cancelled)) {
            eventually(() -> assertThat(occasions.find(OccasionKind.VISIT, visit.id())).isPresent());
        }
        eventually(() -> assertThat(area("RO").meeting()).isEqualTo(new Last(held.id(), "visit", TITLE, "2019-03-04")));
    }

    @Test
    void namesTheLastOccasionInTheHouseOfAnInstitution() {
        String id = UUID.randomUUID().toString();
        tell(Topics.BRIEFINGS, new BriefingMessage.Announced(briefing(id, "2019-05-06")));

        eventually(() -> assertThat(institution("eesc").meeting()).isEqualTo(new Last(id, "briefing", TITLE, "2019-05-06")));
        eventually(() -> assertThat(area("DK").meeting()).as("the briefing concerned others").isNull());
    }

    @Test
    void namesThePieceAndTheCommitmentThatArePublic() {
        post("/api/pieces", "editor", PIECE.formatted("2020-01-02")).expectStatus().isCreated();
        String piece = idOf(post("/api/articles", "editor", PIECE.formatted("2019-01-02")));
        post("/api/commitments", "staff", PROMISE.formatted("2020-02")).expectStatus().isCreated();
        String promise = idOf(post("/api/commitments", "staff", PROMISE.formatted("2019-02")));
        step("POST", promise, "/steps", 1, "staff", """
                {"state": "VERIFIED", "evidence": {"date": "2026-03-02", "url": "https://news.example/piece"}}""");
        step("PUT", promise, "/steps/1/confirmation", 2, "editor", "");

        eventually(() -> {
            assertThat(area("LT").article()).isEqualTo(new Last(piece, "statement", LocalizedText.of("en", "A statement (sample)"), "2019-01-02"));
            assertThat(area("LT").commitment()).isEqualTo(new Last(promise, "funding", LocalizedText.of("en", "A promise (sample)"), "2019-02"));
            assertThat(institution("eesc").commitment()).isEqualTo(area("LT").commitment());
        });
    }

    @Test
    void alsoNamesWhatLiesBehindTheLatestTwoHundred() {
        String id = UUID.randomUUID().toString();
        occasions.take(Occasion.of(new VisitFacts(
                id, 1, "ANNOUNCED", TITLE, TITLE, List.of("MT"), LocalDate.parse("2000-01-01"), LocalDate.parse("2000-01-02"),
                "Europe/Malta", List.of(), null)));
        for (int i = 0; i < 200; i++) {
            occasions.take(Occasion.of(briefing(UUID.randomUUID().toString(), "2018-05-06")));
        }

        eventually(() -> assertThat(area("MT").meeting()).isEqualTo(new Last(id, "visit", TITLE, "2000-01-01")));
    }

    private Coverage coverage() {
        return Objects.requireNonNull(http.get().uri("/api/coverage").exchange().expectStatus().isOk()
                .returnResult(Coverage.class).getResponseBody());
    }

    private Covered area(String id) {
        return coverage().areas().stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
    }

    private Covered institution(String id) {
        return coverage().institutions().stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
    }

    private static VisitFacts visit(String day, String state, long version) {
        return new VisitFacts(
                UUID.randomUUID().toString(), version, state, TITLE, TITLE, List.of("RO"), LocalDate.parse(day),
                LocalDate.parse(day), "Europe/Bucharest", List.of(), null);
    }

    private static BriefingFacts briefing(String id, String day) {
        var house = new BuildingFacts("house", TITLE, "1 Street", "eesc", "BE", "Europe/Brussels");
        return new BriefingFacts(
                id, 1, "ANNOUNCED", TITLE, TITLE, "cross-party", List.of("EU"), OffsetDateTime.parse(day + "T10:00:00+02:00"),
                OffsetDateTime.parse(day + "T11:00:00+02:00"), house, null, null);
    }

    private void tell(Topic topic, Message message) {
        sender.send(new OwedMessage(
                UUID.randomUUID().toString(), topic.name(), message.aggregateId(), MessageType.of(message).wireName(),
                MessageJson.write(message), Instant.EPOCH, null));
    }

    private ResponseSpec post(String path, String token, String body) {
        return http.post().uri(path).header("Authorization", "Bearer " + token).contentType(MediaType.APPLICATION_JSON)
                .body(body).exchange();
    }

    private static String idOf(ResponseSpec answer) {
        answer.expectStatus().isCreated();
        String path = Objects.requireNonNull(answer.returnResult(String.class).getResponseHeaders().getLocation()).getPath();
        return path.split("/")[3];
    }

    private void step(String method, String id, String path, int version, String token, String body) {
        var request = http.method(HttpMethod.valueOf(method)).uri("/api/commitments/" + id + path)
                .header("Authorization", "Bearer " + token).header("If-Match", "\"" + version + "\"");
        (body.isEmpty() ? request : request.contentType(MediaType.APPLICATION_JSON).body(body)).exchange().expectStatus().isOk();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable expectation) {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100)).untilAsserted(expectation);
    }
}
