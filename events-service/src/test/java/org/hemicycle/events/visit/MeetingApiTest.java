package org.hemicycle.events.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.util.List;
import org.hemicycle.events.StaffTest;
import org.hemicycle.events.contact.Contacts;
import org.hemicycle.events.contact.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** Meetings over HTTP: from the wish to who came, and everything that is refused on the way with its field. */
class MeetingApiTest extends StaffTest {

    private static final String WISH = """
            {"summary":{"en":"Talk with Cora (sample)"},"state":"WISHED","durationMinutes":45,"interlocutors":["sample-cora"],"delegates":["d-1"],
             "visibility":"public","priority":"must","language":"fr","interpretation":"consecutive","onRecord":"chatham"}""";

    @Autowired
    Needs needs;

    @Test
    void bringsAMeetingFromTheWishToWhoCame() {
        var visit = visit();
        String meeting = visit.meeting(WISH);
        var wished = visit.meetingNow(meeting);
        assertThat(wished.has("start")).isFalse();
        assertThat(wished.has("status")).isFalse();
        assertThat(wished.at("/durationMinutes").asInt()).isEqualTo(45);
        assertThat(wished.at("/priority").asString()).isEqualTo("must");
        assertThat(wished.at("/onRecord").asString()).isEqualTo("chatham");

        visit.put("/meetings/" + meeting + "/state", "{\"state\":\"REQUESTED\"}");
        visit.put("/meetings/" + meeting + "/offers", """
                {"slots":[{"start":"2027-03-02T14:00:00+01:00","end":"2027-03-02T14:45:00+01:00"},
                          {"start":"2027-03-03T18:00","end":"2027-03-03T18:45","timeZone":"Europe/Brussels"}]}""");
        assertThat(visit.meetingNow(meeting).at("/offered/1/start").asString()).isEqualTo("2027-03-03T18:00:00+01:00");
        refused(visit.tryPut("/meetings/" + meeting + "/state", "{\"state\":\"HELD\"}"), 422, "slot-missing", "slot");
        refused(visit.tryPut("/meetings/" + meeting + "/state", """
                {"state":"HELD","slot":{"start":"2027-03-04T14:00:00+01:00","end":"2027-03-04T14:45:00+01:00"}}"""), 422, "slot-not-offered", "slot");
        refused(visit.tryPut("/meetings/" + meeting + "/state", """
                {"state":"HELD","slot":{"start":"2027-03-03T18:00:00+01:00","end":"2027-03-03T18:45:00+01:00"}}"""), 422, "building-missing", "building");
        visit.put("/meetings/" + meeting + "/building", "{\"building\":\"ep-brussels\",\"room\":\"ASP 1G2\"}");
        visit.put("/meetings/" + meeting + "/state", """
                {"state":"HELD","slot":{"start":"2027-03-03T18:00:00+01:00","end":"2027-03-03T18:45:00+01:00"}}""");
        assertThat(visit.meetingNow(meeting).at("/status").asString()).isEqualTo("TENTATIVE");
        visit.put("/meetings/" + meeting + "/state", "{\"state\":\"CONFIRMED\"}");
        refused(visit.tryPut("/meetings/" + meeting + "/state", "{\"state\":\"DONE\"}"), 409, "meeting-not-over", "state");
        refused(visit.tryPut("/meetings/" + meeting + "/state", "{\"state\":\"WISHED\"}"), 409, "step-impossible", "state");

        visit.put("/meetings/" + meeting + "/attendances/sample-cora",
                "{\"partstat\":\"DELEGATED\",\"delegatedTo\":\"her adviser (sample)\",\"onBehalfOf\":\"the group (sample)\",\"attended\":\"yes\",\"role\":\"CHAIR\"}");
        var cora = visit.meetingNow(meeting).at("/attendances/0");
        assertThat(cora.at("/partstat").asString()).isEqualTo("DELEGATED");
        assertThat(cora.at("/role").asString()).isEqualTo("CHAIR");
        assertThat(cora.at("/attended").asString()).isEqualTo("yes");
        assertThat(cora.at("/onBehalfOf").asString()).isEqualTo("the group (sample)");
        refused(visit.tryPut("/meetings/" + meeting + "/attendances/sample-dirk", "{\"attended\":\"yes\"}"), 404, "attendance-unknown", null);
        refused(visit.tryPut("/meetings/" + meeting + "/attendances/d-1", "{\"partstat\":\"DELEGATED\"}"), 400, "invalid-field", "delegatedTo");
        refused(visit.tryPut("/meetings/" + meeting + "/attendances/d-1", "{\"partstat\":\"PERHAPS\"}"), 400, "invalid-field", "partstat");

        visit.put("/meetings/" + meeting + "/details", "{\"summary\":{\"en\":\"Another talk\"},\"pinned\":true,\"delegates\":[\"d-1\",\"d-2\"]}");
        var changed = visit.meetingNow(meeting);
        assertThat(changed.at("/pinned").asBoolean()).isTrue();
        assertThat(changed.at("/priority").asString()).as("what is absent stays").isEqualTo("must");
        assertThat(changed.at("/attendances/0/partstat").asString()).as("answers stay").isEqualTo("DELEGATED");
        assertThat(changed.at("/delegates").valueStream().map(one -> one.asString())).containsExactly("d-1", "d-2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "2027-03-28T02:30:00+01:00 | 2027-03-28T04:00:00+02:00 | null | 422 | offset-not-of-place | start",
        "2027-03-28T02:30 | 2027-03-28T04:00 | \"Europe/Brussels\" | 422 | time-skipped | start",
        "2027-03-28T01:30 | 2027-03-28T02:15 | \"Europe/Brussels\" | 422 | time-skipped | end",
        "2027-03-29T10:00 | 2027-03-29T11:00 | \"Europe/Atlantis\" | 422 | time-zone-unknown | timeZone",
        "2027-03-29T10:00 | 2027-03-29T11:00 | null | 400 | invalid-field | start",
        "2027-03-29T10:00:00+01:00 | 2027-03-29T11:00:00+01:00 | null | 422 | offset-not-of-place | start",
        "2027-03-29T10:00:00+02:00 | 2027-03-29T09:00:00+02:00 | null | 422 | times-out-of-order | end",
        "2027-04-02T10:00:00+02:00 | 2027-04-02T11:00:00+02:00 | null | 422 | slot-outside-window | start",
    })
    void refusesATimeThatDoesNotExistOrIsNotMeant(String start, String end, String zone, int status, String slug, String field) {
        var visit = visit("2027-03-27", "2027-03-30");
        String meeting = visit.meeting("""
                {"summary":{"en":"Early talk"},"start":"2027-03-28T09:00:00+02:00","end":"2027-03-28T10:00:00+02:00","building":"ep-brussels","visibility":"public"}""");
        long version = visit.read().get("version").asLong();
        refused(visit.tryPut("/meetings/" + meeting + "/slot", "{\"start\":\"%s\",\"end\":\"%s\",\"timeZone\":%s}".formatted(start, end, zone)), status, slug, field);
        assertThat(visit.meetingNow(meeting).at("/start").asString()).isEqualTo("2027-03-28T09:00:00+02:00");
        assertThat(visit.read().get("version").asLong()).isEqualTo(version);
    }

