package org.hemicycle.content.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hemicycle.content.search.Index.Found;
import org.hemicycle.content.search.SearchAnswer.Count;
import org.hemicycle.content.search.SearchAnswer.Hit;
import org.hemicycle.content.searchable.Entry;
import org.hemicycle.defaults.refusal.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {

    private static final Filter ANY = new Filter(null, null, null, null);

    @TempDir
    Path folder;

    private Index index;

    @BeforeEach
    void open() {
        index = new Index(folder, new Words());
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | The parliaments were debating sanctions       | debate parliament
        fr | Les déclarations des présidentes de l'Europe  | déclaration présidente
        de | Die Abgeordneten verschärften die Maßnahmen   | Maßnahme
        es | Los derechos de las mujeres europeas          | derecho mujer
        it | Le donne chiedono l'istituzione del tribunale | tribunali istituzioni
        nl | De vergaderingen van de volksvertegenwoordigers | vergadering
        pl | Posłowie przyjęli rezolucję                   | rezolucja
        ro | Parlamentele statelor membre                  | parlament stat
        bg | Парламентите на държавите                     | парламент
        pt | As declarações dos deputados                  | declaração deputado
        el | Οι κυβερνήσεις της Ευρώπης                    | κυβέρνηση
        cs | Poslanci jednali o zákonech                   | zákony
        da | Kvinderne i parlamenterne                     | kvinde parlament
        sv | Kvinnorna och parlamenten                     | kvinna parlament
        fi | Parlamenteissa keskusteltiin                  | parlamentti
        hu | A parlamentekben vitáztak                     | parlament
        et | Parlamentides arutati                         | parlament
        lv | Parlamentos debatēja                          | parlaments
        lt | Parlamentuose diskutuota                      | parlamentas
        ga | Na parlaimintí san Eoraip                     | parlaimint
        no | Kvinnene i parlamentene                       | kvinne parlament
        """)
    void findsAWordInTheOtherFormsOfItsLanguage(String language, String text, String question) {
        put(entry("one").text(language, text));

        assertThat(found(question)).as(text).containsExactly("one");
        assertThat(search(question).similar()).as("by its stem, not by forgiving typos").isFalse();
    }

    @Test
    void readsALanguageWithoutAStemmerAsItIsWritten() {
        put(entry("one").text("hr", "Europski parlament podržao je rezoluciju"));

        assertThat(found("parlament podrzao")).containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "elysee", "ÉLYSÉE", "L'Élysée", "palais", "Polityka", "lodz", "Łódź", "Zoë's", "zoe", "pala", "bulgarski", "1979"
    })
    void mindsNeitherCapitalsNorAccentsNorArticles(String question) {
        put(entry("one").name("Zoë Łódź (sample)").text("fr", "Au palais de l'Élysée en 1979, Polityka bulgarski"));

        assertThat(found(question)).containsExactly("one");
    }

    @ParameterizedTest
    @CsvSource({
        "Parlement, true", "Parlament, true", "Parliment, true", "parlaiment, true", "Xarliament, false",
        "womne, true", "wmoen, true", "xomen, false", "vtoe, true", "vot, false", "wimmin, false"
    })
    void forgivesTyposInLongWordsButNotInTheFirstLetter(String question, boolean forgiven) {
        put(entry("one").text("en", "Parliament and the women it needs to vote"));
        put(entry("other").text("en", "Nothing of that"));

        Found found = search(question + " and");
        assertThat(ids(found)).isEqualTo(forgiven ? List.of("one") : List.of());
        assertThat(found.similar()).isEqualTo(forgiven);
    }

    @Test
    void forgivesNothingWhereTheWordStandsAsItIs() {
        put(entry("parks").text("en", "Parks of the city"));
        put(entry("paris").text("en", "Paris is a city"));

        assertThat(found("paris")).containsExactly("paris");
        assertThat(search("paris").similar()).isFalse();
    }

    @Test
    void takesTheLastWordForTheBeginningOfOneAndTheOthersWhole() {
        put(entry("one").text("und", "sanctions committee"));

        assertThat(found("sanctions commi")).containsExactly("one");
        assertThat(found("sanct committee")).isEmpty();
        assertThat(found("sanctions co")).isEmpty();
    }

    @Test
    void wantsEveryWordSaveThoseThatSayNothing() {
        put(entry("both").text("en", "The committee on budgets"));
        put(entry("one").text("en", "The committee on fisheries"));

        assertThat(found("the budget of a committee")).containsExactly("both");
        assertThat(found("the")).containsExactlyInAnyOrder("both", "one");
    }

    @Test
    void putsTheTitleBeforeTheText() {
        put(entry("text").text("en", "Sanctions, sanctions, sanctions"));
        put(entry("title").title("en", "What sanctions do").text("en", "Something"));

        assertThat(found("sanctions")).containsExactly("title", "text");
    }

    @Test
    void marksTheWordsByTheirPlaceInPlainText() {
        put(entry("one").title("en", "<b>Women</b> & \"parliaments\"").text("fr", "Les femmes de l'assemblée"));

        Hit hit = search("parliament women").hits().getFirst();
        assertThat(hit.title().text()).isEqualTo("<b>Women</b> & \"parliaments\"");
        assertThat(marked(hit.title())).containsExactly("Women", "parliaments");
        assertThat(marked(search("assemblees").hits().getFirst().excerpt())).containsExactly("l'assemblée");
        assertThat(marked(search("femes").hits().getFirst().excerpt())).containsExactly("femmes");
    }

    @Test
    void showsThePartOfALongTextThatHasTheWords() {
        String before = "Lorem ipsum dolor sit amet. ".repeat(50);
        put(entry("one").text("en", before + "Here the sanctions stand. " + before + "🇪🇺".repeat(200)));

        MarkedText excerpt = search("sanction").hits().getFirst().excerpt();
        assertThat(excerpt.text()).startsWith("… ").endsWith(" …").hasSizeLessThan(260);
        assertThat(marked(excerpt)).containsExactly("sanctions");
        assertThat(search("").hits().getFirst().excerpt().text()).startsWith("Lorem ipsum").endsWith(" …");
    }

    @Test
    void showsTheReadersLanguageUnlessTheWordsStandInAnother() {
        put(entry("one").title("en", "A committee").title("fr", "Une commission").title("de", "Ein Ausschuss"));

        assertThat(title("committee", "fr")).isEqualTo("A committee");
        assertThat(title("commission", "fr")).isEqualTo("Une commission");
        assertThat(title("", "de")).isEqualTo("Ein Ausschuss");
        assertThat(title("", "de-AT")).isEqualTo("Ein Ausschuss");
        assertThat(title("", "pl")).isEqualTo("A committee");
    }

    @Test
    void countsWhatEachValueOfAFilterWouldGive() {
        put(entry("1").kind("visit").areas("BE", "FR").languages("fr").date("2024-05-04").text("en", "sanctions"));
        put(entry("2").kind("visit").areas("BE").languages("en", "fr").date("2023").text("en", "sanctions"));
        put(entry("3").kind("article").areas("DE").languages("de").date("2024-01-01").text("en", "sanctions"));
        put(entry("4").kind("article").areas("BE").text("en", "something else"));

        var all = search("sanctions");
        assertThat(all.total()).isEqualTo(3);
        assertThat(all.counts().kinds()).containsExactly(new Count("visit", 2), new Count("article", 1));
        assertThat(all.counts().areas()).containsExactly(new Count("BE", 2), new Count("DE", 1), new Count("FR", 1));
        assertThat(all.counts().languages())
                .containsExactly(new Count("fr", 2), new Count("de", 1), new Count("en", 1));
        assertThat(all.counts().years()).containsExactly(new Count("2024", 2), new Count("2023", 1));

        var narrowed = index.search("sanctions", new Filter("visit", null, null, "2024"), "en", 0, 10);
        assertThat(ids(narrowed)).containsExactly("1");
        assertThat(narrowed.total()).isEqualTo(1);
        assertThat(narrowed.counts().kinds()).containsExactly(new Count("article", 1), new Count("visit", 1));
        assertThat(narrowed.counts().years()).containsExactly(new Count("2024", 1), new Count("2023", 1));
        assertThat(narrowed.counts().areas()).containsExactly(new Count("BE", 1), new Count("FR", 1));
    }

    @Test
    void givesTheLatestFirstWithoutWordsAndUndatedOnesLast() {
        put(entry("undated"));
        put(entry("year").date("2023"));
        put(entry("old").date("2022-12-31"));
        put(entry("new").date("2024-01-01"));

        assertThat(found("")).containsExactly("new", "year", "old", "undated");
        assertThat(found(" *?\"( ")).containsExactly("new", "year", "old", "undated");
    }

    @Test
    void givesEachHitOnceOverThePages() {
        for (int i = 0; i < 25; i++) {
            put(entry("hit-%02d".formatted(i)).text("en", "the same words"));
        }

        var seen = new ArrayList<String>();
        for (int from = 0; from < 25; from += 10) {
            seen.addAll(ids(index.search("same", ANY, "en", from, 10)));
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void takesTheNewerStateForTheOlderAndForgetsWhatIsRemoved() {
        put(entry("one").version(1).text("en", "before"));
        put(entry("one").version(2).text("en", "afterwards"));

        assertThat(found("before")).isEmpty();
        assertThat(found("afterwards")).containsExactly("one");
        assertThat(index.version("test", "one")).hasValue(2);

        index.remove("test", "one");
        index.refresh();
        assertThat(found("afterwards")).isEmpty();
        assertThat(index.version("test", "one")).isEmpty();
    }

    @Test
    void findsWhatWasPublishedAndOnlyThat() {
        var random = new Random(5);
        var published = new TreeMap<String, TreeSet<String>>();
        String[] words = {"alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett"};
        for (int step = 0; step < 400; step++) {
            String id = "id-" + random.nextInt(40);
            if (random.nextInt(4) == 0) {
                index.remove("test", id);
                published.remove(id);
            } else {
                var said = new TreeSet<String>();
                IntStream.range(0, 3).forEach(i -> said.add(words[random.nextInt(words.length)]));
                index.put(entry(id).version(step).text("en", String.join(" ", said)).made());
                published.put(id, said);
            }
            if (step % 20 == 0) {
                index.refresh();
                for (String word : words) {
                    var expected = published.entrySet().stream()
                            .filter(piece -> piece.getValue().contains(word))
                            .map(Map.Entry::getKey)
                            .toList();
                    assertThat(ids(index.search(word, ANY, "en", 0, 100))).containsExactlyInAnyOrderElementsOf(expected);
                }
                assertThat(index.size()).isEqualTo(published.size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "committee AND nothing", "title:committee", "comm*", "committ?e", "\"committee", "committee~9", "[a TO z]",
        "/committee.*/", "(committee", "committee\\", "+committee -committee", "!committee", "committee^1000000000", "{$where: 1}",
        "committee && ||", "*:committee", "_exists_:title", "committee\u0000", "committee\uD800", "en|committe", "<script>", "%00"
    })
    void givesOperatorsNoPower(String question) {
        put(entry("one").title("en", "The committee"));
        put(entry("other").title("en", "Something"));

        assertThat(found(question)).as("an operator would find both, or what it says not to").doesNotContain("other");
    }

    @Test
    void answersWhateverIsTyped() {
        put(entry("one").title("en", "The committee").text("pl", "Posłowie przyjęli rezolucję").text("el", "κυβέρνηση"));
        var random = new Random(7);
        String operators = "+-&|!(){}[]^\"~*?:\\/.,;<>=@#$%'`´ \t\n\r\u0000\u00AD\u200B\u202E";
        for (int i = 0; i < 500; i++) {
            var typed = new StringBuilder();
            int length = random.nextInt(60);
            for (int j = 0; j < length; j++) {
                switch (random.nextInt(4)) {
                    case 0 -> typed.append(operators.charAt(random.nextInt(operators.length())));
                    case 1 -> typed.append((char) random.nextInt(0x10000));
                    case 2 -> typed.appendCodePoint(random.nextInt(0x110000));
                    default -> typed.append((char) ('a' + random.nextInt(26)));
                }
            }
            String question = typed.substring(0, Math.min(typed.length(), Question.LONGEST));
            assertThat(search(question).total()).as(question).isBetween(0, 1);
        }
    }

    @Test
    void refusesAQuestionThatIsTooLong() {
        assertThat(search("a".repeat(300)).total()).isZero();
        assertThat(search("ab ".repeat(32).strip()).total()).isZero();
        for (String tooLong : List.of("a".repeat(301), "a ".repeat(33), "committee ".repeat(1024))) {
            assertThatThrownBy(() -> search(tooLong))
                    .isInstanceOfSatisfying(Refused.class, refused ->
                            assertThat(refused.kind()).isEqualTo(SearchRefusal.QUERY_TOO_LONG));
        }
    }

    @Test
    void takesTheLongestQuestionInAllLanguagesAtOnce() {
        for (String language : List.of("en", "fr", "de", "es", "it", "nl", "pl", "ro", "bg", "pt", "el", "cs", "fi", "hu")) {
            put(entry(language).text(language, "parliaments assemblies governments"));
        }
        String longest = IntStream.range(0, 32).mapToObj(i -> "abcdefg" + (char) ('a' + i % 26)).reduce("", (a, b) -> a + " " + b);

        assertThat(search(longest.strip()).total()).isZero();
    }

    @Test
    void leavesNothingBehindWhenItCloses() throws Exception {
        put(entry("one"));
        index.close();

        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        index = new Index(folder, new Words());
    }

    private void put(Made entry) {
        index.put(entry.made());
        index.refresh();
    }

    private Found search(String question) {
        return index.search(question, ANY, "en", 0, 50);
    }

    private List<String> found(String question) {
        return ids(search(question));
    }

    private static List<String> ids(Found found) {
        return found.hits().stream().map(Hit::id).toList();
    }

    private String title(String question, String reader) {
        return index.search(question, ANY, reader, 0, 1).hits().getFirst().title().text();
    }

    private static List<String> marked(MarkedText text) {
        return text.marks().stream().map(mark -> text.text().substring(mark.start(), mark.end())).toList();
    }

    private static Made entry(String id) {
        return new Made(id);
    }

    /** An entry in the making. */
    private static final class Made {

        private final String id;
        private final Map<String, String> title = new LinkedHashMap<>();
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final List<String> names = new ArrayList<>();
        private String kind = "article";
        private List<String> languages = List.of();
        private List<String> areas = List.of();
        private String date;
        private long version = 1;

        Made(String id) {
            this.id = id;
        }

        Made title(String language, String title) {
            this.title.put(language, title);
            return this;
        }

        Made text(String language, String text) {
            texts.put(language, text);
            return this;
        }

        Made name(String name) {
            names.add(name);
            return this;
        }

        Made kind(String kind) {
            this.kind = kind;
            return this;
        }

        Made areas(String... areas) {
            this.areas = List.of(areas);
            return this;
        }

        Made languages(String... languages) {
            this.languages = List.of(languages);
            return this;
        }

        Made date(String date) {
            this.date = date;
            return this;
        }

        Made version(long version) {
            this.version = version;
            return this;
        }

        Entry made() {
            var called = title.isEmpty() ? Map.of("und", "Untitled") : title;
            return new Entry("test", id, version, kind, called, texts, names, languages, areas, date, null, null);
        }
    }
}
