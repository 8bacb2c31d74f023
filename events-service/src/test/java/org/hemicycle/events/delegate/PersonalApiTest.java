package org.hemicycle.events.delegate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.hemicycle.events.StaffTest;
import org.hemicycle.events.Servers;
import org.hemicycle.events.contact.Contact;
import org.hemicycle.events.contact.Contacts;
import org.hemicycle.events.contact.Need;
import org.hemicycle.events.contact.Needs;
import org.hemicycle.events.link.LinkPurpose;
import org.hemicycle.events.link.PersonalLinks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What one person sees, answers and is told; and that their address and needs are nowhere but where they were asked for. */
@ExtendWith(OutputCaptureExtension.class)
class PersonalApiTest extends StaffTest {

    private static final String CONTACT = "{\"email\":\"dana.secret@example.org\",\"language\":\"fr\",\"timeZone\":\"Europe/Paris\"}";
    private static final String NEEDS = "{\"dietary\":\"no nightshades\",\"access\":\"step-free entrance\",\"eraseOn\":\"2027-03-20\"}";

    @Autowired
    PersonalLinks links;

    @Autowired
    Needs needs;

    @Autowired
    Contacts contacts;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Clock clock;

    @Test
    void showsAPersonTheirOwnProgrammeAndWhatChangedSinceTheyLookedLast() {
        var visit = visit();
        visit.put("/preparation", "{\"lead\":\"Lea Sample\",\"leadContact\":\"+32 2 000 00 00\",\"office\":\"paris\"}");
        String mine = visit.meeting(confirmed("01", "09:00", "10:00", "internal", "[\"sample-cora\"]", "[\"d-1\"]"));
        visit.meeting(confirmed("01", "09:00", "10:00", "public", "[\"sample-dirk\"]", "[\"d-2\"]"));
        String token = links.token(LinkPurpose.PAGE, "visit", visit.id, "d-1");
        refused(page(token), 404, "visit-unknown", null);

        visit.put("/announcement", "{}");
        var first = json(page(token));
        assertThat(first.at("/person/name").asString()).isEqualTo("Dana Sample");
        assertThat(first.at("/meetings").valueStream().map(meeting -> meeting.get("id").asString())).containsExactly(mine);
        assertThat(first.at("/lead/contact").asString()).isEqualTo("+32 2 000 00 00");
        assertThat(first.at("/changes")).isEmpty();
        assertThat(first.toString()).doesNotContain("sample-dirk", "dirk (sample)");

        visit.put("/meetings/" + mine + "/slot", "{\"start\":\"2027-03-01T11:00:00+01:00\",\"end\":\"2027-03-01T12:00:00+01:00\"}");
        assertThat(json(page(token)).at("/meetings/0/start").asString()).as("not published").startsWith("2027-03-01T09:00");
        visit.put("/publication", "{}");
        for (String again : new String[] {"first", "second"}) {
            var second = json(page(token));
            assertThat(second.at("/meetings/0/start").asString()).startsWith("2027-03-01T11:00");
            assertThat(second.at("/changesSince").asInt()).as(again).isEqualTo(1);
            assertThat(second.at("/changes/0/kind").asString()).isEqualTo("meeting-moved");
        }

        var tellings = json(visit.read("/tellings"));
        var dana = tellings.at("/items/0");
        assertThat(dana.get("person").asString()).isEqualTo("d-1");
        assertThat(dana.get("edition").asInt()).isEqualTo(2);
        assertThat(dana.get("upToDate").asBoolean()).isTrue();
        assertThat(dana.get("seenAt").asString()).isNotBlank();
        assertThat(tellings.at("/items/1/person").asString()).isEqualTo("d-2");
        assertThat(tellings.at("/items/1/edition").asInt()).isZero();
    }

