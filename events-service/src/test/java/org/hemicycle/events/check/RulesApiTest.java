package org.hemicycle.events.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.types.Binary;
import org.hemicycle.contracts.AreaFacts;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.DirectoryMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.events.Days;
import org.hemicycle.events.Servers;
import org.hemicycle.events.directory.Directory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules at the edge: what a plan breaks, what may be let be, who must be announced where, and how long ways take. */
@SpringBootTest(properties = "hemicycle.access.sweep=PT1S")
@AutoConfigureMockMvc
class RulesApiTest {

    private static final JsonMapper JSON = new JsonMapper();

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        Servers.addresses(registry);
    }

    @Autowired
    MockMvcTester http;

    @Autowired
    Directory directory;

    @Autowired
    MongoOperations mongo;

    @BeforeEach
    void directoryHasArrived() {
        if (directory.person("sample-rule").isEmpty()) {
            Servers.send("rules-be", new DirectoryMessage.AreaRecorded(9, new AreaFacts("BE", LocalizedText.of("en", "Belgium"), "country", "Europe/Brussels")));
            Servers.send("rules-de", new DirectoryMessage.AreaRecorded(9, new AreaFacts("DE", LocalizedText.of("en", "Germany"), "country", "Europe/Berlin")));
            Servers.send("rules-b-1", new DirectoryMessage.BuildingRecorded(9, building("ep-brussels", "European Parliament, Brussels", "BE", "Europe/Brussels")));
            Servers.send("rules-b-2", new DirectoryMessage.BuildingRecorded(9, building("eesc-brussels", "Economic and Social Committee", "BE", "Europe/Brussels")));
            Servers.send("rules-b-3", new DirectoryMessage.BuildingRecorded(9, building("reichstag", "Reichstag building", "DE", "Europe/Berlin")));
            Servers.send("rules-p", new DirectoryMessage.PersonRecorded(9, new PersonFacts("sample-rule", "Rule (sample)", null, null, "BE", List.of("en"), true)));
        }
        await().atMost(Duration.ofMinutes(5)).until(() -> directory.person("sample-rule").isPresent() && directory.area("DE").isPresent()
                && directory.building("ep-brussels").isPresent() && directory.building("eesc-brussels").isPresent() && directory.building("reichstag").isPresent());
    }

    @Test
    void keepsAPlanWithAHardViolationFromTheWorldUntilItIsMended() {
        var visit = new Staff("2027-03-01", "2027-03-05", "Europe/Brussels");
        visit.meet("2027-03-02T09:00:00+01:00", "2027-03-02T10:00:00+01:00", "ep-brussels", "d-1");
        String tooSoon = visit.meet("2027-03-02T10:05:00+01:00", "2027-03-02T11:00:00+01:00", "eesc-brussels", "d-1");

        JsonNode found = visit.read("/violations");
        assertThat(found.at("/hard").asInt()).isEqualTo(1);
        assertThat(found.at("/violations/0/rule").asString()).isEqualTo("travel-impossible");
        assertThat(found.at("/violations/0/itemIds/1").asString()).isEqualTo(tooSoon);
        assertThat(found.at("/legs/0/mode").asString()).isEqualTo("walk");
        var refused = visit.put("/announcement", "{}");
        refused(refused, 409, "plan-violates-rules", "meetings." + tooSoon + ".start");
        assertThat(visit.read("").path("announcedAt").isMissingNode()).isTrue();

        assertThat(visit.put("/meetings/" + tooSoon + "/slot", "{\"start\":\"2027-03-02T11:00:00+01:00\",\"end\":\"2027-03-02T12:00:00+01:00\"}")).hasStatusOk();
        assertThat(visit.read("/violations").at("/hard").asInt()).isZero();
        assertThat(visit.put("/announcement", "{}")).hasStatusOk();
    }

    @Test
    void letsAViolationBeForWhatItsGiverSawAndNoLonger() {
        var visit = new Staff("2027-03-01", "2027-03-05", "Europe/Brussels");
        visit.meet("2027-03-02T09:00:00+01:00", "2027-03-02T10:00:00+01:00", "ep-brussels", "d-1");
        String second = visit.meet("2027-03-02T10:05:00+01:00", "2027-03-02T11:00:00+01:00", "eesc-brussels", "d-1");
        refused(visit.put("/waivers", "{\"rule\":\"rest-too-short\",\"item\":\"" + second + "\",\"reason\":\"why not\"}"), 404, "violation-unknown", "rule");
        refused(visit.put("/waivers", "{\"rule\":\"travel-impossible\",\"item\":\"" + second + "\",\"reason\":\" \"}"), 400, "invalid-field", "reason");

        var waived = visit.put("/waivers", "{\"rule\":\"travel-impossible\",\"item\":\"" + second + "\",\"reason\":\"They are driven (sample)\"}");
        assertThat(waived).hasStatusOk();
        JsonNode found = json(waived);
        assertThat(found.at("/hard").asInt()).isZero();
        assertThat(found.at("/violations/0/waiver").asString()).isEqualTo("They are driven (sample)");
        assertThat(found.at("/violations/0/waivedBy").asString()).isEqualTo("user");

        assertThat(visit.put("/meetings/" + second + "/slot", "{\"start\":\"2027-03-02T10:02:00+01:00\",\"end\":\"2027-03-02T11:00:00+01:00\"}")).hasStatusOk();
        assertThat(visit.read("/violations").at("/hard").asInt()).as("three minutes less is another question").isEqualTo(1);

        var again = json(visit.put("/waivers", "{\"rule\":\"travel-impossible\",\"reason\":\"They are driven (sample)\"}"));
        String waiver = again.at("/violations/0/waiverId").asString();
        String lastWeek = "\"1\"";
        refused(http.perform(staff(delete("/api/visits/" + visit.id + "/waivers/" + waiver), "").header("If-Match", lastWeek)), 412, "version-stale", null);
        refused(http.perform(staff(delete("/api/visits/" + visit.id + "/waivers/" + waiver), "")), 428, "version-missing", null);
        String decision = "{\"rule\":\"travel-impossible\",\"reason\":\"They fly (sample)\"}";
        refused(http.perform(staff(put("/api/visits/" + visit.id + "/waivers"), decision).header("If-Match", lastWeek)), 412, "version-stale", null);
        refused(http.perform(staff(put("/api/visits/" + visit.id + "/waivers"), decision)), 428, "version-missing", null);
        assertThat(visit.read("/violations").at("/violations/0/waiver").asString()).as("nothing changed").isEqualTo("They are driven (sample)");
        assertThat(http.perform(staff(delete("/api/visits/" + visit.id + "/waivers/" + waiver), "").header("If-Match", visit.tag()))).hasStatusOk();
        assertThat(visit.read("/violations").at("/hard").asInt()).isEqualTo(1);
        refused(http.perform(staff(delete("/api/visits/" + visit.id + "/waivers/" + waiver), "").header("If-Match", visit.tag())), 404, "waiver-unknown", null);
    }

    @Test
    void missesTheAskThatNoMeetingWithATimeRaises() {
        var visit = new Staff("2027-03-01", "2027-03-05", "Europe/Brussels");
        assertThat(visit.put("/preparation", "{\"asks\":[{\"id\":\"fund\",\"text\":{\"en\":\"Fund the fund (sample)\"}},{\"id\":\"hear\",\"text\":{\"en\":\"A hearing (sample)\"}}]}"))
                .hasStatusOk();
        assertThat(asksMissed(visit)).containsExactlyInAnyOrder("fund", "hear");
        String talk = visit.meet("2027-03-02T09:00:00+01:00", "2027-03-02T10:00:00+01:00", "ep-brussels", "d-1");
        assertThat(visit.put("/meetings/" + talk + "/details", "{\"asks\":[\"fund\"]}")).hasStatusOk();
        assertThat(asksMissed(visit)).containsExactly("hear");
        assertThat(http.perform(staff(post("/api/visits/" + visit.id + "/meetings"), "{\"summary\":{\"en\":\"Only a wish\"},\"asks\":[\"hear\"],\"visibility\":\"internal\"}")
                .header("If-Match", visit.tag()))).hasStatus(201);
        assertThat(asksMissed(visit)).as("a wish raises nothing").containsExactly("hear");
        assertThat(visit.put("/announcement", "{}")).as("it is missed, and stops nothing").hasStatusOk();
        assertThat(visit.put("/meetings/" + talk + "/cancellation", "{}")).hasStatusOk();
        assertThat(asksMissed(visit)).containsExactlyInAnyOrder("fund", "hear");
    }

    @Test
    void missesTheInterpreterWhoSpeaksBothLanguages() {
        var visit = new Staff("2027-03-01", "2027-03-05", "Europe/Brussels");
        String talk = visit.meetPerson("2027-03-02T15:00:00+01:00", "2027-03-02T15:30:00+01:00", "ep-brussels", "sample-rule");
        assertThat(visit.put("/meetings/" + talk + "/details", "{\"language\":\"en\",\"interpretation\":\"whispered\",\"interlocutors\":[],\"interpreters\":[\"sample-rule\"],\"interpretedInto\":[\"fr\"]}")).hasStatusOk();
        assertThat(visit.read("").at("/meetings/0/interpretedInto").toString()).isEqualTo("[\"fr\"]");
        JsonNode found = visit.read("/violations");
        assertThat(texts(found, "rule")).as("the directory says that they speak English").contains("interpreter-languages-missing");
        assertThat(visit.put("/meetings/" + talk + "/details", "{\"interpretedFrom\":[\"en-IE\"],\"interpretedInto\":[\"en\"]}")).hasStatusOk();
        assertThat(texts(visit.read("/violations"), "rule")).doesNotContain("interpreter-languages-missing");
    }

    private List<String> asksMissed(Staff visit) {
        return StreamSupport.stream(visit.read("/violations").at("/violations").spliterator(), false)
                .filter(one -> one.at("/rule").asString().equals("ask-not-covered"))
                .peek(one -> assertThat(one.at("/severity").asString()).isEqualToIgnoringCase("medium"))
                .map(one -> one.at("/particulars/ask").asString()).toList();
    }

    @Test
    void countsTheWayFromAnotherVisit() {
        var berlin = new Staff("2027-03-01", "2027-03-05", "Europe/Berlin");
        berlin.meetPerson("2027-03-03T09:00:00+01:00", "2027-03-03T10:00:00+01:00", "reichstag", "sample-rule");
        var brussels = new Staff("2027-03-01", "2027-03-05", "Europe/Brussels");
        String here = brussels.meetPerson("2027-03-03T11:00:00+01:00", "2027-03-03T12:00:00+01:00", "ep-brussels", "sample-rule");
        JsonNode found = brussels.read("/violations");
        assertThat(texts(found, "rule")).contains("travel-impossible");
        JsonNode travel = StreamSupport.stream(found.at("/violations").spliterator(), false)
                .filter(one -> one.at("/rule").asString().equals("travel-impossible")).findFirst().orElseThrow();
        assertThat(travel.at("/itemIds").size()).isEqualTo(1);
        assertThat(travel.at("/itemIds/0").asString()).isEqualTo(here);
        berlin.put("/cancellation", "{}");
        assertThat(texts(brussels.read("/violations"), "rule")).doesNotContain("travel-impossible");
    }

    @Test
    void showsTheDaysOfOnePersonWithTheirWays() {
        var visit = new Staff("2027-03-01", "2027-03-05", "Europe/Brussels");
        visit.meet("2027-03-02T09:00:00+01:00", "2027-03-02T10:00:00+01:00", "ep-brussels", "d-1");
        visit.meet("2027-03-02T11:00:00+01:00", "2027-03-02T12:00:00+01:00", "eesc-brussels", "d-1");
        visit.meet("2027-03-03T11:00:00+01:00", "2027-03-03T12:00:00+01:00", "eesc-brussels", "d-2");
        JsonNode days = visit.read("/itinerary?person=d-1").at("/days");
        assertThat(days.size()).isEqualTo(1);
        assertThat(days.at("/0/name").asString()).isEqualTo("Dana Sample");
        assertThat(days.at("/0/stops/1/leg/from").asString()).isEqualTo("ep-brussels");
        assertThat(days.at("/0/stops/1/leg/estimate").asBoolean()).isTrue();
        assertThat(days.at("/0/stops/1/start").asString()).isEqualTo("2027-03-02T11:00:00+01:00");
        assertThat(visit.read("/itinerary").at("/days").size()).isEqualTo(2);
    }

    @Test
    void takesARequestFromMissingDataToApprovedAndShowsNoPapersToOthers() {
        var visit = new Staff("2027-03-01", "2027-03-05", "Europe/Berlin");
        visit.meet("2027-03-03T09:00:00+01:00", "2027-03-03T10:00:00+01:00", "reichstag", "d-1");
        JsonNode access = visit.read("/access");
        assertThat(access.at("/open").asInt()).isEqualTo(1);
        assertThat(access.at("/items/0/state").asString()).isEqualTo("missing-data");
        assertThat(access.at("/items/0/deadline").asString()).as("the end of the second day before").isEqualTo("2027-03-02T00:00:00+01:00");
        assertThat(access.at("/items/0/stale").asBoolean()).isTrue();
        assertThat(access.at("/items/0/missing").toString()).isEqualTo("[\"full-name\",\"birth-date\"]");

        String request = "/access/d-1/reichstag";
        refused(visit.put(request, "{\"state\":\"submitted\"}"), 409, "access-data-missing", "state");
        refused(visit.put(request, "{\"state\":\"waived\"}"), 422, "access-reason-missing", "reason");
        refused(visit.put(request, "{\"state\":\"painted\"}"), 400, "invalid-field", "state");
        refused(visit.put("/access/d-2/reichstag", "{\"state\":\"approved\"}"), 404, "access-not-needed", null);

        String papers = "/api/visits/" + visit.id + "/access/d-1/papers";
        String content = "{\"fullName\":\"Dana Sample\",\"birthDate\":\"1980-02-29\",\"documentNumber\":\"ZZ-SAMPLE-7\",\"eraseOn\":\"2027-03-20\"}";
        refused(http.perform(staff(put(papers), content)), 403, "permission-missing", null);
        refused(http.perform(keeper(put(papers), content.replace("2027-03-20", "2028-01-01"))), 422, "papers-date-impossible", "eraseOn");
        refused(http.perform(keeper(put(papers), content.replace("1980-02-29", "2999-01-01"))), 422, "papers-date-impossible", "birthDate");
        assertThat(http.perform(keeper(put(papers), content))).hasStatus(204);
        assertThat(http.perform(keeper(get(papers), ""))).hasStatusOk().bodyText().contains("ZZ-SAMPLE-7");
        Document stored = mongo.findById(visit.id + "/d-1", Document.class, "papers");
        assertThat(stored).isNotNull();
        assertThat(stored.keySet()).containsExactlyInAnyOrder("_id", "sealed", "known", "eraseOn");
        assertThat(stored.getList("known", String.class)).containsExactly("full-name", "birth-date", "document-number");
        assertThat(new String(stored.get("sealed", Binary.class).getData(), StandardCharsets.ISO_8859_1)).doesNotContain("ZZ-SAMPLE-7", "1980-02-29", "Dana Sample");

        assertThat(visit.read("/access").at("/items/0/state").asString()).isEqualTo("ready");
        assertThat(visit.put(request, "{\"state\":\"submitted\",\"reference\":\"BT-1\"}")).hasStatusOk();
        String approval = "{\"state\":\"approved\"}";
        refused(http.perform(staff(put("/api/visits/" + visit.id + request), approval)), 428, "version-missing", null);
        refused(http.perform(staff(put("/api/visits/" + visit.id + request), approval).header("If-Match", "\"0\"")), 412, "version-stale", null);
        assertThat(visit.read("/access").at("/items/0/state").asString()).isEqualTo("submitted");
        var approved = visit.put(request, approval);
        assertThat(approved.getResponse().getHeader("ETag")).isEqualTo(visit.said(request));
        assertThat(json(approved).at("/reference").asString()).isEqualTo("BT-1");
        assertThat(visit.read("/access").at("/open").asInt()).isZero();
    }

    @Test
    void refusesToPublishWhenADeadlineCannotBeMetAnyMore() {
        LocalDate tomorrow = Days.today(ZoneId.of("Europe/Berlin")).plusDays(1);
        var visit = new Staff(tomorrow.toString(), tomorrow.plusDays(1).toString(), "Europe/Berlin");
        visit.meet(tomorrow.atTime(10, 0).atZone(ZoneId.of("Europe/Berlin")).toOffsetDateTime().toString(),
                tomorrow.atTime(11, 0).atZone(ZoneId.of("Europe/Berlin")).toOffsetDateTime().toString(), "reichstag", "d-1");
        assertThat(texts(visit.read("/violations"), "rule")).contains("access-deadline-missed");
        refused(visit.put("/announcement", "{}"), 409, "plan-violates-rules", "meetings.");
        JsonNode due = json(http.perform(staff(get("/api/access/due"), "")));
        assertThat(texts(due, "visit", "items")).as("what was missed stands on the board until its day").contains(visit.id);
        assertThat(visit.put("/access/d-1/reichstag", "{\"state\":\"waived\",\"reason\":\"Let in by a member (sample)\"}")).hasStatusOk();
        assertThat(texts(visit.read("/violations"), "rule")).doesNotContain("access-deadline-missed");
        assertThat(visit.put("/announcement", "{}")).hasStatusOk();
    }

    @Test
    void listsWhatIsDueByDeadlineAndPage() {
        var later = new Staff("2027-04-05", "2027-04-09", "Europe/Berlin");
        later.meet("2027-04-07T09:00:00+02:00", "2027-04-07T10:00:00+02:00", "reichstag", "d-1", "d-2");
        var sooner = new Staff("2027-03-15", "2027-03-19", "Europe/Berlin");
        sooner.meet("2027-03-17T09:00:00+01:00", "2027-03-17T10:00:00+01:00", "reichstag", "d-1");
        var seen = new ArrayList<String>();
        var deadlines = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = json(http.perform(staff(get("/api/access/due?limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)), "")));
            page.at("/items").forEach(item -> {
                seen.add(item.at("/visit").asString() + "/" + item.at("/person").asString());
                deadlines.add(item.at("/deadline").asString());
            });
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(seen).contains(sooner.id + "/d-1", later.id + "/d-1", later.id + "/d-2").doesNotHaveDuplicates();
        assertThat(seen.indexOf(sooner.id + "/d-1")).isLessThan(seen.indexOf(later.id + "/d-1"));
        assertThat(deadlines).isSortedAccordingTo(Comparator.comparing(deadline -> OffsetDateTime.parse(deadline).toInstant()));
        refused(http.perform(staff(get("/api/access/due?cursor=!!"), "")), 400, "invalid-parameter", "cursor");
        sooner.put("/cancellation", "{}");
        assertThat(texts(json(http.perform(staff(get("/api/access/due?limit=200"), ""))), "visit", "items")).doesNotContain(sooner.id).contains(later.id);
    }

    @Test
    void alarmsTheLeadOncePerStageWithIdsOnly() {
        LocalDate soon = Days.today(ZoneId.of("Europe/Berlin")).plusDays(5);
        var visit = new Staff(soon.toString(), soon.plusDays(1).toString(), "Europe/Berlin");
        visit.meet(soon.atTime(9, 0).atZone(ZoneId.of("Europe/Berlin")).toOffsetDateTime().toString(),
                soon.atTime(10, 0).atZone(ZoneId.of("Europe/Berlin")).toOffsetDateTime().toString(), "reichstag", "d-1", "d-2");
        // Another instance may hold the lease; then it is its sweep that finds the deadline.
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofSeconds(1)).until(() -> !alarms(visit.id).isEmpty());
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofMinutes(5)).until(() -> alarms(visit.id).size() == 1);
        assertThat(alarms(visit.id).getFirst()).contains("\"personId\":\"lead\"").contains("access-due").doesNotContain("Dana").doesNotContain("reichstag");
    }

    @Test
    void tellsTheLeadWhatIsDueWithTheAddressAskedAtThatMoment() {
        var visit = new Staff("2027-03-01", "2027-03-05", "Europe/Berlin");
        visit.meet("2027-03-03T09:00:00+01:00", "2027-03-03T10:00:00+01:00", "reichstag", "d-1");
        String concern = "/api/concerns/visit/" + visit.id + "/people/lead?matter=access-due";
        var asker = jwt().authorities(() -> "concerns:read");
        refused(http.perform(get(concern).with(asker)), 404, "person-not-concerned", "personId");
        assertThat(visit.put("/preparation", "{\"office\":\"berlin\",\"lead\":\"Lea Lead (sample)\",\"asks\":[],\"documents\":[]}")).hasStatusOk();
        assertThat(http.perform(keeper(put("/api/contacts/Lea Lead (sample)"), "{\"email\":\"lea@example.org\",\"language\":\"fr\",\"timeZone\":\"Europe/Berlin\"}")))
                .hasStatus(204);
        JsonNode facts = json(http.perform(get(concern).with(asker)));
        assertThat(facts.at("/email").asString()).isEqualTo("lea@example.org");
        assertThat(facts.at("/page").asString()).isEqualTo("/fr/staff/visits/" + visit.id + "/access");
        assertThat(facts.at("/lines/0/value/fr").asString()).contains("Dana Sample").contains("Reichstag building").contains("2 mars 2027");
    }

    @Test
    void putsDeadlinesIntoTheCalendarOfStaffUntilTheyAreMet() throws Exception {
        var visit = new Staff("2027-03-01", "2027-03-05", "Europe/Berlin");
        visit.meet("2027-03-03T09:00:00+01:00", "2027-03-03T10:00:00+01:00", "reichstag", "d-1", "d-2");
        assertThat(visit.put("/announcement", "{}")).hasStatusOk();
        String feed = json(http.perform(staff(put("/api/feeds/mine"), ""))).at("/path").asString();
        String uid = "UID:" + visit.id + "/access/reichstag";
        assertThat(unfolded(feed)).contains(uid).contains("Access deadline: Reichstag building").contains("DTEND;TZID=Europe/Berlin:20270302T000000").contains("TRIGGER;RELATED=START:-P1D");
        for (String person : List.of("d-1", "d-2")) {
            visit.put("/access/" + person + "/reichstag", "{\"state\":\"waived\",\"reason\":\"Come with a member (sample)\"}");
        }
        assertThat(unfolded(feed)).contains(visit.id).doesNotContain(uid);
    }

    private String unfolded(String feed) throws Exception {
        var answer = http.perform(get(feed));
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8).replace("\r\n ", "");
    }

    private static List<String> alarms(String visit) {
        return Servers.onTopic("events.person.v1", visit).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8)).filter(text -> text.contains("access-due")).toList();
    }

    @Test
    void rewritesARuleOnlyWithItsSourceAndMovesTheDeadlines() {
        var visit = new Staff("2027-03-01", "2027-03-05", "Europe/Brussels");
        visit.meet("2027-03-03T09:00:00+01:00", "2027-03-03T10:00:00+01:00", "ep-brussels", "d-1");
        JsonNode rule = rule("ep-brussels-interest-representative");
        String tag = "\"" + rule.at("/version").asLong() + "\"";
        assertThat(rule.at("/stale").asBoolean()).isTrue();
        assertThat(rule.at("/confidence").asString()).isEqualTo("verify");
        String path = "/api/access-rules/ep-brussels-interest-representative";
        String wording = "{\"leadDays\":1,\"businessDays\":true,\"latest\":\"17:00\",\"needs\":[\"full-name\",\"nationality\"],\"mostPerOrganisation\":4,"
                + "\"businessDays\":true,\"sponsorRequired\":false,\"escortRequired\":false,\"source\":\"Telephone call with the desk (sample)\","
                + "\"checkedAt\":\"2026-11-20\",\"confidence\":\"official\"}";
        refused(http.perform(staff(put(path), wording)), 428, "version-missing", null);
        refused(http.perform(staff(put(path), wording.replace("Telephone call with the desk (sample)", " ")).header("If-Match", tag)), 400, "invalid-field", "source");
        refused(http.perform(staff(put(path), wording.replace("\"checkedAt\":\"2026-11-20\",", "")).header("If-Match", tag)), 400, "invalid-field", "checkedAt");
        refused(http.perform(staff(put(path), wording.replace("2026-11-20", "2999-01-01")).header("If-Match", tag)), 422, "checked-in-the-future", "checkedAt");
        refused(http.perform(staff(put("/api/access-rules/nowhere-guest"), wording).header("If-Match", tag)), 404, "access-rule-unknown", null);

        assertThat(http.perform(staff(put(path), wording).header("If-Match", tag))).hasStatusOk();
        refused(http.perform(staff(put(path), wording).header("If-Match", tag)), 412, "version-stale", null);
        JsonNode access = visit.read("/access");
        assertThat(access.at("/items/0/deadline").asString()).isEqualTo("2027-03-02T17:00:00+01:00");
        assertThat(access.at("/items/0/missing").toString()).isEqualTo("[\"full-name\",\"nationality\"]");
    }

    @Test
    void entersHowLongAJourneyTakesAndCountsItFromThenOn() {
        JsonNode before = json(http.perform(staff(get("/api/travel/eesc-brussels/reichstag"), "")));
        assertThat(before.at("/minutes").asInt()).isEqualTo(480);
        assertThat(before.at("/estimate").asBoolean()).isTrue();
        refused(http.perform(staff(put("/api/travel/eesc-brussels/eesc-brussels"), "{\"mode\":\"walk\",\"minutes\":1,\"source\":\"x\"}").header("If-Match", "\"0\"")), 422, "journey-to-itself", "to");
        refused(http.perform(staff(put("/api/travel/Atlantis/Berlin"), "{\"mode\":\"train\",\"minutes\":10,\"source\":\"x\"}").header("If-Match", "\"0\"")), 404, "place-unknown", "from");
        refused(http.perform(staff(put("/api/travel/Brussels/Berlin"), "{\"mode\":\"broom\",\"minutes\":10,\"source\":\"x\"}").header("If-Match", "\"0\"")), 400, "invalid-field", "mode");
        refused(http.perform(staff(put("/api/travel/Brussels/Berlin"), "{\"mode\":\"train\",\"minutes\":0,\"source\":\"x\"}").header("If-Match", "\"0\"")), 400, "invalid-field", "minutes");
        assertThat(http.perform(staff(put("/api/travel/eesc-brussels/reichstag"), "{\"mode\":\"train\",\"minutes\":450,\"source\":\"Timetable of December (sample)\"}").header("If-Match", "\"0\"")))
                .hasStatusOk().bodyText().contains("\"enteredBy\":\"user\"");
        String again = "{\"mode\":\"train\",\"minutes\":440,\"source\":\"Timetable of June (sample)\"}";
        refused(http.perform(staff(put("/api/travel/eesc-brussels/reichstag"), again)), 428, "version-missing", null);
        refused(http.perform(staff(put("/api/travel/eesc-brussels/reichstag"), again).header("If-Match", "\"0\"")), 412, "version-stale", null);
        refused(http.perform(staff(put("/api/travel/eesc-brussels/reichstag"), again).header("If-Match", "last week")), 400, "invalid-parameter", "If-Match");
        JsonNode after = json(http.perform(staff(get("/api/travel/eesc-brussels/reichstag"), "")));
        assertThat(after.at("/minutes").asInt()).isEqualTo(450);
        assertThat(after.at("/estimate").asBoolean()).isFalse();
        assertThat(json(http.perform(staff(get("/api/travel/reichstag/eesc-brussels"), ""))).at("/minutes").asInt()).as("the way back").isEqualTo(450);
        assertThat(texts(json(http.perform(staff(get("/api/travel"), ""))), "from", "items")).contains("Brussels", "eesc-brussels");
        for (String list : List.of("/api/travel", "/api/travel/eesc-brussels/reichstag")) {
            String seen = http.perform(staff(get(list), "")).getResponse().getHeader("ETag");
            assertThat(http.perform(staff(put("/api/travel/eesc-brussels/reichstag"), again).header("If-Match", seen))).as(list).hasStatusOk();
        }
        assertThat(http.perform(put("/api/travel/eesc-brussels/reichstag").contentType(MediaType.APPLICATION_JSON).content(again).with(jwt().authorities(() -> "visits:read")))).hasStatus(403);
    }

    @Test
    void judgesPlansByTheOpeningHoursThatStaffWroteDown() {
        Servers.send("rules-hall", new DirectoryMessage.BuildingRecorded(9, building("rules-hall", "Hall of rules (sample)", "BE", "Europe/Brussels")));
        await().atMost(Duration.ofMinutes(5)).until(() -> directory.building("rules-hall").isPresent());
        var visit = new Staff("2027-03-01", "2027-03-05", "Europe/Brussels");
        visit.meet("2027-03-02T17:30:00+01:00", "2027-03-02T18:30:00+01:00", "rules-hall", "d-1");
        assertThat(texts(visit.read("/violations"), "rule")).doesNotContain("outside-opening-hours");
        String path = "/api/places/rules-hall/hours";
        var before = http.perform(staff(get(path), ""));
        assertThat(before).hasStatusOk().bodyJson().extractingPath("$.version").isEqualTo(0);
        String tag = before.getResponse().getHeader("ETag");
        String hours = "{\"hours\":{\"mon\":[\"09:00-18:00\"],\"tue\":[\"14:00-18:00\",\"09:00-12:00\"],\"sun\":[]},\"source\":\"Sign at the door (sample)\",\"checkedAt\":\"2026-11-20\",\"confidence\":\"official\"}";
        refused(http.perform(staff(put(path), hours)), 428, "version-missing", null);
        refused(http.perform(staff(put(path), hours.replace("\"tue\"", "\"tuesday\"")).header("If-Match", tag)), 422, "hours-wrong", "hours.tuesday");
        refused(http.perform(staff(put(path), hours.replace("09:00-12:00", "9 to 12")).header("If-Match", tag)), 422, "hours-wrong", "hours.tue[1]");
        refused(http.perform(staff(put(path), hours.replace("09:00-12:00", "12:00-09:00")).header("If-Match", tag)), 422, "hours-wrong", "hours.tue[1]");
        refused(http.perform(staff(put(path), hours.replace("09:00-12:00", "09:00-25:00")).header("If-Match", tag)), 422, "hours-wrong", "hours.tue[1]");
        refused(http.perform(staff(put(path), hours.replace("09:00-12:00", "09:00-14:01")).header("If-Match", tag)), 422, "hours-wrong", "hours.tue");
        refused(http.perform(staff(put(path), hours.replaceAll("\\{\"mon.*?\\]\\}", "{}")).header("If-Match", tag)), 422, "hours-wrong", "hours");
        refused(http.perform(staff(put(path), hours.replace("2026-11-20", "2999-01-01")).header("If-Match", tag)), 422, "hours-checked-in-the-future", "checkedAt");
        refused(http.perform(staff(put(path), hours.replace("Sign at the door (sample)", " ")).header("If-Match", tag)), 400, "invalid-field", "source");
        refused(http.perform(staff(put("/api/places/nowhere/hours"), hours).header("If-Match", tag)), 404, "place-unknown", "building");
        refused(http.perform(put(path).contentType(MediaType.APPLICATION_JSON).content(hours).header("If-Match", tag).with(jwt().authorities(() -> "visits:read"))), 403, "permission-missing", null);
        assertThat(json(http.perform(staff(get(path), ""))).at("/version").asLong()).as("nothing changed").isZero();

        var written = http.perform(staff(put(path), hours).header("If-Match", tag));
        assertThat(written).hasStatusOk().bodyJson().extractingPath("$.changedBy").isEqualTo("user");
        refused(http.perform(staff(put(path), hours).header("If-Match", tag)), 412, "version-stale", null);
        assertThat(texts(visit.read("/violations"), "rule")).contains("outside-opening-hours");
        String later = hours.replace("14:00-18:00", "14:00-24:00");
        assertThat(http.perform(staff(put(path), later).header("If-Match", written.getResponse().getHeader("ETag")))).hasStatusOk();
        assertThat(texts(visit.read("/violations"), "rule")).doesNotContain("outside-opening-hours");
        assertThat(texts(json(http.perform(staff(get("/api/places"), ""))), "building", "items")).contains("rules-hall", "ep-brussels");
    }

    @Test
    void answersOnlyThoseWhoMayAsk() {
        var visit = new Staff("2027-03-01", "2027-03-05", "Europe/Brussels");
        for (String path : List.of("/violations", "/itinerary", "/access")) {
            refused(http.perform(get("/api/visits/" + visit.id + path)), 401, "sign-in-needed", null);
        }
        refused(http.perform(get("/api/access/due")), 401, "sign-in-needed", null);
        refused(http.perform(put("/api/visits/" + visit.id + "/waivers").contentType(MediaType.APPLICATION_JSON).content("{}")
                .with(jwt().authorities(() -> "visits:read"))), 403, "permission-missing", null);
        refused(http.perform(staff(get("/api/visits/visit-none/violations"), "")), 404, "visit-unknown", null);
    }

    private JsonNode rule(String id) {
        return StreamSupport.stream(json(http.perform(staff(get("/api/access-rules"), ""))).at("/items").spliterator(), false)
                .filter(one -> one.at("/id").asString().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> texts(JsonNode node, String field) {
        return texts(node, field, "violations");
    }

    private static List<String> texts(JsonNode node, String field, String list) {
        return StreamSupport.stream(node.at("/" + list).spliterator(), false).map(one -> one.at("/" + field).asString()).toList();
    }

    private static BuildingFacts building(String id, String name, String area, String zone) {
        return new BuildingFacts(id, LocalizedText.of("en", name), "Somewhere 1", null, area, zone);
    }

    private static JsonNode json(MvcTestResult result) {
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }

    private static MockHttpServletRequestBuilder staff(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body).with(jwt().authorities(() -> "visits:read", () -> "visits:write"));
    }

    private static MockHttpServletRequestBuilder keeper(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body).with(jwt().authorities(() -> "needs:read", () -> "needs:write"));
    }

    private static void refused(MvcTestResult answer, int status, String slug, String field) {
        assertThat(answer).hasStatus(status);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + slug);
        if (field != null) {
            assertThat(answer).bodyJson().extractingPath("$.errors[0].field").asString().startsWith(field);
        }
    }

    /** A member of staff at work on one visit, who always knows its current version. */
    private final class Staff {
        final String id;

        Staff(String first, String last, String zone) {
            var created = http.perform(staff(post("/api/visits"), """
                    {"title":{"en":"Rules (sample)"},"purpose":{"en":"To keep them"},"hostAreas":["BE"],"window":{"start":"%s","end":"%s"},"timeZone":"%s",
                     "delegates":[{"id":"d-1","name":"Dana Sample","role":"head","languages":["en"]},{"id":"d-2","name":"Eli Sample","role":"delegate","languages":["en"]}]}"""
                    .formatted(first, last, zone)));
            assertThat(created).hasStatus(201);
            id = json(created).at("/id").asString();
        }

        String meet(String start, String end, String building, String... delegates) {
            return add(start, end, building, "[]", JSON.writeValueAsString(delegates));
        }

        String meetPerson(String start, String end, String building, String person) {
            return add(start, end, building, "[\"" + person + "\"]", "[]");
        }

        private String add(String start, String end, String building, String interlocutors, String delegates) {
            var before = ids(read("").at("/meetings"));
            var added = http.perform(staff(post("/api/visits/" + id + "/meetings"), """
                    {"summary":{"en":"Talk at %s"},"start":"%s","end":"%s","building":"%s","interlocutors":%s,"delegates":%s,"visibility":"internal"}"""
                    .formatted(start, start, end, building, interlocutors, delegates)).header("If-Match", tag()));
            assertThat(added).hasStatus(201);
            var after = new ArrayList<>(ids(json(added).at("/meetings")));
            after.removeAll(before);
            return after.getFirst();
        }

        private static List<String> ids(JsonNode meetings) {
            return StreamSupport.stream(meetings.spliterator(), false).map(one -> one.at("/id").asString()).toList();
        }

        MvcTestResult put(String path, String body) {
            var request = staff(MockMvcRequestBuilders.put("/api/visits/" + id + path), body);
            return http.perform(request.header("If-Match", path.startsWith("/access/") ? said(path) : tag()));
        }

        /** The word that was last said of a person at a building, as whoever reads the board sees it. */
        String said(String path) {
            String[] request = path.split("/");
            return StreamSupport.stream(read("/access").at("/items").spliterator(), false)
                    .filter(one -> one.at("/person").asString().equals(request[2]) && one.at("/building").asString().equals(request[3]))
                    .map(one -> "\"" + one.at("/version").asLong() + "\"").findFirst().orElse("\"0\"");
        }

        String tag() {
            return http.perform(staff(get("/api/visits/" + id), "")).getResponse().getHeader("ETag");
        }

        JsonNode read(String path) {
            var answer = http.perform(staff(get("/api/visits/" + id + path), ""));
            assertThat(answer).hasStatusOk();
            return json(answer);
        }
    }
}
