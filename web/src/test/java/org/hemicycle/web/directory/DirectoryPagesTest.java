package org.hemicycle.web.directory;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectoryPagesTest extends WebTest {

    private static final String CHAMBER = """
            {"id":"be-chamber","classification":"chamber","parent":"ep","area":"BE","name":{"nl":"Kamer van volksvertegenwoordigers",
             "fr":"Chambre des représentants","en":"Chamber of Representatives"},"city":"Brussels","founded":"1831",
             "otherNames":[{"name":"Chambre <ancienne>","language":"fr","until":"1995-05-21"}],
             "text":{"en":"The lower house."},"source":"Its own page","sourceUrl":"https://chamber.example/about","status":"verify"}""";
    private static final String PERSON = """
            {"id":"p1","name":"Marie Exemple (sample)","sample":true,"organization":"be-chamber","area":"BE",
             "role":{"en":"Member of the Chamber","fr":"Députée"},"asOf":"2022-12-12","source":"Invented","status":"sample","verify":[]}""";

    private static final String MEMBERSHIP = """
            {"id":"m1","person":{"id":"p1","name":"Marie Exemple (sample)","sample":true},"post":{"id":"speaker","label":{"en":"Speaker (sample)",
             "fr":"Présidente (exemple)"}},"organization":{"id":"be-chamber","name":{"en":"Chamber of Representatives"}},
             "onBehalfOf":{"id":"a-group","name":{"fr":"Un groupe (exemple)"}},"start":"2020-03","end":"2027","known":false,"source":"Invented"}""";

    @BeforeEach
    void answers() {
        CONTENT.answers("GET /api/institutions/be-chamber", CHAMBER)
                .answers("GET /api/people/p1", PERSON)
                .answers("GET /api/search", example("search"));
    }

    @Test
    void showsAnInstitutionWithItsSourceItsPeopleAndWhereItIsMentioned() {
        open("/fr/institutions/be-chamber")
                .hasStatus(200)
                .says("Chambre des représentants", "Belgique", "depuis 1831", "Chambre <ancienne>", "jusqu’au 21 mai 1995", "pas encore vérifié", "Marie Exemple", "Families visit Brussels")
                .has("href=\"https://chamber.example/about\" rel=\"external\"", "href=\"/fr/institutions/ep\"", "href=\"/fr/people/p1\"", "href=\"/fr/areas/BE\"", "href=\"/fr/commitments?institution=be-chamber\"")
                .has("href=\"/fr/search?q=Chambre%20des%20repr%C3%A9sentants\"", "Chambre &lt;ancienne&gt;");
    }

    @Test
    void showsAPersonWithTheDayOfTheirRole() {
        open("/en/people/p1")
                .hasStatus(200)
                .says("Marie Exemple (sample)", "Invented for demonstrations", "Member of the Chamber, as of 12 December 2022", "Chamber of Representatives", "Families visit Brussels")
                .has("href=\"/en/institutions/be-chamber\"", "href=\"/en/commitments?person=p1\"");
    }

    @Test
    void showsWhoBelongedToAnInstitutionOnADay() {
        CONTENT.answers("GET /api/memberships?organization=be-chamber&on=2027-02-01&limit=500", "{\"items\":[%s]}".formatted(MEMBERSHIP))
                .answers("GET /api/memberships?organization=be-chamber&on=2019-05-01&limit=500", "{\"items\":[]}");

        open("/fr/institutions/be-chamber")
                .hasStatus(200)
                .says("Membres", "Marie Exemple (sample)", "Présidente (exemple)", "mars 2020 – 2027", "pour Un groupe (exemple)", "non établi pour ce jour")
                .has("name=\"on\" value=\"2027-02-01\"", "href=\"/fr/institutions/a-group\"");
        open("/en/institutions/be-chamber?on=2019-05-01").says("Nobody is known to have belonged to it on 1 May 2019.").has("value=\"2019-05-01\"");
        open("/en/institutions/be-chamber?on=yesterday").hasStatus(200).has("value=\"2027-02-01\"");
    }

    @Test
    void showsWhatAPersonWasAndIs() {
        CONTENT.answers("GET /api/memberships?person=p1&limit=500", "{\"items\":[%s]}".formatted(MEMBERSHIP.replace("\"known\":false,", "")));

        open("/en/people/p1")
                .says("Offices and memberships", "Speaker (sample)", "Chamber of Representatives", "March 2020 to 2027")
                .doesNotSay("not known for this day")
                .has("href=\"/en/institutions/be-chamber\"");
    }

    @Test
    void leadsFromADuplicateToThePerson() {
        CONTENT.answers("GET /api/people/p0", 301, Map.of("Location", "/api/people/p1"), "");

        open("/fr/people/p0").hasStatus(301).leadsTo("/fr/people/p1");
    }

    @Test
    void saysNoRoleThatNobodyHasChecked() {
        CONTENT.answers("GET /api/people/p1", PERSON.replace("\"verify\":[]", "\"verify\":[\"role\"]"));

        open("/en/people/p1").hasStatus(200).doesNotSay("Member of the Chamber,");
    }

    @Test
    void isNotThereForWhomTheDirectoryDoesNotKnow() {
        open("/en/institutions/nowhere").hasStatus(404);
        open("/en/people/nobody").hasStatus(404);
    }

    @Test
    void standsWithoutTheSearch() {
        CONTENT.answers("GET /api/search", 503, Map.of(), "{}");

        open("/en/institutions/be-chamber").hasStatus(200).says("Chamber of Representatives", "The search does not answer at the moment");
    }

    @Test
    void isReachedFromTheSearchAndFromTheAreaOfAnInstitution() {
        open("/en/search").has("href=\"/en/people/sample-person\"");
        open("/en/areas/BE").has("href=\"/en/institutions/be-chamber\"");
    }
}