    @Test
    void handsOutThePageAndCalendarOfAnybodyWhoTakesPartAndTakesThemBack() {
        var visit = visit();
        visit.meeting(confirmed("02", "09:00", "10:00", "internal", "[\"sample-cora\"]", "[\"d-1\"]"));
        visit.put("/announcement", "{}");
        String path = "/api/visits/" + visit.id + "/people/d-1/links";
        var first = json(http.perform(as(get(path), "visits:write")));
        assertThat(first.at("/name").asString()).isEqualTo("Dana Sample");
        assertThat(first.at("/page").asString()).as("in the language that she reads").startsWith("/fr/my/");
        String token = first.at("/page").asString().substring("/fr/my/".length());
        assertThat(json(http.perform(as(get(path), "visits:write")))).as("the same until it is taken back").isEqualTo(first);
        assertThat(page(token)).hasStatusOk();
        assertThat(http.perform(get(first.at("/calendar").asString()))).hasStatusOk();

        assertThat(http.perform(as(delete(path), "visits:write"))).hasStatus(204);
        refused(page(token), 410, "link-revoked", null);
        assertThat(http.perform(get(first.at("/calendar").asString()))).hasStatus(410);
        var second = json(http.perform(as(get(path), "visits:write")));
        assertThat(second.at("/page").asString()).isNotEqualTo(first.at("/page").asString());
        assertThat(http.perform(get(second.at("/calendar").asString()))).hasStatusOk();
        assertThat(json(http.perform(as(get(path.replace("d-1", "sample-cora")), "visits:write"))).at("/page").asString()).startsWith("/en/my/");

        refused(http.perform(as(get(path.replace("d-1", "sample-dirk")), "visits:write")), 404, "attendance-unknown", null);
        refused(http.perform(as(delete(path.replace("d-1", "lead")), "visits:write")), 404, "attendance-unknown", null);
        refused(http.perform(as(get(path.replace(visit.id, "visit-unknown")), "visits:write")), 404, "visit-unknown", null);
        assertThat(http.perform(as(get(path), "visits:read"))).hasStatus(403);
        assertThat(http.perform(delete(path))).hasStatus(401);
    }

    @Test
    void takesAnAnswerByLinkWithoutDisturbingAnybody() {
        var visit = visit();
        String mine = visit.meeting(confirmed("01", "14:00", "15:00", "public", "[\"sample-cora\"]", "[\"d-1\"]"));
        String other = visit.meeting(confirmed("01", "16:00", "17:00", "public", "[\"sample-cora\"]", "[\"d-2\"]"));
        visit.put("/announcement", "{}");
        String token = links.token(LinkPurpose.PAGE, "visit", visit.id, "d-1");
        assertThat(json(answer(token, mine, "{\"partstat\":\"ACCEPTED\"}")).at("/meetings/0/partstat").asString()).isEqualTo("ACCEPTED");
        assertThat(visit.meetingNow(mine).at("/attendances").toString()).contains("\"partstat\":\"ACCEPTED\"").contains("respondedAt");
        assertThat(visit.read().at("/unpublished").asBoolean()).as("an answer is no news for others").isFalse();
        assertThat(json(visit.read("/tellings")).at("/items/0/answered").asInt()).isEqualTo(1);

        refused(answer(token, other, "{\"partstat\":\"DECLINED\"}"), 404, "meeting-unknown", null);
        refused(answer(token, mine, "{\"partstat\":\"NEEDS-ACTION\"}"), 400, "invalid-field", "partstat");
        refused(answer(token, mine, "{\"partstat\":\"DELEGATED\"}"), 400, "invalid-field", "delegatedTo");
        refused(answer(token.substring(0, 47) + (token.endsWith("A") ? "B" : "A"), mine, "{\"partstat\":\"ACCEPTED\"}"), 400, "link-forged", "token");
        refused(page(links.token(LinkPurpose.FEED, "visit", visit.id, "d-1")), 400, "link-misused", "token");
        links.revoke(LinkPurpose.PAGE, "visit", visit.id, "d-1");
        refused(page(token), 410, "link-revoked", "token");

        visit.put("/meetings/" + other + "/cancellation", "{}");
        refused(answer(links.token(LinkPurpose.PAGE, "visit", visit.id, "d-2"), other, "{\"partstat\":\"ACCEPTED\"}"), 409, "meeting-already-cancelled", null);
    }

