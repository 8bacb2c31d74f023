package org.hemicycle.web.area;

import static org.assertj.core.api.Assertions.assertThat;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;

class AreaPageTest extends WebTest {

    @Test
    void showsTheAreaItsInstitutionsAndWhatWasSaidAboutIt() {
        open("/fr/areas/BE")
                .hasStatus(200)
                .says("Belgique", "Chambre des représentants", "Des familles à Bruxelles et à Londres")
                .doesNotSay("Ecolo-Groen", "Parlement européen")
                .has("<span lang=\"en\">Work with the federal parliament");
    }

    @Test
    void groupsArticlesByLanguageWithThePagesOwnFirst() {
        assertThat(open("/fr/areas/BE").text())
                .containsSubsequence("Français", "« Nous n’oublierons pas »", "Anglais", "A statement <on> peace & law", "Autres langues", "A film");
        assertThat(open("/en/areas/BE").text()).containsSubsequence("English", "A statement", "French", "Nous n’oublierons");
    }

    @Test
    void marksWhatNobodyHasChecked() {
        open("/en/areas/BE").says("not checked yet");
        open("/en/areas/EU").doesNotSay("European Parliament not checked yet");
    }

    @Test
    void asksForItsOwnVisitsAndOffersToSubscribeToThem() {
        open("/en/areas/BE").has("href=\"/en/subscribe?area=BE\"", "href=\"/calendar.ics?area=BE&amp;language=en\"");
        assertThat(EVENTS.asked("GET /api/visits")).hasSize(1);
    }

    @Test
    void isFoundNowhereForAnUnknownCode() {
        open("/en/areas/XX").hasStatus(404);
    }

    @Test
    void stillShowsTheVisitsWhenContentServiceIsDown() {
        CONTENT.fallSilent();
        open("/en/areas/BE").hasStatus(200)
                .says("Articles, areas and the directory cannot be shown at the moment.", "Families visit Brussels");
    }

    @Test
    void keepsItsNameForAWhileWhenContentServiceGoesDown() {
        open("/en/areas/BE").says("Belgium");
        CONTENT.fallSilent();
        open("/en/areas/BE").hasStatus(200).says("Belgium", "Chamber of Representatives", "cannot be shown");
    }
}
