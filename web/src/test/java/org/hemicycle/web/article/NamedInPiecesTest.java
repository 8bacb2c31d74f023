package org.hemicycle.web.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;

/** Whom a piece names: said on its page, ticked at the desk. */
class NamedInPiecesTest extends WebTest {

    private static final String NAMES = "\"areas\":[\"BE\"],\"people\":[\"p1\",\"gone\"],\"organizations\":[\"ep\"]";

    @Test
    void leadsFromAPieceToWhomItNames() {
        CONTENT.answers("GET /api/articles/p1", example("article").replace("\"areas\":[\"BE\"]", NAMES));
        open("/fr/articles/p1").hasStatus(200).says("Y sont nommés :", "Marie Exemple", "Parlement européen")
                .has("href=\"/fr/people/p1\"", "href=\"/fr/institutions/ep\"").doesNotSay("gone");
        CONTENT.answers("GET /api/articles/p1", example("article"));
        open("/en/articles/p1").hasStatus(200).doesNotSay("Named here");
    }

    @Test
    void takesAtTheDeskWhomAPieceNames() {
        CONTENT.answers("GET /api/pieces", example("pieces")).answers("POST /api/articles", 201, Map.of("Location", "/api/articles/a9"), "{}");
        openAs("editor", "/en/desk/articles").hasStatus(200).says("People whom it names", "Institutions that it names")
                .has("name=\"people\" value=\"p1\"", "name=\"organizations\" value=\"be-chamber\"");
        sendAs("editor", "/en/desk/articles", "kind=interview", "language=en", "original=A talk", "areas=BE", "people=p1", "people=p2", "organizations=ep")
                .leadsTo("/en/desk/articles?done=published");
        assertThat(CONTENT.asked("POST /api/articles").getFirst().body()).isEqualTo("""
                {"kind":"interview","title":{"en":"A talk"},"language":"en","authors":[],"areas":["BE"],"people":["p1","p2"],"organizations":["ep"]}""");
    }

    @Test
    void keepsWhomAPieceNamesWhenItIsEdited() {
        CONTENT.answers("GET /api/pieces/p1", 200, Map.of("ETag", "\"4\""), example("piece").replace("\"areas\":[\"BE\"]", NAMES));
        openAs("editor", "/en/desk/articles/p1").hasStatus(200).says("Marie Exemple, European Parliament");
        openAs("editor", "/en/desk/articles/p1/edit").hasStatus(200)
                .has("name=\"people\" value=\"p1\" checked", "name=\"organizations\" value=\"ep\" checked");
    }

    @Test
    void saysAtTheFieldThatSomebodyIsNotInTheDirectory() {
        CONTENT.answers("GET /api/pieces", example("pieces"))
                .refuses("POST /api/articles", 422, "named-unknown", "Somebody is not in the directory.", "people", "'p9' is not in the directory");
        sendAs("editor", "/de/desk/articles", "kind=interview", "language=de", "original=Ein Gespräch", "areas=BE", "people=p1")
                .hasStatus(422).says("Jemand, der hier genannt ist, steht nicht im Verzeichnis.")
                .has("href=\"#article-people\"", "name=\"people\" value=\"p1\" checked");
    }
}
