package org.hemicycle.events.visit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.util.List;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.contracts.PersonMessage;
import org.hemicycle.events.StaffTest;
import org.hemicycle.events.Servers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Editions over HTTP: who is told what, what staff can compare, and what somebody with the page open sees. */
class EditionApiTest extends StaffTest {

    @Autowired
    LiveVisits live;

    @Test
    void tellsTheDelegateWhoseMeetingMovedAndNobodyElse() {
        var visit = visit();
        String danas = visit.meeting(confirmed("02", "14:00", "15:00", "public", "[\"sample-cora\"]", "[\"d-1\"]"));
        visit.meeting(confirmed("02", "14:00", "15:00", "internal", "[\"sample-dirk\"]", "[\"d-2\"]"));
        visit.put("/announcement", "{}");
        await().atMost(Duration.ofMinutes(5)).until(() -> told(visit.id).size() == 4);
        assertThat(told(visit.id)).extracting(PersonMessage.Concerned::personId).containsExactly("d-1", "d-2", "sample-cora", "sample-dirk");

        visit.put("/meetings/" + danas + "/slot", "{\"start\":\"2027-03-02T16:00:00+01:00\",\"end\":\"2027-03-02T17:00:00+01:00\"}");
        assertThat(visit.read().at("/unpublished").asBoolean()).isTrue();
        assertThat(told(visit.id)).as("the plan is edited freely").hasSize(4);
        assertThat(visit.put("/publication", "{}").at("/edition").asInt()).isEqualTo(2);
        await().atMost(Duration.ofMinutes(5)).until(() -> told(visit.id).size() == 6);
        assertThat(told(visit.id).subList(4, 6)).containsExactly(
                new PersonMessage.Concerned("visit", visit.id, "d-1", "programme-changed", 2, false),
                new PersonMessage.Concerned("visit", visit.id, "sample-cora", "programme-changed", 2, false));

        refused(visit.tryPut("/publication", "{}"), 409, "nothing-to-publish", null);
    }

    @Test
    void showsStaffEveryEditionAndWhatDiffersBetweenAnyTwo() {
        var visit = visit();
        String danas = visit.meeting(confirmed("03", "14:00", "15:00", "public", "[\"sample-cora\"]", "[\"d-1\"]"));
        visit.put("/announcement", "{}");
        visit.put("/meetings/" + danas + "/building", "{\"building\":\"eesc-brussels\"}");
        visit.put("/publication", "{}");
        visit.put("/description", "{\"title\":{\"en\":\"Another title (sample)\"},\"purpose\":{\"en\":\"The same\"},\"hostAreas\":[\"BE\"]}");
        visit.put("/publication", "{}");

        assertThat(visit.read("/editions")).bodyJson().extractingPath("$.items[*].number").asArray().containsExactly(3, 2, 1);
        assertThat(visit.read("/editions/1")).bodyJson().extractingPath("$.meetings[0].building.id").isEqualTo("ep-brussels");
        assertThat(visit.read("/editions/3")).bodyJson().extractingPath("$.title.en").isEqualTo("Another title (sample)");
        var first = json(visit.read("/editions/1/differences/2"));
        assertThat(first.at("/overall/0/kind").asString()).isEqualTo("meeting-relocated");
        assertThat(first.at("/overall/0/previousBuilding/id").asString()).isEqualTo("ep-brussels");
        assertThat(first.at("/people").valueStream().map(one -> one.get("person").asString())).containsExactly("d-1", "sample-cora");
        var second = json(visit.read("/editions/2/differences/3"));
        assertThat(second.at("/overall/0/kind").asString()).isEqualTo("text-changed");
        assertThat(second.at("/people")).as("a title is no change of anybody's programme").isEmpty();
        assertThat(json(visit.read("/editions/0/differences/3")).at("/people/0/changes/0/kind").asString()).isEqualTo("meeting-added");

        refused(visit.read("/editions/4"), 404, "edition-unknown", null);
        refused(visit.read("/editions/1/differences/4"), 404, "edition-unknown", null);
        assertThat(http.perform(get("/api/visits/" + visit.id + "/editions"))).hasStatus(401);
    }

    @Test
    void showsWhatTheNextEditionWouldTellWithoutTellingIt() {
        var visit = visit();
        visit.meeting(confirmed("04", "14:00", "15:00", "internal", "[]", "[\"d-1\"]"));
        var first = json(visit.read("/publication"));
        assertThat(first.at("/from").asInt()).as("before it is announced, everything is new").isZero();
        assertThat(first.at("/people/0/person").asString()).isEqualTo("d-1");
        visit.put("/announcement", "{}");
        refused(visit.read("/publication"), 409, "nothing-to-publish", null);

        visit.meeting(confirmed("04", "16:00", "17:00", "public", "[]", "[\"d-2\"]"));
        var next = json(visit.read("/publication"));
        assertThat(next.at("/to").asInt()).isEqualTo(2);
        assertThat(next.at("/ofThePublic/0/kind").asString()).isEqualTo("meeting-added");
        assertThat(next.at("/people").valueStream().map(one -> one.get("person").asString())).containsExactly("d-2");
        assertThat(visit.read("/editions")).bodyJson().extractingPath("$.items[*].number").asArray().containsExactly(1);
        assertThat(http.perform(get("/api/visits/" + visit.id + "/publication"))).hasStatus(401);
    }

