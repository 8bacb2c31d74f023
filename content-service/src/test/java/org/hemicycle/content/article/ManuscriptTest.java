package org.hemicycle.content.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hemicycle.contracts.LocalizedText;
import org.junit.jupiter.api.Test;

class ManuscriptTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void findsATranslationOlderThanItsOriginalWhenTheOriginalIsRevised() {
        var first = Manuscript.first(piece("en", "A", "fr", "A (fr)", "de", "A (de)"));
        assertThat(first.older()).isEmpty();

        var revised = first.next(piece("en", "B", "fr", "A (fr)", "de", "A (de)"), 2, null);
        assertThat(revised.older()).containsExactly("fr", "de");

        var renewed = revised.next(piece("en", "B", "fr", "B (fr)", "de", "A (de)"), 3, null);
        assertThat(renewed.older()).containsExactly("de");
        assertThat(renewed.madeFrom()).containsEntry("fr", 2).containsEntry("de", 1);
    }

    @Test
    void takesATranslatorsWordForWhatIsRenewed() {
        var revised = Manuscript.first(piece("en", "A", "fr", "A (fr)", "de", "A (de)"))
                .next(piece("en", "B", "fr", "A (fr)", "de", "A (de)"), 2, null);

        assertThat(revised.next(piece("en", "B", "fr", "A: (fr)", "de", "A (de)"), 3, Set.of()).older())
                .as("a comma was put right").containsExactly("fr", "de");
        assertThat(revised.next(piece("en", "B", "fr", "A (fr)", "de", "A (de)"), 3, Set.of("de")).older())
                .as("the words still hold").containsExactly("fr");
    }

    @Test
    void countsATranslationThatIsAddedAsMadeFromTheOriginalOfNow() {
        var revised = Manuscript.first(piece("en", "A")).next(piece("en", "B"), 2, null);

        assertThat(revised.next(piece("en", "B", "pl", "B (pl)"), 3, Set.of()).madeFrom()).containsEntry("pl", 2);
    }

    @Test
    void makesATranslationOfWhatWasTheOriginal() {
        var turned = Manuscript.first(piece("en", "A", "fr", "A (fr)")).next(piece("fr", "A (fr)", "en", "A"), 2, Set.of());

        assertThat(turned.original()).isEqualTo(2);
        assertThat(turned.older()).containsExactly("en");
    }

    @Property(tries = 300)
    void restoresWordsAndTheirAge(@ForAll("histories") List<Map<String, String>> history) {
        var versions = new ArrayList<Manuscript>();
        for (Map<String, String> words : history) {
            var article = piece(words);
            versions.add(versions.isEmpty()
                    ? Manuscript.first(article)
                    : versions.getLast().next(article, versions.size() + 1, null));
        }
        for (Manuscript old : versions) {
            var restored = old.restoredAfter(versions.getLast(), old.article(), versions.size() + 1);
            assertThat(restored.article()).isEqualTo(old.article());
            assertThat(restored.older()).isEqualTo(old.older());
            assertThat(restored.original()).isGreaterThanOrEqualTo(versions.getLast().original());
        }
    }

    @Provide
    Arbitrary<List<Map<String, String>>> histories() {
        Arbitrary<Map<String, String>> words = Arbitraries.maps(
                        Arbitraries.of("fr", "de", "pl"), Arbitraries.of("one", "two", "three"))
                .ofMaxSize(3)
                .flatMap(translations -> Arbitraries.of("one", "two", "three").map(original -> {
                    var all = new LinkedHashMap<String, String>();
                    all.put("en", original);
                    all.putAll(translations);
                    return all;
                }));
        return words.list().ofMinSize(1).ofMaxSize(8);
    }

    /** Whoever asks for a language gets it, else its base, else the original; and never a text that is not there. */
    @Property(tries = 500)
    void givesTheAskedLanguageElseItsBaseElseTheOriginal(
            @ForAll("texts") LocalizedText text, @ForAll("tags") String asked) {
        String shown = text.languageFor(asked);
        String base = asked.split("-")[0];

        if (text.texts().containsKey(asked)) {
            assertThat(shown).isEqualTo(asked);
        } else if (text.texts().containsKey(base)) {
            assertThat(shown).isEqualTo(base);
        } else {
            assertThat(shown).isEqualTo(text.original());
        }
        assertThat(text.in(asked)).isEqualTo(text.texts().get(shown));
    }

    @Provide
    Arbitrary<LocalizedText> texts() {
        return tags().list().uniqueElements().ofMinSize(1).ofMaxSize(5).map(tags -> {
            var texts = new LinkedHashMap<String, String>();
            tags.forEach(tag -> texts.put(tag, "in " + tag));
            return LocalizedText.of(texts);
        });
    }

    @Provide
    Arbitrary<String> tags() {
        return Arbitraries.of("en", "fr", "fr-BE", "fr-CA", "de", "de-AT", "nl", "nl-BE", "pt-BR", "sr-Latn", "sr");
    }

    private static Article piece(String... languageAndTitle) {
        var title = new LinkedHashMap<String, String>();
        for (int i = 0; i < languageAndTitle.length; i += 2) {
            title.put(languageAndTitle[i], languageAndTitle[i + 1]);
        }
        return piece(title);
    }

    private static Article piece(Map<String, String> title) {
        var text = LocalizedText.of(title);
        return new Article(
                "p", ArticleKind.ARTICLE, text, text.original(), null, null, List.of(), null, null, List.of("FR"), List.of(),
                List.of(), null, null, List.of(), NOW, null);
    }
}
