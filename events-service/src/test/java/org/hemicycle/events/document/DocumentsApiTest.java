package org.hemicycle.events.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hemicycle.contracts.CommitmentFacts;
import org.hemicycle.contracts.DirectoryMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.events.ApiTest;
import org.hemicycle.events.Servers;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.link.LinkPurpose;
import org.hemicycle.events.link.PersonalLinks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Documents over HTTP, the PDFs read back: what a reader may not see is not in the file. */
class DocumentsApiTest extends ApiTest {

    private static int months;

    private final String month = "2030-%02d".formatted(1 + months++ % 12);
    private String visit;

    @Autowired
    PersonalLinks links;

    @Autowired
    Directory directory;

    @BeforeEach
    void aVisitWithNamesFromAcrossTheUnion() {
        visit = json(staff(POST, "/api/visits", """
                {"title":{"en":"Peacebuilders in Brussels (sample)","fr":"Artisans de paix à Bruxelles (exemple)","de":"Friedensstifter in Brüssel (Beispiel)"},
                 "purpose":{"en":"Members hear from those who build peace, for € 0","fr":"Écouter ceux qui œuvrent pour la paix"},"hostAreas":["BE"],
                 "window":{"start":"%1$s-06","end":"%1$s-10"},"timeZone":"Europe/Brussels",
                 "delegates":[{"id":"d-1","name":"Łucja Żółć (sample)","role":"head","organization":"Straße für Frieden (sample)","languages":["pl","en"],
                               "arrival":"%1$s-06T09:00:00Z","departure":"%1$s-10T18:00:00Z"},
                              {"id":"d-2","name":"Ελένη Παπαδοπούλου (sample)","role":"delegate","languages":["el"]},
                              {"id":"d-3","name":"Мария Георгиева (sample)","role":"interpreter","languages":["bg","fr"]}]}""".formatted(month))).get("id").asString();
        String first = change(POST, visit, "/meetings", meeting("Public talk (sample)", 7, 14, "sample-ada", "\"d-1\",\"d-2\"", "public", "ep-brussels")).at("/meetings/0/id").asString();
        change(POST, visit, "/meetings", meeting("Secret talk (sample)", 8, 10, "sample-ben", "\"d-2\"", "internal", "eesc-brussels"));
        change(PUT, visit, "/preparation", """
                {"office":"brussels","lead":"Lea Sample","leadContact":"+32 2 000 00 00 (sample)",
                 "asks":[{"text":{"en":"Fund the fund (sample)"}}],"documents":[{"title":"Position paper (sample)","url":"https://sample.example/paper"}]}""");
        assertThat(first).isNotBlank();
        assertThat(http.perform(by(put("/api/visits/" + visit + "/delegates/d-1/contact").contentType("application/json")
                .content("{\"email\":\"lucja@sample.example\",\"language\":\"en\",\"timeZone\":\"Europe/Brussels\"}"), "needs:write"))).hasStatus2xxSuccessful();
        assertThat(http.perform(by(put("/api/visits/" + visit + "/delegates/d-1/needs").contentType("application/json")
                .content("{\"dietary\":\"no nuts (sample)\",\"eraseOn\":\"%s-28\"}".formatted(month)), "needs:write"))).hasStatus2xxSuccessful();
    }

    private String meeting(String summary, int day, int hour, String with, String delegates, String visibility, String building) {
        return """
                {"summary":{"en":"%s"},"start":"%s-%02dT%02d:00","end":"%s-%02dT%02d:00","timeZone":"Europe/Brussels","building":"%s","room":"4B001",
                 "interlocutors":["%s"],"delegates":[%s],"interpreters":["d-3"],"language":"fr","interpretation":"consecutive","visibility":"%s"}"""
                .formatted(summary, month, day, hour, month, day, hour + 1, building, with, delegates, visibility);
    }

    private String address(String file) {
        return "/api/visits/" + visit + "/documents/" + file;
    }

