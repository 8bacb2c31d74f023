package org.hemicycle.web.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitmentPagesTest extends WebTest {

    private static final String PROPOSED = "\"steps\":[{\"id\":\"2\",\"from\":\"VERIFIED\",\"to\":\"MET\","
            + "\"evidence\":{\"date\":\"2026-06-01\",\"url\":\"https://news.example/vote\",\"note\":{\"en\":\"They voted.\"}},"
            + "\"standing\":\"PROPOSED\",\"proposedBy\":\"sam\",\"proposedAt\":\"2026-06-02T10:00:00Z\"},";

    private static final String[] PROMISE = {
        "kind=funding", "title.en=Ten million (sample)", "person=p1", "organization=", "area=BE", "madeOn=2026-02", "targetDate=2027",
        "wordsLanguage=nl", "words=Wij geven tien miljoen.", "quote.en=We give ten million.", "source.title=Sample Radio",
        "source.url=https://news.example/promise", "source.checkedAt=2026-03-01", "source.status=secondary", "occasion.setting=meeting",
        "occasion.visit=v1", "occasion.meeting=", "occasion.linked=true", "amount.value=10 000 000", "amount.currency=EUR"
    };

    @BeforeEach
    void commitments() {
        CONTENT.answers("GET /api/commitments", "{\"items\":[%s],\"next\":\"abc\"}".formatted(example("commitment")))
                .answers("GET /api/commitments/c1", 200, Map.of("ETag", "\"5\""), example("commitment"))
                .answers("GET /api/commitments/dossiers", "{\"items\":[%s]}".formatted(example("dossier")))
                .answers("GET /api/commitments/follow-ups", """
                        {"items":[{"commitment":"c2","title":{"en":"A vote for the fund (sample)"},"state":"VERIFIED","version":4,
                        "followUp":"1","task":"Write to the ministry (sample)","owner":"sam","due":"2027-03-01"}]}""")
                .answers("GET /api/commitments/c2/dossier", 200, Map.of("ETag", "\"4\""), example("dossier"));
    }

    @Test
    void tracksWhatWasPromisedByYearInWordsThatAreExplained() {
        CONTENT.answers("GET /api/commitments?area=BE&state=PARTLY_MET&limit=50",
                "{\"items\":[%s],\"next\":\"abc\"}".formatted(example("commitment").replace("Ten million", "Eleven million")));
        open("/en/commitments?area=BE&kind=&state=PARTLY_MET")
                .hasStatus(200)
                .says("Commitments", "2026", "Eleven million euros for peacebuilding (sample)", "partly met", "A part of it has been done.", "February 2026")
                .has("value=\"BE\" selected", "value=\"PARTLY_MET\" selected", "href=\"/en/commitments/c1\"",
                        "/api/commitments/export.csv?area=BE&amp;state=PARTLY_MET&amp;language=en",
                        "/en/commitments?area=BE&amp;state=PARTLY_MET&amp;cursor=abc");
        open("/en/commitments").says("Ten million euros for peacebuilding (sample)");
    }

    @Test
    void showsTheWordsInTheOriginalWithTheTranslationBesideThem() {
        open("/en/commitments/c1")
                .hasStatus(200)
                .says("Nous donnerons dix millions.", "We shall give ten million.", "The words in the original (French)", "10,000,000 EUR",
                        "The budget names half of it.", "A meeting of ours", "looked at on 1 March 2026")
                .has("<blockquote lang=\"fr\">", "<blockquote lang=\"en\">", "href=\"https://news.example/promise\"",
                        "href=\"https://news.example/budget\"", "href=\"/en/visits/v1\"", "/api/commitments/c1/badge.svg?language=en");
        open("/fr/commitments/c1").says("Dix millions d’euros pour la paix (exemple)", "tenu en partie").doesNotSay("We shall give ten million.");
    }

    @Test
    void showsWhoHoldsTheOfficeNowThatAnotherPersonDoes() {
        CONTENT.answers("GET /api/commitments/c1", example("commitment").replace("\"madeTo\"",
                        "\"office\":{\"id\":\"pm\",\"label\":{\"en\":\"Prime Minister (sample)\"}},\"madeTo\""))
                .answers("GET /api/commitments/c1/office", """
                        {"post":"pm","label":{"en":"Prime Minister (sample)"},"on":"2027-02-01","contested":false,"madeBy":"NO","holders":[
                         {"id":"m2","person":{"id":"p2","name":"Otto Muster (sample)","sample":true},"asOf":"2026-12-02","known":false}]}""");

        open("/en/commitments/c1")
                .says("Prime Minister (sample)", "Marie Exemple (sample) does not hold it any more.", "Last known to be held by Otto Muster (sample)", "as of 2 December 2026")
                .has("href=\"/en/people/p2\"");
        CONTENT.answers("GET /api/commitments/c1/office", 503, Map.of(), "{}");
        open("/en/commitments/c1").hasStatus(200).says("Prime Minister (sample)").doesNotSay("does not hold it");
    }

    @Test
    void leadsToNoVisitThatThePublicMayNotSee() {
        EVENTS.refuses("GET /api/visits/v1", 404, "visit-unknown", "There is no such visit.");
        open("/en/commitments/c1").hasStatus(200).says("A talk in Brussels (sample)");
        assertThat(open("/en/commitments/c1").text()).doesNotContain("/en/visits/v1");
    }

    @Test
    void isNotFoundWhileItIsInternal() {
        CONTENT.refuses("GET /api/commitments/c9", 404, "not-found", "There is nothing at this address, or it is not public.");
        open("/en/commitments/c9").hasStatus(404);
        open("/en/staff/commitments").hasStatus(401);
        openAs("reader", "/en/staff/commitments").hasStatus(403);
    }

    @Test
    void saysWhatIsMissingWhenContentServiceIsDown() {
        CONTENT.fallSilent();
        open("/en/commitments").hasStatus(200).says("cannot be shown at the moment");
    }

    @Test
    void showsStaffAndEditorsEachBehindTheirDoorWhatIsLeftToDo() {
        openAs("staff", "/en/staff/commitments").hasStatus(200).says("Write to the ministry (sample)", "A vote for the fund (sample)", "verified")
                .has("href=\"/en/staff/commitments/c2\"");
        openAs("editor", "/fr/desk/commitments").hasStatus(200).says("Ce qui reste à faire").has("href=\"/fr/desk/commitments/c2\"");
        openAs("staff", "/en/staff/commitments/c2").says("Propose a step", "proposed by sam", "decided by edda", "Corrected by edda");
    }

    @Test
    void reportsWhatWasTypedWithTheOriginalFirst() {
        CONTENT.answers("POST /api/commitments", 201, Map.of("Location", "/api/commitments/c7/dossier"), "{}");
        sendAs("staff", "/en/staff/commitments", PROMISE).leadsTo("/en/staff/commitments/c7?done=reported");
        assertThat(CONTENT.asked("POST /api/commitments").getFirst().body()).isEqualTo("""
                {"kind":"funding","title":{"en":"Ten million (sample)"},"person":"p1","area":"BE",\
                "quote":{"nl":"Wij geven tien miljoen.","en":"We give ten million."},"madeOn":"2026-02",\
                "occasion":{"setting":"meeting","visit":"v1","linked":true},\
                "source":{"title":"Sample Radio","url":"https://news.example/promise","checkedAt":"2026-03-01","status":"secondary"},\
                "targetDate":"2027","amount":{"value":10000000,"currency":"EUR"}}""");
    }

    @Test
    void saysWhatContentServiceRefusesAtTheFieldAndKeepsTheRest() {
        CONTENT.refuses("POST /api/commitments", 422, "source-not-followable", "The address must be absolute.", "source.url", "must be absolute");
        sendAs("editor", "/fr/desk/commitments", PROMISE)
                .hasStatus(422)
                .says("L’adresse doit commencer par http:// ou https://.")
                .has("id=\"promise-source.url-error\"", "value=\"Sample Radio\"", "value=\"nl\" selected", "Wij geven tien miljoen.");
    }

    @Test
    void editsWhatIsThereUnderItsVersion() {
        openAs("staff", "/en/staff/commitments/c2/edit").hasStatus(200)
                .has("name=\"version\" value=\"4\"", "A vote for the fund (sample)</textarea>", "value=\"vote\" selected", "value=\"2026-02-03\"");
        CONTENT.answers("PUT /api/commitments/c2", "{}");
        sendAs("staff", "/en/staff/commitments/c2/edit", "version=4", "kind=vote").leadsTo("/en/staff/commitments/c2?done=edited");
        assertThat(CONTENT.asked("PUT /api/commitments/c2").getFirst().headers()).containsEntry("if-match", "\"4\"");
        CONTENT.refuses("PUT /api/commitments/c2", 412, "version-stale", "Changed.");
        sendAs("staff", "/en/staff/commitments/c2/edit", "version=3", "kind=vote").hasStatus(412).says("Somebody else has changed this commitment");
    }

    @Test
    void proposesAStepAndHasItConfirmedBySomebodyElse() {
        CONTENT.answers("POST /api/commitments/c2/steps", "{}");
        sendAs("staff", "/en/staff/commitments/c2/steps", "version=4", "state=MET", "evidence.date=2026-06-01",
                        "evidence.url=https://news.example/vote", "evidence.note.en=They voted.", "supersededBy=")
                .leadsTo("/en/staff/commitments/c2?done=proposed");
        assertThat(CONTENT.asked("POST /api/commitments/c2/steps").getFirst().body()).isEqualTo("""
                {"state":"MET","evidence":{"date":"2026-06-01","url":"https://news.example/vote","note":{"en":"They voted."}}}""");

        CONTENT.answers("GET /api/commitments/c2/dossier", 200, Map.of("ETag", "\"5\""), example("dossier").replace("\"steps\":[", PROPOSED));
        openAs("editor", "/en/desk/commitments/c2").says("A step waits for a second person", "They voted.", "Confirm the step")
                .has("/en/desk/commitments/c2/steps/2/confirmation").doesNotSay("Propose a step");
        CONTENT.answers("PUT /api/commitments/c2/steps/2/confirmation", "{}");
        sendAs("editor", "/en/desk/commitments/c2/steps/2/confirmation", "version=5").leadsTo("/en/desk/commitments/c2?done=confirmed");
        CONTENT.refuses("PUT /api/commitments/c2/steps/2/confirmation", 409, "second-person-needed", "Somebody else must confirm it.");
        sendAs("staff", "/de/staff/commitments/c2/steps/2/confirmation", "version=5")
                .hasStatus(409).says("Diesen Schritt muss jemand anderes bestätigen");
        CONTENT.answers("DELETE /api/commitments/c2/steps/2", "{}");
        sendAs("staff", "/en/staff/commitments/c2/steps/2/refusal", "version=5").leadsTo("/en/staff/commitments/c2?done=declined");
    }

    @Test
    void addsSomethingToDoAndMarksItDone() {
        CONTENT.answers("POST /api/commitments/c2/follow-ups", "{}").answers("PUT /api/commitments/c2/follow-ups/1/completion", "{}");
        sendAs("staff", "/en/staff/commitments/c2/follow-ups", "version=4", "task=Call them (sample)", "owner=sam", "due=2027-04-01")
                .leadsTo("/en/staff/commitments/c2?done=followed");
        assertThat(CONTENT.asked("POST /api/commitments/c2/follow-ups").getFirst().body())
                .isEqualTo("{\"task\":\"Call them (sample)\",\"owner\":\"sam\",\"due\":\"2027-04-01\"}");
        sendAs("staff", "/en/staff/commitments/c2/follow-ups/1/completion", "version=5").leadsTo("/en/staff/commitments/c2?done=followed");
    }

    @Test
    void offersCommitmentsToWhoSignsUp() {
        open("/en/subscribe?kind=commitment&area=BE").hasStatus(200).says("Commitments of people in office")
                .has("value=\"commitment\" checked");
    }
}
