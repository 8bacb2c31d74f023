package org.hemicycle.content.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URI;
import org.hemicycle.content.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArticleFeedTest extends RunningService {

    @Test
    void givesThePiecesOfAnAreaInALanguageToAFeedReader() throws Exception {
        SyndFeed feed = read("/feeds/articles.atom?area=FR&language=fr&kind=article");

        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getTitle()).isEqualTo("Hemicycle: Publications, France");
        assertThat(feed.getEntries()).extracting(SyndEntry::getTitle)
                .contains("Trente ans après les accords d'Oslo, quel avenir pour la paix ?");
        assertThat(feed.getEntries()).extracting(SyndEntry::getUri).allMatch(id -> id.startsWith("urn:uuid:")).doesNotHaveDuplicates();
        assertThat(feed.getLinks()).singleElement().satisfies(link -> assertThat(link.getHref())
                .isEqualTo("http://localhost:8080/feeds/articles.atom?area=FR&kind=article&language=fr"));
    }

    @Test
    void givesTheSamePiecesUnderTheSameIdsAsJson() throws Exception {
        SyndFeed atom = read("/feeds/articles.atom?area=FR&language=fr");
        byte[] document = http.get().uri("/feeds/articles.json?area=FR&language=fr").exchange().expectStatus().isOk()
                .expectHeader().contentTypeCompatibleWith("application/feed+json")
                .expectHeader().valueEquals("Cache-Control", "no-cache, public")
                .returnResult(byte[].class).getResponseBody();
        JsonNode feed = JsonMapper.shared().readTree(document);

        assertThat(feed.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.path("title").asString()).isEqualTo("Hemicycle: Publications, France");
        assertThat(feed.path("feed_url").asString()).isEqualTo("http://localhost:8080/feeds/articles.json?area=FR&language=fr");
        assertThat(feed.path("items").values()).extracting(item -> item.path("id").asString())
                .isNotEmpty()
                .containsExactlyElementsOf(atom.getEntries().stream().map(SyndEntry::getUri).toList());
        assertThat(feed.path("items").values()).allSatisfy(item -> {
            assertThat(item.path("content_text").asString()).isNotBlank();
            assertThat(item.path("url").asString()).startsWith("http");
            assertThat(item.path("date_modified").asString()).endsWith("Z");
        });
        String tag = tag("/feeds/articles.json?area=FR&language=fr");
        http.get().uri("/feeds/articles.json?area=FR&language=fr").header("If-None-Match", tag).exchange().expectStatus().isNotModified();
        http.get().uri("/feeds/articles.json?area=XX").exchange().expectStatus().isOk().expectBody().jsonPath("$.items").isEmpty();
    }

    @Test
    void leavesOutWhatNobodyHasVerified() throws Exception {
        assertThat(read("/feeds/articles.atom?area=RO").getEntries()).isEmpty();
    }

    @Test
    void answersToWhoAsksForTheHeadAlone() {
        http.head().uri("/feeds/articles.atom").exchange().expectStatus().isOk()
                .expectHeader().exists("ETag")
                .expectBody().isEmpty();
        http.head().uri("/api/areas/BE").exchange().expectStatus().isOk();
    }

    @Test
    void linksToThePieceWhereItsAddressIsKnown() throws Exception {
        assertThat(read("/feeds/articles.atom?area=DE&kind=interview").getEntries()).extracting(SyndEntry::getLink)
                .contains("https://www.dw.com/en/iran-addresses-a-shared-grievance-to-project-its-power/video-70397111")
                .anyMatch(link -> link.startsWith("http://localhost:8080/en/articles/"));
    }

    @Test
    void keepsIdsAndTagWhileNothingChangesAndChangesTheTagWhenAPieceIsPublished() throws Exception {
        String address = "/feeds/articles.atom?area=LV";
        http.get().uri(address).exchange().expectStatus().isOk()
                .expectHeader().contentTypeCompatibleWith("application/atom+xml")
                .expectHeader().valueEquals("Cache-Control", "no-cache, public");
        String tag = tag(address);
        http.get().uri(address).header("If-None-Match", tag).exchange().expectStatus().isNotModified();

        http.post().uri("/api/articles").header("Authorization", "Bearer editor").contentType(MediaType.APPLICATION_JSON)
                .body("""
                    {"kind": "article", "title": {"lv": "Ķīpsala <b>&amp; citi</b>"}, "language": "lv", "areas": ["LV"],
                     "summary": {"en": "<script>alert(1)</script>"}}
                    """)
                .exchange().expectStatus().isCreated();

        http.get().uri(address).header("If-None-Match", tag).exchange().expectStatus().isOk();
        SyndEntry entry = read(address).getEntries().getFirst();
        assertThat(entry.getTitle()).isEqualTo("Ķīpsala <b>&amp; citi</b>");
        assertThat(entry.getDescription().getValue()).isEqualTo("<script>alert(1)</script>");
        assertThat(entry.getDescription().getType()).isEqualTo("text");
        assertThat(read(address).getEntries().getFirst().getUri()).isEqualTo(entry.getUri());
        assertThat(tag(address)).isEqualTo(tag(address)).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "%3Cx%3E", "%01", "%00", "$ne", "%F0%9F%8F%9B"})
    void isEmptyForAnAreaThatIsNotOursWhateverItIsCalled(String area) throws Exception {
        SyndFeed feed = read("/feeds/articles.atom?area=" + area);

        assertThat(feed.getEntries()).isEmpty();
        assertThat(feed.getTitle()).isEqualTo("Hemicycle: Published pieces");
    }

    private String tag(String address) {
        return http.get().uri(address).exchange().returnResult(byte[].class).getResponseHeaders().getETag();
    }

    private SyndFeed read(String address) throws Exception {
        byte[] document = http.get().uri(URI.create(address)).exchange()
                .expectStatus().isOk().returnResult(byte[].class).getResponseBody();
        return new SyndFeedInput().build(new InputStreamReader(new ByteArrayInputStream(document), UTF_8));
    }
}
