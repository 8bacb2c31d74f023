package org.hemicycle.events.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.hemicycle.contracts.ArticleFacts;
import org.hemicycle.contracts.DirectoryMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.events.ApiTest;
import org.hemicycle.events.Servers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The briefing book says what those whom a delegate meets have said in public, as the topic of the directory told it. */
class PositionsInTheBookApiTest extends ApiTest {

    @Test
    void tellsADelegateWhatAnInterlocutorHasSaidInPublic() {
        Servers.send("book-vera-1", new DirectoryMessage.PersonRecorded(1,
                new PersonFacts("book-vera", "Vera (sample)", null, "sample-house", "BE", List.of("en"), true)));
        Servers.send("book-1-1", new DirectoryMessage.ArticleRecorded(1,
                piece("book-1", "interview", "A fund is needed (sample)", "https://news.example/vera", List.of("book-vera"), List.of())));
        Servers.send("book-2-1", new DirectoryMessage.ArticleRecorded(1,
                piece("book-2", "statement", "The house supports it (sample)", null, List.of(), List.of("sample-house"))));
        String visit = visit();

        String book = "/api/visits/" + visit + "/documents/briefing-book.html?person=d-1";
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(read(book)).bodyText()
                .contains("Said in public", "A fund is needed (sample) (interview, Sample Radio, 4 May 2026)", "https://news.example/vera")
                .contains("The house supports it (sample) (statement, Sample Radio, 4 May 2026)", "/en/articles/book-2"));
        assertThat(read(book + "&language=fr")).bodyText().contains("A dit en public", "(entretien, Sample Radio, 4 mai 2026)", "/fr/articles/book-2");
        assertThat(read(book + "&language=de")).bodyText().contains("Öffentlich gesagt", "(Interview, Sample Radio, 4. Mai 2026)");
        assertThat(http.perform(get("/api/visits/" + visit + "/documents/programme.html"))).bodyText().doesNotContain("A fund is needed");

        Servers.send("book-1-2", new DirectoryMessage.ArticleDropped(2, "book-1"));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(read(book)).bodyText()
                .contains("The house supports it").doesNotContain("A fund is needed"));
    }

    private String visit() {
        String visit = json(staff(POST, "/api/visits", """
                {"title":{"en":"What was said (sample)"},"purpose":{"en":"To hear it"},"hostAreas":["BE"],
                 "window":{"start":"2032-02-02","end":"2032-02-06"},"timeZone":"Europe/Brussels",
                 "delegates":[{"id":"d-1","name":"Dana Delegate (sample)","role":"head","languages":["en"]}]}""")).get("id").asString();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            String tag = read("/api/visits/" + visit).getResponse().getHeader("ETag");
            assertThat(http.perform(by(post("/api/visits/" + visit + "/meetings")
                    .contentType("application/json").header("If-Match", tag).content("""
                            {"summary":{"en":"Talk (sample)"},"start":"2032-02-03T09:00","end":"2032-02-03T10:00","timeZone":"Europe/Brussels",
                             "building":"ep-brussels","interlocutors":["book-vera"],"delegates":["d-1"],"visibility":"public"}"""), "visits:read", "visits:write")))
                    .as("once the directory has told of her").hasStatus2xxSuccessful();
        });
        change(PUT, visit, "/announcement", "{}");
        return visit;
    }

    private static ArticleFacts piece(
            String id, String kind, String title, @Nullable String url, List<String> people, List<String> organizations) {
        return new ArticleFacts(id, 1, kind, LocalizedText.of("en", title), "en", url, "Sample Radio", List.of(),
                LocalDate.parse("2026-05-04"), List.of("BE"), null, people, organizations);
    }
}
