package org.hemicycle.content.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hemicycle.content.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrackerTest extends RunningService {

    @Test
    void feedsEachStepUnderAnIdOfItsOwnAsAtomAndAsJson() throws Exception {
        String id = reported("=SUM(A1) \"Malta\" <b> (sample)", "MT");
        step(id, 1, "VERIFIED", 1);
        step(id, 3, "MET", 2);

        SyndFeed feed = atom("/feeds/commitments.atom?area=MT&language=de");
        JsonNode json = JsonMapper.shared().readTree(body("/feeds/commitments.json?area=MT&language=de"));

        assertThat(feed.getTitle()).isEqualTo("Hemicycle: Zusagen, Malta");
        assertThat(feed.getEntries()).extracting(SyndEntry::getTitle).containsExactly(
                "eingelöst: =SUM(A1) \"Malta\" <b> (sample)", "geprüft: =SUM(A1) \"Malta\" <b> (sample)");
        assertThat(feed.getEntries()).extracting(SyndEntry::getLink).containsOnly("http://localhost:8080/de/commitments/" + id);
        assertThat(feed.getEntries()).extracting(SyndEntry::getUri).doesNotHaveDuplicates().allMatch(uri -> uri.startsWith("urn:uuid:"));
        assertThat(feed.getEntries().getFirst().getDescription().getValue()).isEqualTo("It says <so>.");
        assertThat(json.path("items").values()).extracting(item -> item.path("id").asString())
                .containsExactlyElementsOf(feed.getEntries().stream().map(SyndEntry::getUri).toList());

        String csv = new String(body("/api/commitments/export.csv?area=MT"), UTF_8);
        assertThat(csv).startsWith("id,state,kind,title,").contains("\r\n" + id + ",MET,vote,\"'=SUM(A1) \"\"Malta\"\" <b> (sample)\",");
        assertThat(JsonMapper.shared().readTree(body("/api/commitments/export.json?area=MT")).path("commitments").values())
                .singleElement().satisfies(one -> assertThat(one.path("history").size()).isEqualTo(2));

        assertThat(picture("/api/commitments/" + id + "/badge.svg?language=fr")).isEqualTo("Engagement: tenu");
        assertThat(picture("/api/commitments/badge.svg?area=MT")).isEqualTo("Commitments, Malta: 1 met of 1");
    }

    @Test
    void showsNothingOfWhatNobodyHasVerified() throws Exception {
        String id = reported("Hidden (sample)", "FI");

        assertThat(atom("/feeds/commitments.atom?area=FI").getEntries()).isEmpty();
        assertThat(new String(body("/api/commitments/export.csv?area=FI"), UTF_8)).doesNotContain("Hidden");
        assertThat(picture("/api/commitments/badge.svg?area=FI")).isEqualTo("Commitments, Finland: 0 met of 0");
        http.get().uri("/api/commitments/" + id + "/badge.svg").exchange().expectStatus().isNotFound();
    }

    @Test
    void keepsItsTagWhileNothingChanges() {
        for (String address : new String[] {
            "/feeds/commitments.atom?area=GB", "/feeds/commitments.json?area=GB", "/api/commitments/export.csv?area=GB",
            "/api/commitments/export.json?area=GB", "/api/commitments/badge.svg?area=GB"
        }) {
            String tag = http.get().uri(address).exchange().expectStatus().isOk()
                    .expectHeader().valueEquals("Cache-Control", "no-cache, public")
                    .returnResult(byte[].class).getResponseHeaders().getETag();
            http.get().uri(address).header("If-None-Match", tag).exchange().expectStatus().isNotModified();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "%3Cx%3E", "%01", "$ne"})
    void isEmptyForAnAreaThatIsNotOurs(String area) throws Exception {
        assertThat(atom("/feeds/commitments.atom?area=" + area).getTitle()).isEqualTo("Hemicycle: Commitments");
        http.get().uri(URI.create("/api/commitments/badge.svg?area=" + area)).exchange().expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource({"/feeds/commitments.atom?language=xx-yy-zz", "/feeds/commitments.json?kind=poem", "/api/commitments/export.csv?state=sleepy"})
    void refusesAParameterThatCannotBeRead(String address) {
        http.get().uri(address).exchange().expectStatus().isBadRequest();
    }

    @Test
    void drawsWordsOnlyAndEscapesThem() throws Exception {
        byte[] picture = new Badge("<script>alert('é')</script>", "x".repeat(100) + "]]>", "en").picture();

        assertThat(title(picture)).isEqualTo("<script>alert('é')</script>: " + "x".repeat(100) + "]]>");
        assertThat(new String(picture, UTF_8)).doesNotContain("<script").contains("…");
    }

    private String reported(String title, String area) {
        String body = """
                {"kind": "vote", "title": {"en": %s}, "organization": "european-parliament", "area": "%s", "madeOn": "2026-02",
                 "source": {"title": "Sample Radio", "url": "https://news.example/promise", "status": "sample"}}
                """.formatted(JsonMapper.shared().writeValueAsString(title), area);
        byte[] answer = http.post().uri("/api/commitments").header("Authorization", "Bearer staff")
                .contentType(MediaType.APPLICATION_JSON).body(body).exchange().expectStatus().isCreated()
                .returnResult(byte[].class).getResponseBody();
        return JsonMapper.shared().readTree(answer).path("id").asString();
    }

    private void step(String id, int version, String state, int number) {
        http.post().uri("/api/commitments/" + id + "/steps").header("Authorization", "Bearer staff")
                .header("If-Match", "\"" + version + "\"").contentType(MediaType.APPLICATION_JSON)
                .body("""
                    {"state": "%s", "evidence": {"date": "2026-03-02", "url": "https://news.example/p", "note": {"en": "It says <so>."}}}
                    """.formatted(state))
                .exchange().expectStatus().isOk();
        http.put().uri("/api/commitments/" + id + "/steps/" + number + "/confirmation").header("Authorization", "Bearer editor")
                .header("If-Match", "\"" + (version + 1) + "\"").exchange().expectStatus().isOk();
    }

    private SyndFeed atom(String address) throws Exception {
        return new SyndFeedInput().build(new InputStreamReader(new ByteArrayInputStream(body(address)), UTF_8));
    }

    private byte[] body(String address) {
        return Objects.requireNonNull(
                http.get().uri(URI.create(address)).exchange().expectStatus().isOk().returnResult(byte[].class).getResponseBody());
    }

    private String picture(String address) throws Exception {
        return title(body(address));
    }

    private static String title(byte[] picture) throws Exception {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(picture));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        return document.getElementsByTagName("title").item(0).getTextContent();
    }
}
