package org.hemicycle.web.article;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArticlePageTest extends WebTest {

    @BeforeEach
    void aPiece() {
        CONTENT.answers("GET /api/articles/p1", example("article"));
    }

    @Test
    void showsAPieceInTheLanguageOfThePage() {
        open("/en/articles/p1").hasStatus(200)
                .says("A place at the table (sample)", "Article", "What it says.", "The first words.", "You read the original, in English.", "About: Belgium")
                .has("<strong>first</strong>", "href=\"https://news.example/1\"", "<title>A place at the table (sample)")
                .doesNotSay("older than the original");
    }

    @Test
    void saysThatATranslationIsOlderThanItsOriginal() {
        open("/fr/articles/p1").hasStatus(200)
                .says("Une place à table (exemple)", "Les premiers mots.", "Vous lisez une traduction en français ; l’original est en anglais.",
                        "Cette traduction est plus ancienne que l’original.")
                .has("href=\"/fr/articles/p1?read=en\"", "lang=\"en\">What it says.");
        open("/fr/articles/p1?read=en").says("A place at the table (sample)").has("<div class=\"prose\" lang=\"en\">")
                .doesNotSay("plus ancienne");
    }

    @Test
    void givesTheOriginalToWhoeverHasNoTranslationAndSaysSo() {
        open("/de/articles/p1").hasStatus(200)
                .says("A place at the table (sample)", "Es gibt keinen Text in der Sprache Deutsch; Sie lesen das Original: Englisch.")
                .has("<h1 lang=\"en\">", "<div class=\"prose\" lang=\"en\">");
        open("/de/articles/p1?read=xx").has("<h1 lang=\"en\">");
    }

    @Test
    void isNotThereForWhatIsNotPublic() {
        open("/en/articles/p9").hasStatus(404);
        CONTENT.fallSilent();
        open("/en/articles/p1").hasStatus(503);
    }
}