    @Test
    void tellsEverybodyConcernedAtOnceWhenTheVisitIsCancelled() {
        var visit = visit();
        visit.meeting(confirmed("04", "14:00", "15:00", "public", "[\"sample-dirk\"]", "[]"));
        visit.put("/announcement", "{}");
        visit.meeting(confirmed("04", "16:00", "17:00", "public", "[\"sample-inge\"]", "[]"));
        visit.put("/cancellation", "{\"reason\":{\"en\":\"Travel is impossible\"}}");
        await().atMost(Duration.ofMinutes(5)).until(() -> told(visit.id).size() == 4);
        assertThat(told(visit.id).subList(1, 4)).as("Inge was never told that she is expected").containsExactly(
                new PersonMessage.Concerned("visit", visit.id, "d-1", "visit-cancelled", 2, true),
                new PersonMessage.Concerned("visit", visit.id, "d-2", "visit-cancelled", 2, true),
                new PersonMessage.Concerned("visit", visit.id, "sample-dirk", "visit-cancelled", 2, true));
        var shown = json(http.perform(get("/api/visits/" + visit.id)));
        assertThat(shown.at("/state").asString()).isEqualTo("CANCELLED");
        assertThat(shown.at("/meetings")).hasSize(1);
    }

    @Test
    void putsAVisitOffAndTakesItUpAgainUnderTheSameIds() {
        var visit = visit();
        String meeting = visit.meeting(confirmed("05", "14:00", "15:00", "public", "[\"sample-dirk\"]", "[\"d-1\"]"));
        visit.put("/announcement", "{}");
        visit.put("/state", "{\"state\":\"POSTPONED\",\"reason\":{\"en\":\"An election was called\"}}");
        assertThat(json(http.perform(get("/api/visits/" + visit.id))).at("/state").asString()).isEqualTo("POSTPONED");
        assertThat(http.perform(get("/api/visits/" + visit.id))).bodyJson().extractingPath("$.meetings[0].status").isEqualTo("CANCELLED");
        assertThat(visit.meetingNow(meeting).at("/state").asString()).isEqualTo("WISHED");
        refused(visit.tryPut("/publication", "{}"), 409, "visit-postponed", "state");

        visit.put("/window", "{\"start\":\"2027-04-12\",\"end\":\"2027-04-16\"}");
        visit.put("/state", "{\"state\":\"PLANNING\"}");
        visit.put("/meetings/" + meeting + "/state",
                "{\"state\":\"CONFIRMED\",\"slot\":{\"start\":\"2027-04-13T14:00:00+02:00\",\"end\":\"2027-04-13T15:00:00+02:00\"}}");
        visit.put("/publication", "{}");
        var again = json(http.perform(get("/api/visits/" + visit.id)));
        assertThat(again.at("/state").asString()).isEqualTo("ANNOUNCED");
        assertThat(again.at("/meetings/0/id").asString()).isEqualTo(meeting);
        assertThat(again.at("/meetings/0/status").asString()).isEqualTo("CONFIRMED");
        assertThat(again.at("/meetings/0/sequence").asInt()).as("told as cancelled at 1").isGreaterThan(1);
    }

    @Test
    void showsWhoeverHasTheVisitOpenThatItWasChanged() throws Exception {
        var visit = visit();
        var stream = http.perform(as(get("/api/visits/" + visit.id + "/live"), "visits:read"));
        assertThat(stream.getResponse().getContentAsString()).contains("event:changed").contains("{\"version\":1}");
        visit.put("/window", "{\"start\":\"2027-03-01\",\"end\":\"2027-03-04\"}");
        await().atMost(Duration.ofMinutes(5)).until(() -> stream.getResponse().getContentAsString().contains("{\"version\":2}"));
        assertThat(live.readers(visit.id)).isEqualTo(1);
        refused(http.perform(as(get("/api/visits/visit-unknown/live"), "visits:read").accept("text/event-stream", "application/problem+json")), 404, "visit-unknown", null);
        assertThat(http.perform(get("/api/visits/" + visit.id + "/live"))).hasStatus(401);
    }

    private static List<PersonMessage.Concerned> told(String visit) {
        return Servers.onTopic("events.person.v1", visit).stream()
                .map(record -> (PersonMessage.Concerned) MessageJson.read(
                        MessageType.named(new String(record.headers().lastHeader("ce_type").value(), UTF_8)).orElseThrow(), record.value()))
                .toList();
    }
}
