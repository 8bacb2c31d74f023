package org.hemicycle.web.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditionPagesTest extends WebTest {

    @BeforeEach
    void answers() {
        EVENTS.answers("GET /api/visits/plan", 200, Map.of("ETag", "\"12\""), example("plan"))
                .answers("GET /api/visits/plan/editions", example("editions"))
                .answers("GET /api/visits/plan/editions/1/differences/2", example("differences"))
                .answers("GET /api/visits/plan/publication", example("differences"))
                .answers("PUT /api/visits/plan/publication", 200, Map.of("ETag", "\"13\""), "{}");
    }

    @Test
    void comparesTheLastEditionWithTheOneBeforeUnlessOthersAreChosen() {
        assertThat(openAs("staff", "/en/staff/visits/plan/editions").hasStatus(200).text()).containsSubsequence(
                "Edition 2", "Edition 1", "From edition 1 to edition 2", "Everything that differs", "Moved Group coordinators",
                "1–2 March 2027", "1–3 March 2027", "What the public is told", "New Hearing of the subcommittee",
                "1 person is told", "Dana Delegate (sample) 1 change");
        openAs("staff", "/en/staff/visits/plan/editions?from=0&to=1").hasStatus(200);
        assertThat(EVENTS.asked("GET /api/visits/plan/editions/0/differences/1")).hasSize(1);
    }

    @Test
    void showsWhoWouldBeToldWhatBeforeItIsPublished() {
        openAs("staff", "/en/staff/visits/plan").says("changes not published", "See what would be told, and publish");
        openAs("staff", "/en/staff/visits/plan/publication")
                .hasStatus(200)
                .says("Publish edition 3", "1 person is told", "Dana Delegate (sample)")
                .has("name=\"version\" value=\"12\"");
        assertThat(EVENTS.asked("PUT /api/visits/plan/publication")).isEmpty();
    }

    @Test
    void publishesWhatWasLookedAt() {
        sendAs("staff", "/en/staff/visits/plan/publication", "version=12").leadsTo("/en/staff/visits/plan?done=published");
        assertThat(EVENTS.asked("PUT /api/visits/plan/publication").getFirst().headers().get("if-match")).isEqualTo("\"12\"");
    }

    @Test
    void aPlanThatBreaksARuleIsNotPublishedAndTheMeetingIsNamed() {
        EVENTS.refuses("PUT /api/visits/plan/publication", 409, "plan-violates-rules", "1 hard rule is violated.",
                "meetings.m2", "From the committee to the coordinators it takes 34 minutes.");
        sendAs("staff", "/en/staff/visits/plan/publication", "version=12")
                .hasStatus(409)
                .says("The plan breaks a rule that must be kept", "Group coordinators: From the committee to the coordinators it takes 34 minutes.")
                .has("href=\"#meeting-m2\"", "id=\"meeting-m2\"", "href=\"/en/staff/visits/plan#meeting-m2\"");
    }

    @Test
    void aStaleLookIsNotPublished() {
        EVENTS.refuses("PUT /api/visits/plan/publication", 412, "version-stale", "The record was changed by somebody else.");
        sendAs("staff", "/en/staff/visits/plan/publication", "version=11").hasStatus(412)
                .says("Somebody else changed this visit").has("name=\"version\" value=\"12\"");
    }

    @Test
    void saysThatNothingWouldBeTold() {
        EVENTS.refuses("GET /api/visits/plan/publication", 409, "nothing-to-publish", "Nothing differs from edition 2.");
        openAs("staff", "/de/staff/visits/plan/publication").hasStatus(200).says("Nichts weicht von der letzten Ausgabe ab.");
    }
}
