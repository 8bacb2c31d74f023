package org.hemicycle.web.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;

class DeskTest extends WebTest {

    private static final String[] PIECE = {
        "kind=statement", "language=nl", "original=Een verklaring", "title.en=A statement", "title.fr=", "url=https://nieuws.example/1",
        "outlet=", "authors=A. Auteur, B. Schrijver", "publishedOn=", "summary.en=", "areas=BE", "areas=EU"
    };

    @Test
    void showsWhatWasPublishedLately() {
        openAs("editor", "/en/desk/articles").hasStatus(200).says("Published lately", "« Nous n’oublierons pas »", "Publish a piece");
    }

    @Test
    void publishesAPieceWithItsTitleInItsOwnLanguageFirst() {
        CONTENT.answers("POST /api/articles", 201, Map.of("Location", "/api/articles/a9"), "{}");
        sendAs("editor", "/en/desk/articles", PIECE).leadsTo("/en/desk/articles?done=published");
        assertThat(CONTENT.asked("POST /api/articles").getFirst().body()).isEqualTo("""
                {"kind":"statement","title":{"nl":"Een verklaring","en":"A statement"},"language":"nl",\
                "url":"https://nieuws.example/1","authors":["A. Auteur","B. Schrijver"],"areas":["BE","EU"]}""");
        openAs("editor", "/en/desk/articles?done=published").says("It is published.");
    }

    @Test
    void refusesAPieceWithoutTitleOrAreaFieldByField() {
        sendAs("editor", "/de/desk/articles", "kind=article", "language=de", "outlet=Die Zeitung")
                .hasStatus(400)
                .says("Geben Sie den Titel ein, wie er erschienen ist.", "Wählen Sie mindestens ein Land")
                .has("value=\"Die Zeitung\"", "href=\"#article-original\"");
    }

    @Test
    void saysWhatContentServiceRefusesAtTheField() {
        CONTENT.refuses("POST /api/articles", 422, "address-not-followable", "The address must be an absolute http or https URL.", "url", "must be an absolute http or https URL");
        sendAs("editor", "/fr/desk/articles", PIECE)
                .hasStatus(422)
                .says("L’adresse doit commencer par http:// ou https://.")
                .has("id=\"article-url-error\"", "value=\"Een verklaring\"", "value=\"EU\" checked", "value=\"nl\" selected");
    }

    @Test
    void keepsWhatWasTypedWhenContentServiceIsDown() {
        openAs("editor", "/en/desk/articles");
        CONTENT.fallSilent();
        sendAs("editor", "/en/desk/articles", PIECE).hasStatus(503).says("cannot be shown at the moment").has("value=\"Een verklaring\"");
    }

    @Test
    void isClosedToStaff() {
        openAs("staff", "/en/desk/articles").hasStatus(403);
    }
}