    @Test
    void saysWhatAPersonIsToBeToldAtTheMomentOfTelling() {
        var visit = visit();
        String mine = visit.meeting(confirmed("02", "09:00", "10:00", "public", "[\"sample-inge\"]", "[\"d-1\"]"));
        keep(visit.id, "d-1", "contact", CONTACT);
        visit.put("/announcement", "{}");
        var first = concern(visit.id, "d-1", "programme-changed", 0);
        assertThat(json(first).at("/email").asString()).isEqualTo("dana.secret@example.org");
        assertThat(json(first).at("/language").asString()).isEqualTo("fr");
        assertThat(json(first).at("/timeZone").asString()).isEqualTo("Europe/Paris");
        assertThat(json(first).at("/changes/0/kind").asString()).isEqualTo("meeting-added");
        assertThat(json(first).at("/page").asString()).startsWith("/fr/my/");
        assertThat(page(json(first).at("/page").asString().substring("/fr/my/".length()))).hasStatusOk();

        visit.put("/meetings/" + mine + "/slot", "{\"start\":\"2027-03-02T11:00:00+01:00\",\"end\":\"2027-03-02T12:00:00+01:00\"}");
        visit.put("/publication", "{}");
        visit.put("/meetings/" + mine + "/slot", "{\"start\":\"2027-03-02T09:00:00+01:00\",\"end\":\"2027-03-02T10:00:00+01:00\"}");
        visit.put("/publication", "{}");
        assertThat(json(concern(visit.id, "d-1", "programme-changed", 2)).at("/changes/0/kind").asString()).isEqualTo("meeting-moved");
        assertThat(json(concern(visit.id, "d-1", "programme-changed", 1)).at("/changes")).as("there and back is nothing to say").isEmpty();
        assertThat(json(concern(visit.id, "sample-inge", "programme-changed", 0)).path("email").isString()).as("nobody gave her address").isFalse();

        assertThat(json(first).at("/invitation").asString().replace("\r\n ", "")).contains("METHOD:REQUEST").contains("UID:" + visit.id + "/" + mine);
        visit.meeting(confirmed("03", "09:00", "10:00", "public", "[]", "[\"d-1\"]"));
        visit.put("/publication", "{}");
        assertThat(json(concern(visit.id, "d-1", "programme-changed", 0)).path("invitation").isString()).as("an invitation is about one meeting").isFalse();
        visit.put("/meetings/" + mine + "/cancellation", "{}");
        visit.put("/publication", "{}");
        var cancelled = json(concern(visit.id, "d-1", "programme-changed", 4));
        assertThat(cancelled.at("/changes/0/kind").asString()).isEqualTo("meeting-cancelled");
        assertThat(cancelled.at("/invitation").asString()).contains("METHOD:CANCEL").contains("STATUS:CANCELLED");

        refused(concern(visit.id, "nobody", "programme-changed", 0), 404, "person-not-concerned", "personId");
        refused(concern("visit-unknown", "d-1", "programme-changed", 0), 404, "subject-unknown", "subjectId");
        refused(http.perform(as(get("/api/concerns/painting/p-1/people/d-1?matter=invited"), "concerns:read")), 404, "subject-unknown", "subjectKind");
        assertThat(http.perform(as(get("/api/concerns/visit/" + visit.id + "/people/d-1?matter=programme-changed"), "visits:read"))).hasStatus(403);
    }

