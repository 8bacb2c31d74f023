package org.hemicycle.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.StandIn;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusPageTest extends WebTest {

    @BeforeEach
    void everybodyIsUp() {
        for (StandIn service : new StandIn[] {CONTENT, EVENTS, NOTIFICATION, GATEWAY}) {
            service.answers("GET /actuator/health/readiness", "{\"status\":\"UP\"}")
                    .answers("GET /actuator/info", "{\"instance\":\"one-of-two\",\"build\":{\"version\":\"0.1.0\",\"name\":\"x\"}}");
        }
        NOTIFICATION.answers("GET /api/consumers", example("consumers"))
                .answers("GET /api/notices", example("notices"))
                .answers("GET /api/dead-letters", example("dead-letters"));
    }

    @Test
    void showsEveryDeployable() {
        openAs("admin", "/en/admin/status").hasStatus(200).says(
                "web up", "content up one-of-two 0.1.0", "events up", "notification up", "gateway up");
    }

    @Test
    void showsWhoReadsWhatAndHowFarBehind() {
        openAs("admin", "/en/admin/status").says(
                "12 messages wait", "1 partition has messages and no reader",
                "events.visit.v1 notification-service 2 n-1 12",
                "events.visit.v1 notification-service 0 n-1 40 / 40 0", "events.visit.v1 notification-service 1 nobody 8 / 20 12");
    }

    @Test
    void showsHowFarNoticesAre() {
        openAs("admin", "/de/admin/status").says("Families visit Brussels visit.announced", "2026-12-01 10:00:00 UTC", "3/4 400 299 1 0");
    }

    @Test
    void aDeadLetterIsTriedAgain() {
        openAs("admin", "/fr/admin/status").says("Un e-mail", "550 no such user", "(5 ×)")
                .has("action=\"/fr/admin/dead-letters/bWFpbAphCmI/replay\"");
        NOTIFICATION.answers("POST /api/dead-letters/bWFpbAphCmI/replay", 202, Map.of(), "");
        sendAs("admin", "/fr/admin/dead-letters/bWFpbAphCmI/replay").leadsTo("/fr/admin/status?done=replayed#dead-letters");
        assertThat(NOTIFICATION.asked("POST /api/dead-letters/bWFpbAphCmI/replay").getFirst().headers()).containsKey("authorization");
        openAs("admin", "/fr/admin/status?done=replayed").says("Une nouvelle tentative aura lieu");
    }

    @Test
    void aDeadLetterThatIsGoneIsNoFault() {
        sendAs("admin", "/en/admin/dead-letters/gone/replay").leadsTo("/en/admin/status?done=replayed-before#dead-letters");
    }

    @Test
    void saysWhoDoesNotAnswerAndShowsTheRest() {
        EVENTS.fallSilent();
        openAs("admin", "/en/admin/status").hasStatus(200).says("events no answer – –", "content up", "12 messages wait");
    }

    @Test
    void standsWithoutNotificationService() {
        NOTIFICATION.fallSilent();
        openAs("admin", "/en/admin/status").hasStatus(200).says("notification no answer", "The figures of notification-service cannot be shown");
    }

    @Test
    void theChangingPartCanBeAskedForAlone() {
        var part = openAs("admin", "/en/admin/status/live");
        part.hasStatus(200).says("12 messages wait");
        assertThat(part.html()).doesNotContain("<html", "<h1");
    }

    @Test
    void isClosedToStaff() {
        openAs("staff", "/en/admin/status").hasStatus(403);
        sendAs("staff", "/en/admin/dead-letters/x/replay").hasStatus(403);
    }
}
