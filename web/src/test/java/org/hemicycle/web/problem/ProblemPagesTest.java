package org.hemicycle.web.problem;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProblemPagesTest extends WebTest {

    @BeforeEach
    void lists() {
        EVENTS.answers("GET /api/problems", """
                [{"type":"/problems/visit-already-held","title":"Visit already held","status":409,"sentence":"The visit's last day is over."},
                 {"type":"/problems/not-found","title":"Not found","status":404,"sentence":"There is nothing at this address."}]""");
        NOTIFICATION.answers("GET /api/problems", """
                [{"type":"/problems/link-expired","title":"Link expired","status":410,"sentence":"This link has expired."},
                 {"type":"/problems/not-found","title":"Not found","status":404,"sentence":"There is nothing at this address."}]""");
    }

    @Test
    void listsEveryRefusalOnceAndSaysWhoseAreMissing() {
        CONTENT.fallSilent();
        open("/problems?language=en").hasStatus(200)
                .says("link-expired 410 This link has expired.", "visit-already-held 409", "does not answer at the moment: content, gateway");
    }

    @Test
    void explainsOneInThePagesLanguageToo() {
        open("/problems/visit-already-held?language=de").hasStatus(200)
                .says("Dieser Besuch ist vorbei", "The visit's last day is over.", "HTTP-Status 409");
    }

    @Test
    void doesNotKnowWhatNobodyRefuses() {
        CONTENT.answers("GET /api/problems", "[{\"type\":\"/problems/unknown-area\",\"title\":\"Unknown area\",\"status\":422,\"sentence\":\"…\"}]");
        GATEWAY.answers("GET /api/problems", "[{\"type\":\"/problems/cross-site-request\",\"title\":\"Cross-site\",\"status\":403,\"sentence\":\"…\"}]");
        open("/problems/no-such-thing").hasStatus(404);
        open("/problems?language=fr").says("unknown-area", "cross-site-request").doesNotSay("Absent de la liste");
    }
}
