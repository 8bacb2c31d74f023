package org.hemicycle.web.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.StandIn;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DelegationPagesTest extends WebTest {

    @BeforeEach
    void answers() {
        EVENTS.answers("GET /api/visits/plan", 200, Map.of("ETag", "\"12\""), example("plan"))
                .answers("PUT /api/visits/plan/delegates", 200, Map.of("ETag", "\"13\""), "{}")
                .answers("GET /api/visits/plan/delegates/d1/contact", "{\"name\":\"Dana\",\"email\":\"dana@example.org\",\"language\":\"fr\",\"timeZone\":\"Europe/Paris\",\"eraseOn\":\"2027-04-02\"}")
                .answers("GET /api/visits/plan/delegates/d1/needs", "{\"dietary\":\"No nuts (sample)\",\"eraseOn\":\"2027-03-17\"}")
                .answers("PUT /api/visits/plan/delegates/d1/contact", 204, Map.of(), "")
                .answers("PUT /api/visits/plan/delegates/d1/needs", 204, Map.of(), "")
                .answers("PUT /api/visits/plan/access/d1/papers", 204, Map.of(), "");
    }

    @Test
    void saysOfAddressesAndNeedsOnlyThatTheyAreKept() {
        var page = openAs("staff", "/en/staff/visits/plan/delegates").hasStatus(200);
        page.says("Dana Delegate (sample)", "Families Forum (sample)", "Mon 1 March, 10:20", "address, needs", "no address yet")
                .has("name=\"delegates.0.arrival\" type=\"datetime-local\" value=\"2027-03-01T10:20\"")
                .doesNotSay("dana@example.org", "No nuts");
        assertThat(EVENTS.asked("GET /api/visits/plan/delegates/d1/needs")).as("not even asked for").isEmpty();
    }

    @Test
    void sendsArrivalWithTheOffsetOfTheVisitsZone() {
        sendAs("staff", "/en/staff/visits/plan/delegates", "version=12", "delegates.0.id=d1", "delegates.0.name=Dana", "delegates.0.role=head",
                        "delegates.0.languages=en", "delegates.0.organization=Forum", "delegates.0.arrival=2027-03-28T10:00", "delegates.0.departure=")
                .leadsTo("/en/staff/visits/plan/delegates?done=delegates");
        assertThat(EVENTS.asked("PUT /api/visits/plan/delegates").getFirst().body()).contains(
                "\"organization\":\"Forum\"", "\"arrival\":\"2027-03-28T10:00:00+02:00\"").doesNotContain("departure", "hasEmail");
    }

    @Test
    void anArrivalInTheSkippedHourIsRefused() {
        sendAs("staff", "/en/staff/visits/plan/delegates", "version=12", "delegates.0.name=Dana", "delegates.0.role=head", "delegates.0.arrival=2027-03-28T02:30")
                .hasStatus(400).says("Dana: 02:30 does not exist on this day in Europe/Brussels").has("href=\"#delegates-delegates.0.arrival\"", "id=\"delegates-delegates.0.arrival\"");
        assertThat(EVENTS.asked("PUT /api/visits/plan/delegates")).isEmpty();
    }

    @Test
    void showsContactAndNeedsOnThePageOfOnePerson() {
        openAs("staff", "/en/staff/visits/plan/delegates/d1").hasStatus(200)
                .has("value=\"dana@example.org\"", "No nuts (sample)", "value=\"Europe/Paris\"");
    }

    @Test
    void hidesThemFromWhoMayNotSee() {
        EVENTS.refuses("GET /api/visits/plan/delegates/d1/contact", 403, "permission-missing", "The permission is missing.")
                .refuses("GET /api/visits/plan/delegates/d1/needs", 403, "permission-missing", "The permission is missing.")
                .refuses("GET /api/visits/plan/access/d1/papers", 403, "permission-missing", "The permission is missing.");
        var page = openAs("staff", "/en/staff/visits/plan/delegates/d1").hasStatus(200).says("Your account does not have the permission to see this.");
        assertThat(page.html()).doesNotContain("<textarea", "type=\"email\"");
    }

    @Test
    void offersAnEmptyFormWhereNothingIsKept() {
        EVENTS.refuses("GET /api/visits/plan/delegates/d1/needs", 404, "needs-unknown", "Nothing is kept.");
        openAs("staff", "/en/staff/visits/plan/delegates/d1").hasStatus(200).has("id=\"form-needs\"", "name=\"eraseOn\" type=\"date\" value=\"2027-03-17\"");
    }

    @Test
    void keepsAnAddressUnlessItIsNone() {
        sendAs("staff", "/en/staff/visits/plan/delegates/d1/contact", "email=dana", "language=fr", "timeZone=Europe/Paris").hasStatus(400)
                .says("Enter an e-mail address");
        sendAs("staff", "/en/staff/visits/plan/delegates/d1/contact", "email=dana@example.org", "language=fr", "timeZone=Europe/Paris")
                .leadsTo("/en/staff/visits/plan/delegates/d1?done=contact");
        sendAs("staff", "/en/staff/visits/plan/delegates/d1/contact", "email=dana@example.org", "language=fr", "timeZone=Europe/Paris", "eraseOn=2027-03-20");
        assertThat(EVENTS.asked("PUT /api/visits/plan/delegates/d1/contact")).extracting(StandIn.Asked::body).containsExactly(
                "{\"email\":\"dana@example.org\",\"language\":\"fr\",\"timeZone\":\"Europe/Paris\"}",
                "{\"email\":\"dana@example.org\",\"language\":\"fr\",\"timeZone\":\"Europe/Paris\",\"eraseOn\":\"2027-03-20\"}");
    }

    @Test
    void saysWhyNeedsAreNotKeptSoLong() {
        EVENTS.refuses("PUT /api/visits/plan/delegates/d1/needs", 422, "erasure-date-too-late", "Needs may be kept until 2027-04-02 at most.",
                "eraseOn", "Needs may be kept until 2027-04-02 at most.");
        sendAs("staff", "/en/staff/visits/plan/delegates/d1/needs", "dietary=Vegan", "eraseOn=2027-12-31").hasStatus(422)
                .says("This is kept no longer than a month after the visit.").has("Vegan", "value=\"2027-12-31\"", "id=\"needs-eraseOn-error\"");
    }

    @Test
    void saysWhenNeedsAreErasedAndErasesThemBefore() {
        openAs("staff", "/en/staff/visits/plan/delegates/d1").says("Erased on 2 April 2027.", "Erased on 17 March 2027.", "Erase now")
                .has("action=\"/en/staff/visits/plan/delegates/d1/needs/erasure\"", "href=\"/en/staff/visits/plan/people/d1/links\"");
        EVENTS.answers("DELETE /api/visits/plan/delegates/d1/needs", 204, Map.of(), "")
                .refuses("DELETE /api/visits/plan/access/d1/papers", 404, "papers-unknown", "Nothing is kept.");
        for (String what : new String[] {"needs", "papers"}) {
            sendAs("staff", "/en/staff/visits/plan/delegates/d1/" + what + "/erasure").leadsTo("/en/staff/visits/plan/delegates/d1?done=erased");
        }
        assertThat(EVENTS.asked("DELETE /api/visits/plan/delegates/d1/needs")).hasSize(1);
        EVENTS.refuses("DELETE /api/visits/plan/delegates/d1/contact", 403, "permission-missing", "The permission is missing.");
        sendAs("staff", "/en/staff/visits/plan/delegates/d1/contact/erasure").hasStatus(403);
        sendAs("staff", "/en/staff/visits/plan/delegates/d1/name/erasure").hasStatus(404);
    }

    @Test
    void somebodyElsesDelegateIsNotFound() {
        openAs("staff", "/en/staff/visits/plan/delegates/nobody").hasStatus(404);
    }
}
