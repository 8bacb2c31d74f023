package org.hemicycle.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchPageTest extends WebTest {

    @BeforeEach
    void answers() {
        CONTENT.answers("GET /api/search", example("search"));
    }

    @Test
    void showsTheHitsWithTheWordsMarkedAndNoMarkupOfTheirs() {
        open("/en/search?q=brussels")
                .hasStatus(200)
                .says("44 hits", "Visit · 1 March 2027 · Belgium", "Interview · French · 2023 · Belgium", "not checked yet")
                .says("Cancelled", "as of 12 December 2022")
                .has("Families visit <mark>Brussels</mark>", "&lt;<mark>Brussels</mark>&gt; &amp; beyond", "href=\"/en/visits/v1\"",
                        "href=\"/en/articles/p1\"", "href=\"/en/commitments/c1\"")
                .has("href=\"https://news.example/entretien\" rel=\"external\"", "<span lang=\"fr\">Des familles", "noindex")
                .doesNotSay("XX");
    }

    @Test
    void asksForWhatTheReaderAskedForInTheirLanguage() {
        open("/de/search?q=l'Élysée \"x&kind=visit&area=BE&language=fr&year=2027&cursor=Mg")
                .hasStatus(200)
                .has("value=\"l&#39;Élysée &#34;x\"");
        assertThat(CONTENT.asked("GET /api/search")).hasSize(1);
    }

    @Test
    void offersTheWaysToNarrowItDownWithTheirCounts() {
        open("/fr/search?q=brussels&kind=interview&year=1999")
                .says("Visite (30)", "Entretien (14)", "Belgique (43)", "Anglais (40)", "2027 (31)", "1999 (0)")
                .has("<option value=\"interview\" selected>", "<option value=\"1999\" selected>");
    }

    @Test
    void keepsTheQuestionFromPageToPageAndFromLanguageToLanguage() {
        open("/en/search?q=a b&area=BE")
                .has("href=\"/en/search?q=a%20b&amp;area=BE&amp;cursor=Mg\"", "href=\"/de/search?q=a%20b&amp;area=BE\"");
        assertThat(new Asked("a&b=c%{x}+é", "", "", "", "").path()).isEqualTo("/search?q=a%26b%3Dc%25%7Bx%7D%2B%C3%A9");
    }

    @Test
    void saysThatNothingWasFoundAndOffersToSearchWithoutTheChoice() {
        CONTENT.answers("GET /api/search", "{\"total\":0,\"complete\":true,\"similar\":false}");

        open("/en/search?q=xyz").says("0 hits", "Nothing was found. Try fewer words").doesNotSay("Search without the choice");
        open("/en/search?q=xyz&kind=visit").says("Nothing was found with this choice.").has("href=\"/en/search?q=xyz\"");
    }

    @Test
    void saysThatItIsStillBeingBuiltAndThatWordsAreSimilar() {
        CONTENT.answers("GET /api/search", "{\"total\":0,\"complete\":false,\"similar\":true}");

        open("/de/search?q=xyz").says("Die Suche wird noch aufgebaut", "Diese Treffer enthalten ähnliche");
    }

    @Test
    void saysARefusalInTheReadersLanguage() {
        CONTENT.refuses("GET /api/search", 400, "query-too-long", "A search takes at most 300 characters and 32 words.", "q", "Too long.");

        open("/fr/search?q=" + "x".repeat(400)).hasStatus(400).says("Une recherche compte au plus 300 caractères et 32 mots.").has("name=\"q\"");
        open("/en/search?q=" + "committee+".repeat(1024)).hasStatus(400).says("at most 300 characters");
    }

    @Test
    void saysThatItDoesNotAnswerAndKeepsWhatWasTyped() {
        CONTENT.fallSilent();

        open("/en/search?q=brussels").hasStatus(503).says("The search does not answer at the moment").has("value=\"brussels\"");
    }

    @Test
    void isOfferedOnEveryPageAndMayBeIndexedOnlyWhenNothingWasAsked() {
        open("/de/calendar").has("action=\"/de/search\"").says("Alles durchsuchen");
        assertThat(open("/en/search").says("The latest").html()).doesNotContain("noindex");
    }
}