    @Test
    void keepsAddressAndNeedsOutOfEveryMessageListAndLog(CapturedOutput log) {
        var visit = visit();
        keep(visit.id, "d-1", "contact", CONTACT);
        keep(visit.id, "d-1", "needs", NEEDS);
        refused(http.perform(as(get("/api/visits/" + visit.id + "/delegates/d-9/contact"), "needs:read")), 404, "person-not-expected", null);
        refused(http.perform(staff(visit.id, "contact", "{\"email\":\"dana.secret\",\"language\":\"fr\",\"timeZone\":\"Europe/Paris\"}")), 400, "invalid-field", "email");
        visit.meeting(confirmed("03", "09:00", "10:00", "public", "[\"sample-dirk\"]", "[\"d-1\"]"));
        visit.put("/announcement", "{}");
        var shown = visit.read();
        assertThat(shown.at("/delegates/0/hasEmail").asBoolean()).isTrue();
        assertThat(shown.at("/delegates/0/hasNeeds").asBoolean()).isTrue();
        assertThat(shown.at("/delegates/1/hasEmail").asBoolean()).isFalse();
        String secrets = "dana\\.secret|nightshades|step-free";
        assertThat(http.perform(as(get("/api/visits?limit=200"), "visits:read"))).bodyText().contains(visit.id).doesNotContainPattern(secrets);
        assertThat(shown.toString()).doesNotContainPattern(secrets);
        assertThat(http.perform(get("/api/visits/" + visit.id))).bodyText().doesNotContainPattern(secrets);
        assertThat(visit.read("/tellings")).bodyText().doesNotContainPattern(secrets);
        for (String topic : Set.of("events.visit.v1", "events.person.v1")) {
            Servers.onTopic(topic, visit.id).forEach(record -> assertThat(new String(record.value(), UTF_8)).doesNotContainPattern(secrets));
        }
        for (String collection : mongo.getCollectionNames()) {
            mongo.findAll(org.bson.Document.class, collection)
                    .forEach(document -> assertThat(document.toString()).as(collection).doesNotContainPattern(secrets));
        }
        // The tool that plays the client prints requests in full; what the service logs are the lines in JSON.
        var logged = log.getAll().lines().filter(line -> line.startsWith("{\"@timestamp\"")).toList();
        assertThat(logged).as("the service logs").isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContainPattern(secrets));

