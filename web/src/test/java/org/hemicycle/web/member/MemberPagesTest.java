package org.hemicycle.web.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;

class MemberPagesTest extends WebTest {

    private static final String NAMED = """
            {"items":[
             {"id":"m-two","classification":"ngo","area":"BE","name":{"fr":"Pont (exemple)"},"city":"Brussels"},
             {"id":"m-one","classification":"ngo","area":"BE","name":{"en":"Bridge <sample>"},"status":"verify"},
             {"id":"m-far","classification":"ngo","name":{"en":"Far (sample)"}},
             {"id":"ep","classification":"parliament","area":"EU","name":{"en":"European Parliament"}}]}""";

    @Test
    void saysThatNobodyIsNamedWhereNoSourceNamesThem() {
        var page = open("/en/members");
        page.hasStatus(200).says("Member organisations", "more than 160 member organisations", "None of them is named here yet");
        assertThat(page.html()).doesNotContain("<svg class=\"map\"");
        open("/en/").has("href=\"/en/members\"");
    }

    @Test
    void listsThemByCountryAndShowsThemOnAMap() {
        CONTENT.answers("GET /api/institutions", NAMED);

        var page = open("/en/members");
        page.hasStatus(200)
                .says("3 of them are named here.", "Bridge <sample>", "not checked yet", "Pont (exemple)", "No country named")
                .has("class=\"tile quarter\" href=\"/en/areas/BE\" aria-label=\"Belgium: 2 organisations\"",
                        "href=\"/en/institutions/m-one\"", "Bridge &lt;sample&gt;", "<span lang=\"fr\">Pont (exemple)</span>")
                .doesNotSay("European Parliament");
        assertThat(page.text()).containsSubsequence("Bridge", "Pont", "No country named", "Far (sample)");
        open("/fr/members").says("3 d’entre elles sont nommées ici.");
    }

    @Test
    void saysWhatIsMissingWhileContentServiceIsAway() {
        CONTENT.fallSilent();

        open("/en/members").hasStatus(200).says("Member organisations");
    }
}
