package org.hemicycle.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.hemicycle.contracts.AreaFacts;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.DirectoryMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.events.directory.Directory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole service over a real broker and a real store: from the request to the topic, the calendar and the feed. */
@SpringBootTest
@AutoConfigureMockMvc
class EventsApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VISIT = """
            {"title":{"en":"Peacebuilders in Brussels (sample)","fr":"Artisans de paix à Bruxelles (exemple)"},
             "purpose":{"en":"Members hear from those who build peace"},"hostAreas":["BE"],
             "window":{"start":"2027-03-01","end":"2027-03-05"},"timeZone":"Europe/Brussels",
             "delegates":[{"id":"d-1","name":"Dana Sample","role":"head","languages":["en"]}]}""";

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        Servers.addresses(registry);
    }

    @Autowired
    MockMvcTester http;

    @Autowired
    Directory directory;

    @BeforeEach
    void directoryHasArrived() {
        if (directory.person("sample-ben").isEmpty()) {
            var be = new AreaFacts("BE", LocalizedText.of("en", "Belgium"), "country", "Europe/Brussels");
            Servers.send("a-1", new DirectoryMessage.AreaRecorded(1, be));
            Servers.send("a-2", new DirectoryMessage.AreaRecorded(1, new AreaFacts("DE", LocalizedText.of("en", "Germany"), "country", "Europe/Berlin")));
            Servers.send("b-1", new DirectoryMessage.BuildingRecorded(1, building("ep-brussels", "European Parliament, Brussels")));
            Servers.send("b-2", new DirectoryMessage.BuildingRecorded(1, building("eesc-brussels", "Economic and Social Committee")));
            for (String name : List.of("Ada", "Ben")) {
                Servers.send("p-" + name, new DirectoryMessage.PersonRecorded(1,
                        new PersonFacts("sample-" + name.toLowerCase(Locale.ROOT), name + " (sample)", null, null, "BE", List.of("en"), true)));
            }
        }
        await().atMost(Duration.ofMinutes(5)).until(() -> directory.area("BE").isPresent() && directory.area("DE").isPresent()
                && directory.building("ep-brussels").isPresent() && directory.building("eesc-brussels").isPresent()
                && directory.person("sample-ada").isPresent() && directory.person("sample-ben").isPresent());
    }

    /** By the names that other classes give them too: whichever of them sends a version first, it is the one that stays. */
    private static BuildingFacts building(String id, String name) {
        return new BuildingFacts(id, LocalizedText.of("en", name), "Rue Wiertz 60, Brussels", null, "BE", "Europe/Brussels");
    }

    @Test
    void keepsTheDirectoryAtTheHighestVersionThatArrived() {
        Servers.send("xv-3", new DirectoryMessage.AreaRecorded(3, new AreaFacts("XV", LocalizedText.of("en", "Third"), "country", "Europe/Berlin")));
        Servers.send("xv-2", new DirectoryMessage.AreaRecorded(2, new AreaFacts("XV", LocalizedText.of("en", "Second"), "country", "Europe/Berlin")));
        // Under the same key it stands behind them in their partition, and under any other it may overtake them.
        Servers.send("xv-last", new DirectoryMessage.BuildingRecorded(1, building("XV", "marker")));
        await().atMost(Duration.ofMinutes(5)).until(() -> directory.building("XV").isPresent());
        assertThat(directory.area("XV").orElseThrow().name().in("en")).isEqualTo("Third");
    }

    @Test
    void tellsTheTopicTheCalendarAndTheFeedTheSameStory() throws Exception {
        var visit = new Staff(create());
        visit.addMeeting("2027-03-02T14:00:00+01:00", "2027-03-02T15:00:00+01:00", "sample-ada", "public");
        visit.addMeeting("2027-03-03T09:00:00+01:00", "2027-03-03T10:00:00+01:00", "sample-ben", "internal");
        assertThat(http.perform(get("/api/visits/" + visit.id))).as("not announced, not public").hasStatus(404);
        assertThat(Servers.onTopic("events.visit.v1", visit.id)).isEmpty();

        visit.put("/announcement", "{}", 200);
        var announced = http.perform(get("/api/visits/" + visit.id));
        assertThat(announced).hasStatusOk().bodyText().contains("Talk with sample-ada").doesNotContain("sample-ben").doesNotContain("Dana");
        String meeting = JSON.readTree(announced.getResponse().getContentAsString()).at("/meetings/0/id").asString();

        visit.put("/meetings/" + meeting + "/slot", "{\"start\":\"2027-03-02T16:00:00+01:00\",\"end\":\"2027-03-02T17:00:00+01:00\"}", 200);
        assertThat(event(visit.id + "/" + meeting).getRequiredProperty(Property.DTSTART).getValue())
                .as("the plan is edited freely, the world sees editions").isEqualTo("20270302T140000");
        await().atMost(Duration.ofMinutes(5)).until(() -> Servers.onTopic("events.visit.v1", visit.id).size() == 1);
        visit.put("/publication", "{}", 200);
        var moved = event(visit.id + "/" + meeting);
        assertThat(moved.getRequiredProperty(Property.SEQUENCE).getValue()).isEqualTo("1");
        assertThat(moved.getRequiredProperty(Property.DTSTART).getValue()).isEqualTo("20270302T160000");
        assertThat(moved.getRequiredProperty(Property.STATUS).getValue()).isEqualTo("CONFIRMED");
        assertThat(event(visit.id).getRequiredProperty(Property.DTSTART).getValue()).isEqualTo("20270301");
        assertThat(event(visit.id).getRequiredProperty(Property.DTEND).getValue()).isEqualTo("20270306");

        visit.put("/cancellation", "{\"reason\":{\"en\":\"Travel is impossible\"}}", 200);
        var cancelled = event(visit.id + "/" + meeting);
        assertThat(cancelled.getRequiredProperty(Property.SEQUENCE).getValue()).isEqualTo("2");
        assertThat(cancelled.getRequiredProperty(Property.STATUS).getValue()).isEqualTo("CANCELLED");
        assertThat(http.perform(get("/feeds/visits.atom?area=BE&language=fr"))).hasStatusOk().bodyText()
                .contains("urn:hemicycle:" + visit.id).contains("Annulé").contains("Artisans de paix").doesNotContain("sample-ben");
        var json = http.perform(get("/feeds/visits.json?area=BE&language=fr"));
        assertThat(json).hasStatusOk().hasContentTypeCompatibleWith("application/feed+json").bodyText()
                .contains("\"id\":\"urn:hemicycle:" + visit.id + "\"").contains("Annulé").contains("Artisans de paix").doesNotContain("sample-ben");
        assertThat(http.perform(get("/feeds/visits.json?area=BE&language=fr")
                .header("If-None-Match", java.util.Objects.requireNonNull(json.getResponse().getHeader("ETag"))))).hasStatus(304);
        assertThat(http.perform(get("/calendar.ics?area=DE"))).hasStatusOk().bodyText().doesNotContain(visit.id);

        await().atMost(Duration.ofMinutes(5)).until(() -> Servers.onTopic("events.visit.v1", visit.id).size() == 3);
        var messages = Servers.onTopic("events.visit.v1", visit.id).stream()
                .map(record -> {
                    String type = new String(record.headers().lastHeader("ce_type").value(), UTF_8);
                    return (VisitMessage) MessageJson.read(MessageType.named(type).orElseThrow(), record.value());
                }).toList();
        assertThat(messages).extracting(message -> MessageType.of(message).wireName())
                .containsExactly("visit.announced.v1", "visit.edition-published.v1", "visit.cancelled.v1");
        assertThat(messages).allSatisfy(message -> assertThat(message.toString()).doesNotContain("Dana").doesNotContain("sample-ben"));
        assertThat(((VisitMessage.EditionPublished) messages.get(1)).changes()).singleElement()
                .satisfies(change -> assertThat(change.previousStart()).isEqualTo("2027-03-02T14:00:00+01:00"));
    }

    @Test
    void answersConditionalRequestsForTheCalendar() throws Exception {
        var visit = new Staff(create());
        visit.put("/announcement", "{}", 200);
        String tag = http.perform(get("/calendar.ics")).getResponse().getHeader("ETag");
        assertThat(tag).startsWith("\"");
        assertThat(http.perform(get("/calendar.ics").header("If-None-Match", tag))).hasStatus(304);
        visit.put("/window", "{\"start\":\"2027-03-01\",\"end\":\"2027-03-04\"}", 200);
        assertThat(http.perform(get("/calendar.ics").header("If-None-Match", tag))).as("not published yet").hasStatus(304);
        visit.put("/publication", "{}", 200);
        assertThat(http.perform(get("/calendar.ics").header("If-None-Match", tag))).hasStatusOk();
    }

    @Test
    void refusesThatAPersonBeAtTwoVisitsAtOnce() throws Exception {
        var one = new Staff(create());
        var other = new Staff(create());
        one.addMeeting("2027-03-04T10:00:00+01:00", "2027-03-04T11:00:00+01:00", "sample-ada", "public");
        var clash = other.addMeetingExpecting(409, "2027-03-04T10:30:00+01:00", "2027-03-04T11:30:00+01:00", "sample-ada", "public");
        assertThat(clash).bodyJson().extractingPath("$.type").isEqualTo("/problems/person-in-two-places");
        assertThat(clash).bodyJson().extractingPath("$.detail").asString().contains("Ada (sample)").contains("Talk with sample-ada");
        assertThat(clash).bodyJson().extractingPath("$.visit").isEqualTo(one.id);

        one.put("/cancellation", "{}", 200);
        other.addMeeting("2027-03-04T10:30:00+01:00", "2027-03-04T11:30:00+01:00", "sample-ada", "public");
    }

    @Test
    void letsOneOfManyVisitsHaveAPersonWhenAllAskAtOnce() throws Exception {
        var visits = IntStream.range(0, 8).mapToObj(i -> new Staff(create())).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> asked = visits.stream().<Callable<Integer>>map(visit -> () ->
                    visit.meeting("2027-03-05T08:00:00+01:00", "2027-03-05T09:00:00+01:00", "sample-ben", "public").getResponse().getStatus()).toList();
            var statuses = threads.invokeAll(asked).stream().map(future -> {
                try {
                    return future.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).toList();
            assertThat(statuses).allMatch(status -> status == 201 || status == 409);
            assertThat(statuses.stream().filter(status -> status == 201).count()).isLessThanOrEqualTo(1);
        }
        long holding = visits.stream().filter(visit -> visit.read().at("/meetings").size() == 1).count();
        assertThat(holding).isLessThanOrEqualTo(1);
        if (holding == 0) {
            visits.getFirst().addMeeting("2027-03-05T08:00:00+01:00", "2027-03-05T09:00:00+01:00", "sample-ben", "public");
        }
        visits.forEach(visit -> visit.put("/cancellation", "{}", 200));
    }

    @Test
    void letsOneOfTwoStaffChangeTheSameVersion() {
        var visit = new Staff(create());
        var sameVersion = new Staff(visit.read(), visit.tag);
        visit.put("/announcement", "{}", 200);
        assertThat(sameVersion.request("/window", "{\"start\":\"2027-03-01\",\"end\":\"2027-03-04\"}")).hasStatus(412)
                .bodyJson().extractingPath("$.type").isEqualTo("/problems/version-stale");
        assertThat(visit.read().at("/window/end").asString()).isEqualTo("2027-03-05");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "title | {} | 400 | invalid-field | title",
        "title | {\"en\":\" \"} | 400 | invalid-field | title",
        "title | {\"english language\":\"x\"} | 400 | invalid-field | title",
        "hostAreas | [] | 400 | invalid-field | hostAreas",
        "hostAreas | [\"XX\"] | 422 | area-unknown | hostAreas",
        "window | {\"start\":\"2027-03-05\",\"end\":\"2027-03-01\"} | 422 | dates-out-of-order | window.end",
        "window | {\"start\":\"5 March\",\"end\":\"2027-03-01\"} | 400 | invalid-field | window.start",
        "timeZone | \"Europe/Atlantis\" | 422 | time-zone-unknown | timeZone",
        "delegates | [{\"name\":\"A\",\"role\":\"king\"}] | 400 | invalid-field | delegates[0].role",
        "delegates | [{\"name\":\"A\",\"role\":\"head\"},{\"name\":\"A\",\"role\":\"head\"}] | 422 | delegate-named-twice | delegates",
        "colour | \"blue\" | 400 | unknown-field | colour",
    })
    void refusesABadVisitByNameAndField(String field, String value, int status, String slug, String faultyField) {
        var body = (ObjectNode) JSON.readTree(VISIT);
        body.set(field, JSON.readTree(value));
        refused(http.perform(staff(post("/api/visits"), body.toString())), status, slug, faultyField);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "end | \"2027-03-02T13:00:00+01:00\" | 422 | times-out-of-order | end",
        "start | \"2027-03-02T14:00:00\" | 400 | invalid-field | start",
        "start | \"2027-02-02T14:30:00+01:00\" | 422 | times-out-of-order | end",
        "building | \"nowhere\" | 422 | building-unknown | building",
        "interlocutors | [\"nobody\"] | 422 | person-unknown | interlocutors",
        "delegates | [\"d-9\"] | 422 | delegate-unknown | delegates",
        "visibility | \"secret\" | 400 | invalid-field | visibility",
    })
    void refusesABadMeetingByNameAndField(String field, String value, int status, String slug, String faultyField) {
        var visit = new Staff(create());
        var body = (ObjectNode) JSON.readTree(meetingBody("2027-03-02T14:00:00+01:00", "2027-03-02T15:00:00+01:00", "sample-ben", "public"));
        body.set(field, JSON.readTree(value));
        refused(http.perform(staff(post("/api/visits/" + visit.id + "/meetings"), body.toString()).header("If-Match", visit.tag)), status, slug, faultyField);
        assertThat(visit.read().at("/meetings").size()).isZero();
        assertThat(visit.read().at("/version").asLong()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsUnknownUnversionedOrNotAllowed() {
        var visit = new Staff(create());
        refused(http.perform(get("/api/visits/visit-unknown")), 404, "visit-unknown", null);
        refused(http.perform(get("/api/visits?cursor=!!")), 400, "invalid-parameter", "cursor");
        refused(http.perform(get("/api/visits?state=PAINTED")), 400, "invalid-parameter", "state");
        refused(http.perform(staff(put("/api/visits/" + visit.id + "/announcement"), "{}")), 428, "version-missing", null);
        refused(http.perform(staff(put("/api/visits/" + visit.id + "/meetings/m-9/cancellation"), "{}").header("If-Match", visit.tag)), 404, "meeting-unknown", null);
        refused(http.perform(post("/api/visits").contentType(MediaType.APPLICATION_JSON).content(VISIT)), 401, "sign-in-needed", null);
        refused(http.perform(post("/api/visits").contentType(MediaType.APPLICATION_JSON).content(VISIT).with(jwt().authorities(() -> "visits:read"))), 403, "permission-missing", null);
    }

    @Test
    void listsByPageAndShowsThePublicOnlyWhatWasAnnounced() throws Exception {
        var hidden = new Staff(create());
        var first = new Staff(create());
        var second = new Staff(create());
        first.put("/announcement", "{}", 200);
        second.put("/announcement", "{}", 200);
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = JSON.readTree(http.perform(get("/api/visits?limit=1&area=BE" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))).getResponse().getContentAsString());
            page.at("/items").forEach(item -> seen.add(item.get("id").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(seen).contains(first.id, second.id).doesNotContain(hidden.id).doesNotHaveDuplicates();
        assertThat(http.perform(get("/api/visits?limit=200").with(jwt().authorities(() -> "visits:read")))).hasStatusOk().bodyText().contains(hidden.id);
    }

    @Test
    void describesItsApiInOpenApi31() {
        assertThat(http.perform(get("/v3/api-docs"))).hasStatusOk().bodyJson().extractingPath("$.openapi").asString().startsWith("3.1");
        assertThat(http.perform(get("/v3/api-docs"))).bodyJson().extractingPath("$.paths['/api/visits/{id}/meetings/{meeting}/slot'].put.summary").asString().isNotBlank();
    }

    private VEvent event(String uid) throws Exception {
        String text = new String(http.perform(get("/calendar.ics")).getResponse().getContentAsByteArray(), UTF_8);
        assertThat(text).contains("\r\n").contains("METHOD:PUBLISH");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
        var calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().getEntries()).as("RFC 7986 §5.1 has NAME, which the library does not know")
                .allSatisfy(entry -> assertThat(entry.getContext()).isEqualTo("NAME"));
        assertThat(calendar.<VTimeZone>getComponents(Component.VTIMEZONE)).extracting(zone -> zone.getTimeZoneId().getValue()).doesNotHaveDuplicates();
        List<VEvent> events = calendar.getComponents(Component.VEVENT);
        return events.stream().filter(event -> event.getRequiredProperty(Property.UID).getValue().equals(uid + "@localhost")).findFirst().orElseThrow();
    }

    private JsonNode create() {
        var created = http.perform(staff(post("/api/visits"), VISIT));
        assertThat(created).hasStatus(201).headers().containsHeader("Location");
        return json(created);
    }

    private static JsonNode json(MvcTestResult result) {
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }

    private static String meetingBody(String start, String end, String person, String visibility) {
        return """
                {"summary":{"en":"Talk with %s"},"start":"%s","end":"%s","building":"ep-brussels",
                 "interlocutors":["%s"],"delegates":[],"visibility":"%s"}""".formatted(person, start, end, person, visibility);
    }

    private static MockHttpServletRequestBuilder staff(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body).with(jwt().authorities(() -> "visits:read", () -> "visits:write"));
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
        String tag;

        Staff(JsonNode created) {
            this(created, "\"" + created.get("version").asLong() + "\"");
        }

        Staff(JsonNode visit, String tag) {
            this.id = visit.get("id").asString();
            this.tag = tag;
        }

        MvcTestResult request(String path, String body) {
            return http.perform(staff(MockMvcRequestBuilders.put("/api/visits/" + id + path), body).header("If-Match", tag));
        }

        void put(String path, String body, int status) {
            var answer = request(path, body);
            assertThat(answer).hasStatus(status);
            tag = answer.getResponse().getHeader("ETag");
        }

        MvcTestResult meeting(String start, String end, String person, String visibility) {
            return http.perform(staff(post("/api/visits/" + id + "/meetings"), meetingBody(start, end, person, visibility)).header("If-Match", tag));
        }

        MvcTestResult addMeetingExpecting(int status, String start, String end, String person, String visibility) {
            var answer = meeting(start, end, person, visibility);
            assertThat(answer).hasStatus(status);
            return answer;
        }

        void addMeeting(String start, String end, String person, String visibility) {
            tag = addMeetingExpecting(201, start, end, person, visibility).getResponse().getHeader("ETag");
        }

        JsonNode read() {
            var answer = http.perform(get("/api/visits/" + id).with(jwt().authorities(() -> "visits:read")));
            tag = answer.getResponse().getHeader("ETag");
            return json(answer);
        }
    }
}
