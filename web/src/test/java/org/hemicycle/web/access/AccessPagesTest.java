package org.hemicycle.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessPagesTest extends WebTest {

    @BeforeEach
    void answers() {
        EVENTS.answers("GET /api/visits/plan", example("plan"))
                .answers("GET /api/visits/plan/access", example("access"))
                .answers("GET /api/access/due", example("access"))
                .answers("PUT /api/visits/plan/access/d1/be-palace", "{}");
    }

    @Test
    void saysByBuildingWhoIsStillToBeAnnouncedAndWhatIsMissing() {
        assertThat(openAs("staff", "/en/staff/visits/plan/access").hasStatus(200).text()).containsSubsequence(
                "Palace of the Nation", "By Wed 24 February, 18:00", "needs a sponsor in the house", "rule not checked for long",
                "Dana Delegate (sample) data missing", "Missing: Number of the identity document.", "Uri Zweiter (sample) sent", "2027/118");
    }

    @Test
    void showsWhatIsDueNextOverAllVisits() {
        openAs("staff", "/fr/staff/access").hasStatus(200)
                .says("mer. 24 février, 18:00", "Palais de la Nation", "données manquantes", "Families visit Brussels (sample)");
    }

    @Test
    void notesHowFarARequestIs() {
        sendAs("staff", "/en/staff/visits/plan/access/d1/be-palace", "version=1", "state=waived", "reference=", "reason=Comes by another door")
                .leadsTo("/en/staff/visits/plan/access?done=access#access_d1_be-palace");
        assertThat(EVENTS.asked("PUT /api/visits/plan/access/d1/be-palace").getFirst().body())
                .isEqualTo("{\"state\":\"waived\",\"reason\":\"Comes by another door\"}");
        assertThat(EVENTS.asked("PUT /api/visits/plan/access/d1/be-palace").getFirst().headers()).containsEntry("if-match", "\"1\"");
        openAs("staff", "/en/staff/visits/plan/access").has("name=\"version\" value=\"1\"");
    }

    @Test
    void aRefusalKeepsWhatWasTyped() {
        EVENTS.refuses("PUT /api/visits/plan/access/d1/be-palace", 409, "access-data-missing", "Missing: document-number.", "state", "Missing: document-number.");
        sendAs("staff", "/en/staff/visits/plan/access/d1/be-palace", "state=submitted", "reference=2027/9")
                .hasStatus(409).says("Something is still missing for this building.").has("value=\"2027/9\"", "value=\"submitted\" selected");
    }

    @Test
    void isClosedToWhoMayNotSchedule() {
        openAs("editor", "/en/staff/access").hasStatus(403);
    }
}
