package org.hemicycle.events.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.hemicycle.contracts.ArticleFacts;
import org.hemicycle.contracts.DirectoryMessage.ArticleDropped;
import org.hemicycle.contracts.DirectoryMessage.ArticleRecorded;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.events.ApiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the copy knows that somebody has said in public. */
class PublicWordsTest extends ApiTest {

    @Autowired
    Directory copy;

    @Test
    void findsWhatAPersonSaidTheLatestFirst() {
        record("words-1", 1, "interview", "2026-02-02", List.of("words-ada"), List.of());
        record("words-2", 1, "statement", "2026-05-04", List.of("words-ada", "words-ben"), List.of("words-house"));
        record("words-3", 1, "video", null, List.of("words-ada"), List.of());
        assertThat(copy.saidBy(person("words-ada", null))).extracting(ArticleFacts::id).containsExactly("words-2", "words-1", "words-3");
        assertThat(copy.saidBy(person("words-ben", null))).extracting(ArticleFacts::id).containsExactly("words-2");
        assertThat(copy.saidBy(person("words-nobody", null))).isEmpty();
    }

    @Test
    void countsWhatABodySaidWithoutNamingAnybodyForThoseWhoWorkThere() {
        record("body-1", 1, "statement", "2026-03-03", List.of(), List.of("body-house"));
        record("body-2", 1, "interview", "2026-04-04", List.of("body-other"), List.of("body-house"));
        assertThat(copy.saidBy(person("body-member", "body-house"))).as("not what a colleague said").extracting(ArticleFacts::id).containsExactly("body-1");
        assertThat(copy.saidBy(person("body-member", "body-elsewhere"))).isEmpty();
    }

    @Test
    void leavesOutArticlesWhichSpeakOfSomebody() {
        record("about-1", 1, "article", "2026-02-02", List.of("about-ada"), List.of());
        assertThat(copy.saidBy(person("about-ada", null))).isEmpty();
    }

    @Test
    void forgetsWhatWasTakenBackAndBelievesNothingOlder() {
        record("gone-1", 1, "interview", "2026-02-02", List.of("gone-ada"), List.of());
        assertThat(copy.saidBy(person("gone-ada", null))).hasSize(1);
        copy.record(new ArticleDropped(3, "gone-1"));
        record("gone-1", 2, "interview", "2026-02-02", List.of("gone-ada"), List.of());
        assertThat(copy.saidBy(person("gone-ada", null))).isEmpty();
        record("gone-1", 4, "interview", "2026-02-02", List.of("gone-ada"), List.of());
        assertThat(copy.saidBy(person("gone-ada", null))).hasSize(1);
    }

    private void record(String id, long version, String kind, @Nullable String day, List<String> people, List<String> organizations) {
        copy.record(new ArticleRecorded(version, new ArticleFacts(id, version, kind, LocalizedText.of("en", "Words (sample)"), "en", null, "Sample Radio",
                List.of(), day == null ? null : LocalDate.parse(day), List.of("BE"), null, people, organizations)));
    }

    private static PersonFacts person(String id, @Nullable String organization) {
        return new PersonFacts(id, "Named (sample)", null, organization, null, List.of(), true);
    }
}