    @Test
    void asksWhichOfTheTwoHoursIsMeantWhenClocksGoBack() {
        var visit = visit("2027-10-30", "2027-11-01");
        String meeting = visit.meeting("""
                {"summary":{"en":"Night talk"},"start":"2027-10-31T02:30:00+02:00","end":"2027-10-31T02:30:00+01:00","building":"ep-brussels","visibility":"public"}""");
        assertThat(visit.meetingNow(meeting).at("/durationMinutes").asInt()).isEqualTo(60);
        refused(visit.tryPut("/meetings/" + meeting + "/slot", "{\"start\":\"2027-10-31T02:30\",\"end\":\"2027-10-31T04:00\",\"timeZone\":\"Europe/Brussels\"}"),
                422, "time-doubled", "start");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "state | \"DONE\" | 409 | step-impossible | state",
        "state | \"HELD\" | 422 | slot-missing | slot",
        "start | \"2027-03-02T14:00:00+01:00\" | 422 | slot-missing | end",
        "interlocutors | [\"sample-cora\",\"sample-cora\"] | 422 | person-named-twice | interlocutors",
        "delegates | [\"d-1\",\"d-2\",\"d-1\"] | 422 | person-named-twice | delegates",
        "interpreters | [\"sample-cora\"] | 422 | person-named-twice | interpreters",
        "interpreters | [\"nobody\"] | 422 | person-unknown | interpreters",
        "building | \"nowhere\" | 422 | building-unknown | building",
        "durationMinutes | 0 | 400 | invalid-field | durationMinutes",
        "interpretation | \"shouted\" | 400 | invalid-field | interpretation",
        "priority | \"perhaps\" | 400 | invalid-field | priority",
        "asks | [\"peace\"] | 422 | ask-unknown | asks",
        "interpretedInto | [\"français\"] | 400 | invalid-field | interpretedInto[0]",
        "interpretedFrom | [null] | 400 | invalid-field | interpretedFrom[0]",
        "asks | [\" \"] | 400 | invalid-field | asks[0]",
    })
    void refusesABadMeetingByNameAndField(String field, String value, int status, String slug, String faultyField) {
        var visit = visit();
        var body = (ObjectNode) JSON.readTree(WISH);
        body.set(field, JSON.readTree(value));
        refused(visit.tryMeeting(body.toString()), status, slug, faultyField);
        assertThat(visit.read().at("/meetings")).isEmpty();
    }

    @Test
    void saysWhichAsksAMeetingRaises() {
        var visit = visit();
        String settled = "{\"asks\":[{\"id\":\"fund\",\"text\":{\"en\":\"Fund the fund (sample)\"}},{\"id\":\"hear\",\"text\":{\"en\":\"A hearing (sample)\"}}]}";
        refused(visit.tryPut("/preparation", settled.replace("\"hear\"", "\"fund\"")), 422, "ask-named-twice", "asks[1].id");
        visit.put("/preparation", settled);
        var body = (ObjectNode) JSON.readTree(WISH);
        body.set("asks", JSON.readTree("[\"hear\",\"hear\"]"));
        String meeting = visit.meeting(body.toString());
        assertThat(visit.meetingNow(meeting).at("/asks").toString()).isEqualTo("[\"hear\"]");
        refused(visit.tryPut("/meetings/" + meeting + "/details", "{\"asks\":[\"hear\",\"peace\"]}"), 422, "ask-unknown", "asks");
        visit.put("/meetings/" + meeting + "/details", "{\"pinned\":true}");
        assertThat(visit.meetingNow(meeting).at("/asks").toString()).as("what is absent stays").isEqualTo("[\"hear\"]");
        String without = "{\"asks\":[{\"id\":\"fund\",\"text\":{\"en\":\"Fund the fund (sample)\"}}]}";
        refused(visit.tryPut("/preparation", without), 409, "ask-still-raised", "asks");
        visit.put("/meetings/" + meeting + "/details", "{\"asks\":[\"fund\"]}");
        visit.put("/preparation", without);
        visit.put("/meetings/" + meeting + "/details", "{\"asks\":[]}");
        assertThat(visit.meetingNow(meeting).at("/asks").toString()).isEqualTo("[]");
        visit.put("/preparation", "{}");
    }

    @Test
    void keepsInterpretersAndRoomsFromBeingTakenTwiceAcrossVisits() {
        var one = visit();
        var other = visit();
        String interpreted = """
                {"summary":{"en":"Interpreted"},"start":"2027-03-05T%s:00:00+01:00","end":"2027-03-05T%s:30:00+01:00","building":"eesc-brussels","room":"%s",
                 "interpreters":["sample-inge"],"visibility":"internal"}""";
        one.meeting(interpreted.formatted("10", "11", "JDE 62"));
        refused(other.tryMeeting(interpreted.formatted("11", "12", "VM 3")), 409, "person-in-two-places", "start");
        String free = other.meeting(interpreted.formatted("12", "13", "JDE 62"));
        refused(other.tryPut("/meetings/" + free + "/slot", "{\"start\":\"2027-03-05T11:29:00+01:00\",\"end\":\"2027-03-05T12:00:00+01:00\"}"), 409, "person-in-two-places", "start");
        other.put("/meetings/" + free + "/details", "{\"interpreters\":[]}");
        var taken = other.tryPut("/meetings/" + free + "/slot", "{\"start\":\"2027-03-05T11:00:00+01:00\",\"end\":\"2027-03-05T12:00:00+01:00\"}");
        refused(taken, 409, "room-taken", "start");
        assertThat(taken).bodyJson().extractingPath("$.visit").isEqualTo(one.id);
        one.put("/cancellation", "{}");
        other.put("/meetings/" + free + "/slot", "{\"start\":\"2027-03-05T11:00:00+01:00\",\"end\":\"2027-03-05T12:00:00+01:00\"}");
    }

    @Test
    void saysWhatIsMissingForTheNextStepAndTakesIt() {
        var visit = visit();
        var idea = visit.read();
        assertThat(idea.at("/nextStep/state").asString()).isEqualTo("SCOPED");
        assertThat(idea.at("/nextStep/missing").valueStream().map(one -> one.get("code").asString())).containsExactly("ask-named", "lead-named", "office-named");
        refused(visit.tryPut("/state", "{\"state\":\"SCOPED\"}"), 409, "conditions-not-met", "ask-named");
        refused(visit.tryPut("/state", "{\"state\":\"RUNNING\"}"), 409, "step-impossible", "state");
        refused(visit.tryPut("/state", "{\"state\":\"PAINTED\"}"), 400, "invalid-field", "state");
        visit.put("/preparation", """
                {"office":"paris","lead":"Lea Sample","asks":[{"text":{"en":"A hearing on peacebuilding"}}],"documents":[{"title":"Concept note","url":"https://example.org/note"}]}""");
        refused(visit.tryPut("/preparation", "{\"documents\":[{\"title\":\"x\",\"url\":\"javascript:alert(1)\"}]}"), 400, "invalid-field", "documents[0].url");
        assertThat(visit.put("/state", "{\"state\":\"SCOPED\"}").at("/nextStep/state").asString()).isEqualTo("INVITING");
        assertThat(visit.read("").getResponse().getStatus()).isEqualTo(200);
        assertThat(http.perform(by(get("/api/visits?office=paris&state=SCOPED&limit=200"), "visits:read"))).bodyText().contains(visit.id);
        assertThat(http.perform(by(get("/api/visits?office=berlin&limit=200"), "visits:read"))).bodyText().doesNotContain(visit.id);
    }

    @Test
    void refusesAChangeBasedOnWhatIsNotTrueAnyMore() {
        var visit = visit();
        String lastWeek = visit.tag;
        String meeting = visit.meeting(WISH);
        String now = visit.tag;
        for (String path : List.of("/state", "/offers", "/details", "/attendances/d-1")) {
            String body = switch (path) {
                case "/state" -> "{\"state\":\"REQUESTED\"}";
                case "/offers" -> "{\"slots\":[{\"start\":\"2027-03-02T14:00:00+01:00\",\"end\":\"2027-03-02T14:45:00+01:00\"}]}";
                default -> "{}";
            };
            visit.tag = lastWeek;
            var stale = visit.tryPut("/meetings/" + meeting + path, body);
            refused(stale, 412, "version-stale", null);
            assertThat(stale).bodyJson().extractingPath("$.changed[*].what").asArray().as("what they have not seen").containsExactly("meeting");
            assertThat(stale).bodyJson().extractingPath("$.changed[0].summary.en").isEqualTo("Talk with Cora (sample)");
            assertThat(stale).bodyJson().extractingPath("$.version").isEqualTo(2);
            assertThat(http.perform(with(put("/api/visits/" + visit.id + "/meetings/" + meeting + path), body, "visits:read", "visits:write"))).hasStatus(428);
            visit.tag = now;
            assertThat(http.perform(with(put("/api/visits/" + visit.id + "/meetings/" + meeting + path), body, "visits:read").header("If-Match", now))).hasStatus(403);
        }
        assertThat(visit.meetingNow(meeting).at("/state").asString()).isEqualTo("WISHED");
    }

    @Test
    void forgetsTheNeedsOfWhoeverLeavesAndOfAVisitThatIsCancelled() {
        var visit = visit();
        for (String delegate : List.of("d-1", "d-2")) {
            assertThat(http.perform(with(put("/api/visits/" + visit.id + "/delegates/" + delegate + "/needs"), "{\"dietary\":\"no nuts\",\"eraseOn\":\"2027-03-20\"}", "needs:write")))
                    .hasStatus(204);
        }
        List<String> keys = List.of(Contacts.delegate(visit.id, "d-1"), Contacts.delegate(visit.id, "d-2"));
        visit.put("/delegates", "{\"delegates\":[{\"id\":\"d-2\",\"name\":\"Edo Sample\",\"role\":\"head\"}]}");
        assertThat(needs.known(keys)).containsExactly(keys.get(1));
        visit.put("/cancellation", "{}");
        assertThat(needs.known(keys)).isEmpty();
    }
}
