package org.hemicycle.web.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PiecePagesTest extends WebTest {

    private static final String[] WORDS = {
        "version=4", "kind=article", "language=en", "columns=en", "columns=fr", "columns=nl", "title.en=New", "title.fr=Nouveau",
        "title.nl=Nieuw", "body.en=**Words**", "body.fr=", "renewed=fr", "renewed=de", "areas=BE", "note=Clearer"
    };

    @BeforeEach
    void aPiece() {
        CONTENT.answers("GET /api/pieces", example("pieces"))
                .answers("GET /api/pieces/p1", 200, Map.of("ETag", "\"4\""), example("piece"))
                .answers("GET /api/pieces/p1/differences", example("piece-differences"));
    }

    @Test
    void showsAtTheDeskWhatIsToBeDone() {
        openAs("editor", "/en/desk/articles").hasStatus(200)
                .says("Waiting for a second reader", "A place at the table (sample)", "French older than the original",
                        "Scheduled", "Eine Erklärung (Beispiel)", "Monday 1 March 2027, 09:00 (Europe/Brussels)",
                        "Translations older than their originals", "Published lately", "Open it at the desk")
                .has("href=\"/en/desk/articles/p1\"", "href=\"/en/desk/articles/a1\"");
    }

    @Test
    void keepsWhatIsTypedAsADraftWhereTheOtherButtonIsPressed() {
        CONTENT.answers("POST /api/pieces", 201, Map.of("Location", "/api/pieces/p7"), "{}");
        sendAs("editor", "/en/desk/articles", "kind=statement", "language=nl", "original=Een verklaring", "areas=BE", "do=draft")
                .leadsTo("/en/desk/articles/p7/edit");
        assertThat(CONTENT.asked("POST /api/articles")).isEmpty();
        assertThat(CONTENT.asked("POST /api/pieces").getFirst().body()).isEqualTo("""
                {"kind":"statement","title":{"nl":"Een verklaring"},"language":"nl","authors":[],"areas":["BE"]}""");
    }

    @Test
    void showsAPieceWithItsLanguagesSideBySideAndAllThatHappened() {
        openAs("editor", "/en/desk/articles/p1").hasStatus(200)
                .says("in review", "Version 2", "Version 1 is public", "English original", "French older than the original",
                        "Een plaats aan tafel (voorbeeld)", "The first words.", "Les premiers mots.", "Approve it", "Make it a draft again",
                        "Withdraw it", "Clearer (sample)", "Please read (sample)", "2027-01-04 08:05:00 UTC · bea", "Bring back version 1")
                .doesNotSay("Publish it now", "Hand it in for review");
    }

    @Test
    void savesTheNextVersionWithTheLanguagesItHas() {
        CONTENT.answers("PUT /api/pieces/p1", "{}");
        openAs("editor", "/en/desk/articles/p1/edit").hasStatus(200)
                .says("What everybody reads stays as it is", "Dutch", "It says what the original says now")
                .has("name=\"body.en\"", "The **first** words.", "name=\"title.nl\"", "name=\"version\" value=\"4\"", "name=\"title.de\"");

        sendAs("editor", "/en/desk/articles/p1/edit", WORDS).leadsTo("/en/desk/articles/p1?done=saved");
        var asked = CONTENT.asked("PUT /api/pieces/p1").getFirst();
        assertThat(asked.headers()).containsEntry("if-match", "\"4\"");
        assertThat(asked.body()).isEqualTo("""
                {"kind":"article","title":{"en":"New","fr":"Nouveau","nl":"Nieuw"},"language":"en","authors":[],"areas":["BE"],\
                "body":{"en":"**Words**"},"renewed":["fr"],"note":"Clearer"}""");
    }

    @Test
    void opensAColumnForAnotherLanguageAndKeepsWhatWasTyped() {
        var words = java.util.Arrays.copyOf(WORDS, WORDS.length + 2);
        words[WORDS.length] = "another=pl";
        words[WORDS.length + 1] = "do=column";
        sendAs("editor", "/en/desk/articles/p1/edit", words).hasStatus(200).says("Polish")
                .has("name=\"title.pl\"", "value=\"Nieuw\"", "**Words**", "name=\"renewed\" value=\"fr\" checked");
        assertThat(CONTENT.asked("PUT /api/pieces/p1")).isEmpty();
    }

    @Test
    void saysAtTheFieldWhatIsRefused() {
        CONTENT.refuses("PUT /api/pieces/p1", 422, "body-markup-refused", "The text of a piece is written in Markdown.", "body.en", "has HTML in it");
        sendAs("editor", "/fr/desk/articles/p1/edit", WORDS).hasStatus(422)
                .says("Un texte contient du HTML ou une image.", "has HTML in it")
                .has("href=\"#piece-body.en\"", "id=\"piece-body.en-error\"", "value=\"Nieuw\"");
        CONTENT.refuses("PUT /api/pieces/p1", 412, "version-stale", "The record was changed by somebody else.");
        sendAs("editor", "/en/desk/articles/p1/edit", WORDS).hasStatus(412).has("**Words**");
    }

    @ParameterizedTest
    @CsvSource({
        "review, PUT /api/pieces/p1/review", "approval, PUT /api/pieces/p1/approval", "publication, PUT /api/pieces/p1/publication",
        "withdrawal, PUT /api/pieces/p1/withdrawal", "draft, DELETE /api/pieces/p1/review", "unscheduled, DELETE /api/pieces/p1/schedule"
    })
    void takesEachStepOnce(String step, String request) {
        CONTENT.answers(request, "{}");
        sendAs("editor", "/en/desk/articles/p1/" + step, "version=4", "note=").leadsTo("/en/desk/articles/p1?done=" + step);
        assertThat(CONTENT.asked(request)).singleElement().satisfies(asked ->
                assertThat(asked.headers()).containsEntry("if-match", "\"4\""));
        openAs("editor", "/en/desk/articles/p1?done=" + step).has("class=\"notice good\"");
    }

    @Test
    void schedulesAtATimeOnAClock() {
        CONTENT.answers("PUT /api/pieces/p1/schedule", "{}");
        sendAs("editor", "/en/desk/articles/p1/schedule", "version=4", "day=2027-03-01", "time=09:00", "timeZone=Europe/Brussels")
                .leadsTo("/en/desk/articles/p1?done=schedule");
        assertThat(CONTENT.asked("PUT /api/pieces/p1/schedule").getFirst().body())
                .isEqualTo("{\"at\":\"2027-03-01T09:00\",\"timeZone\":\"Europe/Brussels\"}");
        CONTENT.refuses("PUT /api/pieces/p1/schedule", 422, "publication-time-past", "The time must lie ahead.", "at", "lies behind");
        CONTENT.answers("GET /api/pieces/p1", 200, Map.of("ETag", "\"4\""), example("piece").replaceFirst("in-review", "approved"));
        sendAs("editor", "/de/desk/articles/p1/schedule", "version=4", "day=2027-01-01", "time=09:00", "timeZone=Europe/Brussels")
                .hasStatus(422).says("Der Zeitpunkt muss noch kommen.").has("id=\"step-day-error\"", "value=\"2027-01-01\"");
    }

    @Test
    void tellsWhoeverWroteAVersionThatSomebodyElseMustApproveIt() {
        CONTENT.refuses("PUT /api/pieces/p1/approval", 409, "own-version", "Whoever wrote a version cannot approve it.");
        sendAs("editor", "/en/desk/articles/p1/approval", "version=4").hasStatus(409)
                .says("You wrote this version. Somebody else must approve it.");
    }

    @Test
    void showsWhatDiffersAndBringsAnOldVersionBack() {
        openAs("editor", "/en/desk/articles/p1/differences?from=1&to=2").hasStatus(200)
                .says("Version 1 and version 2", "Text (English)", "Countries and regions")
                .has("<del><span class=\"unseen\" lang=\"en\">removed: </span>old</del>", "<ins><span class=\"unseen\" lang=\"en\">added: </span>**first** &lt;b&gt;</ins> words.");
        CONTENT.answers("PUT /api/pieces/p1/restoration", "{}");
        sendAs("editor", "/en/desk/articles/p1/restoration", "version=4", "number=1").leadsTo("/en/desk/articles/p1?done=restored");
        assertThat(CONTENT.asked("PUT /api/pieces/p1/restoration").getFirst().body()).isEqualTo("{\"version\":1}");
    }

    @Test
    void isForEditorsAlone() {
        for (String page : new String[] {"", "/edit", "/differences?from=1&to=2"}) {
            openAs("staff", "/en/desk/articles/p1" + page).hasStatus(403);
        }
        sendAs("staff", "/en/desk/articles/p1/approval", "version=4").hasStatus(403);
        openAs("editor", "/en/desk/articles/none").hasStatus(404);
    }
}
