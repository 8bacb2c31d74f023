package org.hemicycle.web.document;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;

class DocumentsPageTest extends WebTest {

    @Test
    void linksEachDocumentInEachLanguageAndFormat() {
        EVENTS.answers("GET /api/visits/plan", example("plan"));
        openAs("staff", "/en/staff/visits/plan/documents").hasStatus(200).says("Day sheet, Tue 2 March", "Visitor list, Altiero Spinelli building", "Briefing book, Dana Delegate (sample)")
                .has("href=\"/api/visits/plan/documents/programme.html?language=fr\"", "href=\"/api/visits/plan/documents/programme.pdf?language=de\"",
                        "documents/day-sheet.pdf?language=en&amp;day=2027-03-02", "documents/visitor-list.pdf?language=en&amp;building=eu-spinelli",
                        "documents/briefing-book.html?language=en&amp;person=d1");
    }

    @Test
    void takesThemFromThePlanWhenAskedOrWhenNothingIsPublished() {
        EVENTS.answers("GET /api/visits/plan", example("plan"));
        openAs("staff", "/en/staff/visits/plan/documents?edition=draft").has("programme.pdf?language=de&amp;edition=draft");
        EVENTS.answers("GET /api/visits/plan", example("plan").replace("\"edition\":2", "\"edition\":0"));
        openAs("staff", "/en/staff/visits/plan/documents").says("Nothing is published yet").has("programme.pdf?language=de&amp;edition=draft");
    }
}