    private static String text(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("application/pdf");
        try (PDDocument pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).as("tagged for readers who cannot see").isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isNotBlank();
            assertThat(pdf.getDocumentInformation().getTitle()).isNotBlank();
            for (PDPage page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).as("%s", name).isTrue();
                }
            }
            // Cells of a table break their lines where they must.
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void leavesOutOfThePublicProgrammeWhatThePublicMayNotSee() throws Exception {
        refused(http.perform(get(address("programme.pdf"))), 404, "visit-unknown");
        change(PUT, visit, "/announcement", "{}");
        assertThat(text(http.perform(get(address("programme.pdf"))))).contains("Public talk", "Ada (sample)", "European Parliament", "14:00–15:00", "€ 0", "Edition 1, published", " 2026")
                .doesNotContain("Secret", "Ben", "Łucja", "4B001", "Lea", "consecutive");
        String page = new String(http.perform(get(address("programme.html?language=fr"))).getResponse().getContentAsByteArray(), UTF_8);
        assertThat(page).contains("<html lang=\"fr\">", "Artisans de paix", "Écouter ceux", "href=\"style.css\"").doesNotContain("Secret", "Łucja", "<style");
        assertThat(http.perform(get(address("style.css")))).hasStatusOk().hasContentTypeCompatibleWith("text/css");
    }

    @Test
    void writesEveryAlphabetOfTheUnion() throws Exception {
        change(PUT, visit, "/announcement", "{}");
        assertThat(text(read(address("internal-programme.pdf?language=de")))).contains("Friedensstifter in Brüssel", "Łucja Żółć", "Ελένη Παπαδοπούλου", "Мария Георгиева",
                "Straße für Frieden", "Raum 4B001", "konsekutiv", "Secret talk", "noch keine Antwort");
    }

    @Test
    void tellsOnePersonOfTheirOwnMeetingsOnly() throws Exception {
        change(PUT, visit, "/announcement", "{}");
        assertThat(text(read(address("programme.pdf?person=d-1")))).contains("Public talk", "Personal copy for Łucja").doesNotContain("Secret");
        String token = links.token(LinkPurpose.PAGE, "visit", visit, "d-1");
        String own = "/api/personal/" + token + "/documents/";
        assertThat(text(http.perform(get(own + "briefing-book.pdf")))).contains("Fund the fund", "Public talk", "Ada (sample)", "Lea Sample", "112", "Position paper")
                .doesNotContain("Secret", "nuts", "lucja@");
        refused(http.perform(get(own + "internal-programme.pdf")), 404, "document-unknown");
        refused(http.perform(get(own + "contact-sheet.html")), 404, "document-unknown");
    }

    @Test
    void writesIntoTheBriefingBookWhatToRaiseAtEachMeeting() {
        change(PUT, visit, "/preparation",
                "{\"asks\":[{\"id\":\"fund\",\"text\":{\"en\":\"Fund the fund (sample)\",\"de\":\"Den Fonds füllen (Beispiel)\"}},{\"id\":\"hear\",\"text\":{\"en\":\"A hearing (sample)\"}}]}");
        String meeting = json(read("/api/visits/" + visit)).at("/meetings/0/id").asString();
        change(PUT, visit, "/announcement", "{}");
        assertThat(read(address("briefing-book.html?person=d-1"))).bodyText().contains("Fund the fund", "A hearing").doesNotContain("To be raised");
        change(PUT, visit, "/meetings/" + meeting + "/details", "{\"asks\":[\"fund\"]}");
        assertThat(read(address("briefing-book.html?person=d-1"))).as("needs no edition of its own").bodyText().contains("To be raised");
        assertThat(read(address("briefing-book.html?person=d-1&language=de"))).bodyText().contains("Anliegen", "Den Fonds füllen");
        assertThat(read(address("internal-programme.html?person=d-1"))).bodyText().doesNotContain("To be raised");
        assertThat(http.perform(get(address("programme.html")))).bodyText().doesNotContain("Fund the fund");
    }

    @Test
    void remindsInTheBriefingBookOfWhatAnInterlocutorPromised() {
        Servers.send("promise-1-2", new DirectoryMessage.CommitmentRecorded(2, commitment("promise-1", 2, "PARTLY_MET", "sample-ada", null)));
        Servers.send("promise-1-1", new DirectoryMessage.CommitmentRecorded(1, commitment("promise-1", 1, "VERIFIED", "sample-ada", null)));
        Servers.send("promise-2-1", new DirectoryMessage.CommitmentRecorded(1, commitment("promise-2", 1, "MET", null, "promise-house")));
        var ofTheHouse = new PersonFacts("promise-member", "M", null, "promise-house", null, List.of(), true);
        await().atMost(Duration.ofMinutes(5)).until(() -> !directory.commitmentsOf(directory.person("sample-ada").orElseThrow()).isEmpty()
                && !directory.commitmentsOf(ofTheHouse).isEmpty());
        assertThat(directory.commitmentsOf(ofTheHouse)).extracting(CommitmentFacts::id).containsExactly("promise-2");

        change(PUT, visit, "/announcement", "{}");
        await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> assertThat(read(address("briefing-book.html?person=d-1"))).bodyText()
                .contains("Promised", "Ten million (sample) (2 February 2026, partly met)").doesNotContain("promise-2"));
        assertThat(read(address("briefing-book.html?person=d-1&language=de"))).bodyText().contains("Zugesagt", "teilweise eingelöst");
        assertThat(http.perform(get(address("programme.html")))).bodyText().doesNotContain("Ten million");
    }

    private static CommitmentFacts commitment(String id, long version, String state, @Nullable String person, @Nullable String organization) {
        return new CommitmentFacts(id, version, state, "funding", LocalizedText.of("en", "Ten million (sample)"), person, null,
                organization, null, "BE", null, "2026-02-02", null, null, "Sample Radio", null, null);
    }

    @Test
    void showsAddressesAndNeedsOnlyToThoseWhoMaySeeThem() throws Exception {
        change(PUT, visit, "/announcement", "{}");
        String sheet = address("contact-sheet.pdf");
        String day = address("day-sheet.pdf?day=" + month + "-07");
        assertThat(text(read(sheet))).contains("Łucja", "Lea Sample").doesNotContain("lucja@");
        assertThat(text(http.perform(by(get(sheet), "visits:read", "needs:read")))).contains("lucja@sample.");
        assertThat(text(read(day))).contains("Public talk").doesNotContain("no nuts", "Secret");
        assertThat(text(http.perform(by(get(day), "visits:read", "needs:read")))).contains("no nuts");
    }

    @Test
    void listsForADoorThoseWhoComeThroughIt() throws Exception {
        assertThat(text(read(address("visitor-list.pdf?building=eesc-brussels&edition=draft")))).contains("Ελένη", "Мария", "10:00", "Working plan")
                .doesNotContain("Łucja", "Ada");
        assertThat(text(read(address("delegate-list.pdf")))).contains("Łucja", "Head of delegation", "Polish");
    }

    @Test
    void givesADoorWhatItAsksForAndOnlyToThoseWhoMaySeeIt() throws Exception {
        change(POST, visit, "/meetings", meeting("In Berlin (sample)", 9, 15, "sample-cleo", "\"d-1\"", "internal", "reichstag"));
        assertThat(http.perform(by(put("/api/visits/" + visit + "/access/d-1/papers").contentType("application/json")
                .content("{\"fullName\":\"Łucja Maria Żółć (sample)\",\"birthDate\":\"1980-05-17\",\"nationality\":\"PL\",\"documentNumber\":\"X000000\",\"eraseOn\":\"%s-28\"}".formatted(month)),
                "needs:write"))).hasStatus2xxSuccessful();
        String list = address("visitor-list.pdf?building=reichstag");
        assertThat(text(read(list))).contains("Łucja").doesNotContain("1980", "Maria");
        assertThat(text(http.perform(by(get(list), "visits:read", "needs:read")))).contains("Łucja Maria", "17 May 1980").as("the rule does not ask for it").doesNotContain("X000000");
    }

    @Test
    void keepsEarlierEditionsApart() throws Exception {
        change(PUT, visit, "/announcement", "{}");
        change(PUT, visit, "/description", "{\"title\":{\"en\":\"Renamed (sample)\"},\"purpose\":{\"en\":\"Another\"},\"hostAreas\":[\"BE\"]}");
        assertThat(read(address("programme.html"))).bodyText().contains("Peacebuilders").doesNotContain("Renamed");
        change(PUT, visit, "/publication", "{}");
        assertThat(read(address("programme.html"))).bodyText().contains("Renamed", "Edition 2");
        assertThat(read(address("programme.html?edition=1"))).bodyText().contains("Peacebuilders").doesNotContain("Renamed");
        refused(read(address("programme.html?edition=3")), 404, "document-edition-unknown");
    }

    @Test
    void refusesByNameWhatThereIsNot() {
        change(PUT, visit, "/announcement", "{}");
        refused(http.perform(get(address("internal-programme.pdf"))), 404, "document-unknown");
        refused(read(address("novel.pdf")), 404, "document-unknown");
        refused(read(address("programme.docx")), 404, "document-unknown");
        refused(read(address("day-sheet.pdf")), 400, "invalid-parameter");
        refused(read(address("day-sheet.pdf?day=tomorrow")), 400, "invalid-parameter");
        refused(read(address("visitor-list.pdf?building=nowhere")), 400, "invalid-parameter");
        refused(read(address("briefing-book.pdf?person=nobody")), 404, "document-person-unknown");
        refused(read(address("programme.pdf?edition=first")), 400, "invalid-parameter");
    }

    @Test
    void answersConditionalRequestsAndBearsWhateverIsInATitle() throws Exception {
        change(PUT, visit, "/description",
                "{\"title\":{\"en\":\"<script>alert(1)</script> & <img src='http://localhost:1/x'/> (sample)\"},\"purpose\":{\"en\":\"x\"},\"hostAreas\":[\"BE\"]}");
        change(PUT, visit, "/announcement", "{}");
        assertThat(text(http.perform(get(address("programme.pdf"))))).contains("<script>alert(1)</script> &");
        assertThat(new String(http.perform(get(address("programme.html"))).getResponse().getContentAsByteArray(), UTF_8)).doesNotContain("<script>", "<img");
        for (String file : java.util.List.of("programme.pdf", "programme.html")) {
            String tag = http.perform(get(address(file))).getResponse().getHeader("ETag");
            assertThat(http.perform(get(address(file)).header("If-None-Match", tag))).as(file).hasStatus(304);
        }
    }

    /** Leaves one of each in the build's folder, to be looked at. */
    @Test
    void leavesSamplesToLookAt() throws Exception {
        change(PUT, visit, "/announcement", "{}");
        Path folder = Files.createDirectories(Path.of("target/documents"));
        for (String file : java.util.List.of("programme.pdf?language=fr", "internal-programme.pdf?language=de", "day-sheet.pdf?day=" + month + "-07", "delegate-list.pdf",
                "visitor-list.pdf?building=ep-brussels", "briefing-book.pdf?person=d-2", "contact-sheet.pdf")) {
            var answer = http.perform(by(get(address(file)), "visits:read", "needs:read"));
            assertThat(answer).hasStatusOk();
            Files.write(folder.resolve(file.substring(0, file.indexOf(".pdf") + 4)), answer.getResponse().getContentAsByteArray());
        }
    }
}
