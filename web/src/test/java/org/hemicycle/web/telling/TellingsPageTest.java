package org.hemicycle.web.telling;

import static org.assertj.core.api.Assertions.assertThat;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TellingsPageTest extends WebTest {

    @BeforeEach
    void answers() {
        EVENTS.answers("GET /api/visits/plan", example("plan")).answers("GET /api/visits/plan/tellings", example("sightings"));
        NOTIFICATION.answers("GET /api/tellings", example("tellings"));
    }

    @Test
    void putsTogetherWhatWasSentAndWhatWasSeen() {
        assertThat(openAs("staff", "/en/staff/visits/plan/tellings").hasStatus(200).text()).containsSubsequence(
                "Dana Delegate (sample)", "told programme, Edition 2, by mail", "knows edition 2", "2 of 3",
                "Uri Zweiter (sample)", "waits programme, Edition 1 due Wed 20 January, 09:30", "knows only edition 1", "0 of 2",
                "Marie Exemple", "no address", "not yet");
    }

    @Test
    void showsWhoHasLookedWhileNotificationServiceIsDown() {
        NOTIFICATION.fallSilent();
        openAs("staff", "/en/staff/visits/plan/tellings").hasStatus(200).says("What was sent cannot be shown", "knows edition 2");
    }
}