        assertThat(http.perform(as(get(delegate(visit.id, "needs")), "needs:read"))).hasStatusOk().bodyText().contains("no nightshades");
        assertThat(http.perform(as(get(delegate(visit.id, "contact")), "needs:read"))).hasStatusOk().bodyText().contains("dana.secret@example.org");
        for (String path : Set.of("needs", "contact")) {
            assertThat(http.perform(as(get(delegate(visit.id, path)), "visits:read", "visits:write"))).hasStatus(403);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "needs | {\"dietary\":\"none\",\"eraseOn\":\"2020-01-01\"} | 422 | erasure-date-past | eraseOn",
        "needs | {\"dietary\":\"none\",\"eraseOn\":\"2099-01-01\"} | 422 | erasure-date-too-late | eraseOn",
        "needs | {\"dietary\":\"none\"} | 400 | invalid-field | eraseOn",
        "contact | {\"email\":\"a@example.org\",\"language\":\"french!\",\"timeZone\":\"Europe/Paris\"} | 400 | invalid-field | language",
        "contact | {\"email\":\"a@example.org\",\"language\":\"fr\",\"timeZone\":\"Europe/Atlantis\"} | 422 | time-zone-unknown | timeZone",
    })
    void refusesABadContactOrNeedByNameAndField(String path, String body, int status, String slug, String field) {
        refused(http.perform(staff(visit().id, path, body)), status, slug, field);
    }

    @Test
    void refusesWhatIsUnknownOfPeople() {
        var visit = visit();
        refused(http.perform(as(get(delegate(visit.id, "needs")), "needs:read")), 404, "needs-unknown", null);
        refused(http.perform(as(get(delegate(visit.id, "contact")), "needs:read")), 404, "contact-unknown", null);
        refused(http.perform(as(get("/api/visits/" + visit.id + "/delegates/d-9/contact"), "needs:read")), 404, "person-not-expected", null);
        refused(http.perform(as(get("/api/contacts/sample-nobody"), "needs:read")), 404, "contact-unknown", null);
        assertThat(http.perform(with(put("/api/contacts/sample-cora"), CONTACT, "needs:write"))).hasStatus(204);
        assertThat(http.perform(as(get("/api/contacts/sample-cora"), "needs:read"))).bodyJson().extractingPath("$.name").isEqualTo("cora (sample)");
        assertThat(http.perform(as(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete("/api/contacts/sample-cora"), "needs:write"))).hasStatus(204);
    }

    @Test
    void erasesNeedsOnTheirDateAndNotBefore() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
        String due = Contacts.delegate("visit-due", "d-1");
        String later = Contacts.delegate("visit-later", "d-1");
        needs.keep(due, new Need("nuts", null, today));
        needs.keep(later, new Need("nuts", null, today.plusDays(1)));
        assertThat(needs.find(due, today)).as("not shown even before the sweep").isEmpty();
        // Not by the sweeper: another instance may hold its lease, and what it does is this.
        needs.eraseDue(today);
        assertThat(needs.known(Set.of(due, later))).containsExactly(later);
        assertThat(needs.find(later, today)).isPresent();
        needs.erase(later);
    }

    @Test
    void erasesAddressesOnTheirDateAndMovesItWithTheVisit() {
        var visit = visit();
        String address = "/api/visits/" + visit.id + "/delegates/d-1/contact";
        String contact = "{\"email\":\"dana@sample.example\",\"language\":\"fr\",\"timeZone\":\"Europe/Paris\"}";
        String until = contact.replace("}", ",\"eraseOn\":\"%s\"}");
        assertThat(http.perform(with(put(address), contact, "needs:write"))).hasStatus(204);
        assertThat(http.perform(as(get(address), "needs:read"))).bodyJson().extractingPath("$.eraseOn").as("thirty days after the visit").isEqualTo("2027-04-04");
        assertThat(http.perform(as(get(address), "needs:read"))).bodyJson().extractingPath("$.email").isEqualTo("dana@sample.example");
        refused(http.perform(with(put(address), until.formatted("2027-04-05"), "needs:write")), 422, "erasure-date-too-late", "eraseOn");
        refused(http.perform(with(put(address), until.formatted("2020-01-01"), "needs:write")), 422, "erasure-date-past", "eraseOn");
        refused(http.perform(with(put("/api/contacts/sample-dirk"), until.formatted("2999-01-01"), "needs:write")), 422, "erasure-date-too-late", "eraseOn");
        assertThat(http.perform(with(put(address), until.formatted("2027-03-20"), "needs:write"))).hasStatus(204);
        visit.put("/window", "{\"start\":\"2027-03-08\",\"end\":\"2027-03-12\"}");
        assertThat(http.perform(as(get(address), "needs:read"))).bodyJson().extractingPath("$.eraseOn").as("still after the visit").isEqualTo("2027-03-20");
        visit.put("/window", "{\"start\":\"2027-03-22\",\"end\":\"2027-03-26\"}");
        assertThat(http.perform(as(get(address), "needs:read"))).bodyJson().extractingPath("$.eraseOn").isEqualTo("2027-04-25");

        LocalDate today = contacts.today();
        var dana = new Contact("Dana Sample", "dana@sample.example", "fr", "Europe/Paris");
        String due = Contacts.delegate("visit-due", "d-2");
        String later = Contacts.delegate("visit-later", "d-2");
        contacts.keep(due, dana, today);
        contacts.keep(later, dana, today.plusDays(2));
        assertThat(contacts.find(due)).as("not shown even before the sweep").isEmpty();
        assertThat(mongo.findById(due, org.bson.Document.class, "contacts")).isNotNull();
        contacts.eraseDue();
        assertThat(contacts.known(Set.of(due, later))).containsExactly(later);
        assertThat(contacts.find(later)).contains(dana);
        mongo.save(new org.bson.Document("_id", "sample-before").append("sealed", mongo.findById(later, org.bson.Document.class, "contacts").get("sealed")), "contacts");
        contacts.eraseDue();
        assertThat(mongo.findById("sample-before", org.bson.Document.class, "contacts").getString("eraseOn")).as("kept before there were dates").isEqualTo(contacts.usually().toString());
        contacts.erase("sample-before");
        contacts.erase(later);
    }

    private MvcTestResult page(String token) {
        return http.perform(get("/api/personal/" + token + "/programme"));
    }

    private MvcTestResult answer(String token, String meeting, String body) {
        return http.perform(put("/api/personal/" + token + "/meetings/" + meeting + "/answer").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private MvcTestResult concern(String visit, String person, String matter, int since) {
        return http.perform(as(get("/api/concerns/visit/" + visit + "/people/" + person + "?matter=" + matter + "&since=" + since), "concerns:read"));
    }

    private void keep(String visit, String delegate, String what, String body) {
        assertThat(http.perform(with(put("/api/visits/" + visit + "/delegates/" + delegate + "/" + what), body, "needs:write"))).hasStatus(204);
    }

    private static String delegate(String visit, String path) {
        return "/api/visits/" + visit + "/delegates/d-1/" + path;
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder staff(String visit, String path, String body) {
        return with(put(delegate(visit, path)), body, "needs:write");
    }
}
