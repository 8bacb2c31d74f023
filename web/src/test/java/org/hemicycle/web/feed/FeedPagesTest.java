package org.hemicycle.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedPagesTest extends WebTest {

    private static final String LINKS = "/en/staff/visits/v1/people/d1/links";

    @BeforeEach
    void answers() {
        EVENTS.answers("PUT /api/feeds/mine", "{\"path\":\"/feeds/personal/mine.ics\",\"url\":\"http://elsewhere/feeds/personal/mine.ics\"}")
                .answers("DELETE /api/feeds/mine", 204, Map.of(), "")
                .answers("GET /api/visits/v1/people/d1/links",
                        "{\"name\":\"Dana Delegate (sample)\",\"page\":\"/fr/my/token\",\"calendar\":\"/feeds/personal/token.ics\"}")
                .answers("DELETE /api/visits/v1/people/d1/links", 204, Map.of(), "");
    }

    @Test
    void showsMyCalendarOnBeingAskedOnly() {
        openAs("staff", "/en/staff/feeds").hasStatus(200).says("My calendar", "Show my address").doesNotSay("mine.ics");
        assertThat(EVENTS.asked("PUT /api/feeds/mine")).isEmpty();
        var shown = sendAs("staff", "/en/staff/feeds").hasStatus(200).says("/feeds/personal/mine.ics", "keep it to yourself");
        assertThat(shown.headers().getFirst("Cache-Control")).contains("no-store");
        assertThat(EVENTS.asked("PUT /api/feeds/mine").getFirst().headers().get("authorization")).startsWith("Bearer ");
    }

    @Test
    void takesMyCalendarBackBeforeItMakesAnother() {
        sendAs("staff", "/de/staff/feeds/renewal").hasStatus(200).says("Die alte Adresse gilt nicht mehr.", "mine.ics");
        assertThat(EVENTS.asked("DELETE /api/feeds/mine")).hasSize(1);
        EVENTS.fallSilent();
        sendAs("staff", "/en/staff/feeds/renewal").hasStatus(503).doesNotSay("no longer works");
    }

    @Test
    void handsOutThePageAndCalendarOfAPersonAndRenewsBoth() {
        var shown = openAs("staff", LINKS).hasStatus(200).says("Personal links: Dana Delegate (sample)", "/fr/my/token", "/feeds/personal/token.ics");
        assertThat(shown.headers().getFirst("Cache-Control")).contains("no-store");
        assertThat(shown.headers().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        sendAs("staff", LINKS + "/renewal").leadsTo(LINKS + "?done=links-renewed");
        assertThat(EVENTS.asked("DELETE /api/visits/v1/people/d1/links")).hasSize(1);
        openAs("staff", LINKS + "?done=links-renewed").says("The old links no longer work.");
        EVENTS.refuses("GET /api/visits/v1/people/x/links", 404, "attendance-unknown", "The visit does not expect x.");
        openAs("staff", "/en/staff/visits/v1/people/x/links").hasStatus(404);
        openAs("editor", LINKS).hasStatus(403);
    }
}
