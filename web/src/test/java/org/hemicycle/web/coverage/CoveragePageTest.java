package org.hemicycle.web.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoveragePageTest extends WebTest {

    @BeforeEach
    void answers() {
        CONTENT.answers("GET /api/coverage", example("coverage"));
    }

    @Test
    void leadsFromEachSquareToItsAreaAndSaysHowRecentItIs() {
        open("/en/coverage").hasStatus(200)
                .has("class=\"tile month\" href=\"/en/areas/BE\" aria-label=\"Belgium: less than a month ago\"",
                        "class=\"tile quarter\" href=\"/en/areas/CZ\" aria-label=\"Czechia: less than three months ago\"",
                        "class=\"tile year\" href=\"/en/areas/EU\" aria-label=\"European Union: less than a year ago\"",
                        "class=\"tile longer\" href=\"/en/areas/FR\" aria-label=\"France: a year ago or longer\"",
                        "class=\"tile never\" href=\"/en/areas/PT\" aria-label=\"Portugal: nothing yet\"")
                .has("<link rel=\"stylesheet\" href=\"/assets/coverage-")
                .says("●●●●", "Counted on 1 February 2027");
    }

    @Test
    void aMonthToTheDayIsNoLongerLessThanAMonth() {
        open("/en/coverage").has("aria-label=\"United Kingdom: less than three months ago\"");
    }

    @Test
    void whatHasNoDayIsNeverShownAsRecent() {
        open("/en/coverage").has("aria-label=\"Austria: a year ago or longer\"").says("Ein Gespräch (sample) day not known");
    }

    @Test
    void saysTheSameInATableWithWhatWasLast() {
        var page = open("/fr/coverage");
        page.hasStatus(200)
                .says("Families in Brussels (sample) 11 janvier 2027", "Une déclaration <exemple> 1er décembre 2026",
                        "A promise (sample) février 2026", "Europe – rien pour le moment", "Parlement européen")
                .has("href=\"/fr/visits/v0\"", "href=\"/fr/articles/p1\"", "href=\"/fr/commitments/c1\"", "href=\"/fr/briefings/b0\"",
                        "href=\"/fr/institutions/be-chamber\"", "<span lang=\"en\">A promise (sample)</span>");
        assertThat(page.text()).as("in the order of the alphabet")
                .containsSubsequence("Les pays et l’Union", "Autriche", "Belgique", "France", "Royaume-Uni", "Tchéquie", "Union européenne");
    }

    @Test
    void theMapHasAPlaceForEveryMemberStateTheUnitedKingdomAndTheUnion() {
        String line = "{\"id\":\"%s\",\"name\":{\"en\":\"%s\"}}";
        var codes = "AT BE BG CY CZ DE DK EE ES EU FI FR GB GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");
        var lines = new StringBuilder();
        for (String code : codes) {
            lines.append(lines.isEmpty() ? "" : ",").append(line.formatted(code, "Area " + code));
        }
        CONTENT.answers("GET /api/coverage", "{\"areas\":[" + lines + "],\"institutions\":[]}");

        var page = open("/de/coverage").hasStatus(200);
        for (String code : codes) {
            page.has("class=\"tile never\" href=\"/de/areas/" + code + "\" aria-label=\"Area " + code + ": noch nichts\"");
        }
    }

    @Test
    void isReachedFromTheFrontPage() {
        open("/de/").has("href=\"/de/coverage\"");
    }

    @Test
    void saysSoWhenContentServiceIsSilent() {
        CONTENT.fallSilent();
        open("/en/coverage").hasStatus(503);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-02, MONTH", "2027-02-01, MONTH", "2027-01-02, MONTH", "2027-01-01, QUARTER", "2026-11-02, QUARTER",
        "2026-11-01, YEAR", "2026-02-02, YEAR", "2026-02-01, LONGER", "1990-01-01, LONGER"
    })
    void goesByCalendarMonths(LocalDate day, Recency recency) {
        assertThat(Recency.of(day, LocalDate.parse("2027-02-01"))).isEqualTo(recency);
    }
}
