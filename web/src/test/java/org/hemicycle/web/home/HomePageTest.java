package org.hemicycle.web.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;

class HomePageTest extends WebTest {

    @Test
    void leadsToTheLanguageThatTheBrowserPrefers() {
        client.get().uri("/").header("Accept-Language", "pt, de-AT;q=0.8, en;q=0.5").exchange()
                .expectStatus().isFound()
                .expectHeader().valueEquals("Location", "/de/")
                .expectHeader().valueEquals("Vary", "Accept-Language");
    }

    @Test
    void leadsToEnglishWhenTheWishMakesNoSense() {
        client.get().uri("/").header("Accept-Language", ";;;q=x").exchange()
                .expectStatus().isFound().expectHeader().valueEquals("Location", "/en/");
    }

    @Test
    void showsWhatComesNextWhatWasSaidAndTheAreasInAlphabeticalOrder() {
        var page = open("/de/");
        page.hasStatus(200)
                .says("Nächste Besuche", "Neueste Beiträge", "Länder und Regionen")
                .says("1.–5. März 2027 · Belgien · Vereinigtes Königreich");
        assertThat(page.text()).as("Ö sorts like O, regions come first")
                .containsSubsequence("Europa", "Europäische Union", "Belgien", "Frankreich", "Österreich", "Portugal", "Tschechien");
    }

    @Test
    void standsWithoutEventsService() {
        EVENTS.fallSilent();
        open("/en/").hasStatus(200)
                .says("Visits and programmes cannot be shown at the moment.", "A statement <on> peace & law", "Belgium");
    }

    @Test
    void standsWithoutContentService() {
        CONTENT.fallSilent();
        open("/fr/").hasStatus(200)
                .says("Les articles, les zones et l’annuaire ne peuvent pas être affichés", "Des familles à Bruxelles");
    }

    @Test
    void standsWithoutAnyService() {
        CONTENT.fallSilent();
        EVENTS.fallSilent();
        NOTIFICATION.fallSilent();
        open("/en/").hasStatus(200).says("Delegations across Europe");
    }

    @Test
    void doesNotShowVisitsThatAreOverOrCancelled() {
        EVENTS.answers("GET /api/visits", "{\"items\":[%s,%s]}".formatted(
                example("visit").replace("2027-03-0", "2026-03-0"),
                example("visit").replace("ANNOUNCED", "CANCELLED")));
        open("/en/").says("No visit is announced at the moment.");
    }
}
