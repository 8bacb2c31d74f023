package org.hemicycle.events.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.time.Duration;
import org.hemicycle.contracts.AreaFacts;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.DirectoryMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.events.Servers;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.Visits;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** The board follows the visits, whichever instance looks at which version of them first. */
@SpringBootTest
@AutoConfigureMockMvc
class AccessBoardTest {

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
    Visits visits;

    @Autowired
    AccessBoard board;

    @Autowired
    AccessRequests requests;

    @Test
    void anOlderVersionOfAVisitTakesNothingBackFromTheBoard() {
        Versioned<Visit> empty = visit();
        Versioned<Visit> planned = with(empty, "2027-04-07T09:00:00+02:00", "2027-04-07T10:00:00+02:00");
        board.refresh(planned);
        String line = AccessRequest.id(planned.id(), "d-1", "ep-strasbourg");
        assertThat(needed(line)).isTrue();

        board.refresh(empty);
        assertThat(needed(line)).as("an instance that still held the empty plan looked later").isTrue();
    }

    @Test
    void anOlderVersionOfAVisitBringsNothingBackToTheBoard() {
        Versioned<Visit> planned = with(visit(), "2027-04-07T09:00:00+02:00", "2027-04-07T10:00:00+02:00");
        String line = AccessRequest.id(planned.id(), "d-1", "ep-strasbourg");
        board.refresh(planned);
        send("put", "/api/visits/" + planned.id() + "/cancellation", planned.version(), "{}");
        Versioned<Visit> cancelled = visits.find(new VisitId(planned.id())).orElseThrow();
        board.refresh(cancelled);
        assertThat(needed(line)).isFalse();

        board.refresh(planned);
        assertThat(needed(line)).isFalse();
    }

    private boolean needed(String line) {
        return requests.find(line).orElseThrow().state().needed();
    }

    private Versioned<Visit> visit() {
        if (directory.building("ep-strasbourg").isEmpty()) {
            Servers.send("board-fr", new DirectoryMessage.AreaRecorded(9, new AreaFacts("FR", LocalizedText.of("en", "France"), "country", "Europe/Paris")));
            Servers.send("board-b", new DirectoryMessage.BuildingRecorded(9, new BuildingFacts(
                    "ep-strasbourg", LocalizedText.of("en", "European Parliament, Strasbourg"), "Somewhere 1", null, "FR", "Europe/Paris")));
        }
        await().atMost(Duration.ofMinutes(5)).until(() -> directory.area("FR").isPresent() && directory.building("ep-strasbourg").isPresent());
        String created = send("post", "/api/visits", 0, """
                {"title":{"en":"Board (sample)"},"purpose":{"en":"To be let in"},"hostAreas":["FR"],"window":{"start":"2027-04-05","end":"2027-04-09"},
                 "timeZone":"Europe/Paris","delegates":[{"id":"d-1","name":"Dana Sample","role":"head","languages":["en"]}]}""");
        return visits.find(new VisitId(JSON.readTree(created).at("/id").asString())).orElseThrow();
    }

    private Versioned<Visit> with(Versioned<Visit> visit, String start, String end) {
        send("post", "/api/visits/" + visit.id() + "/meetings", visit.version(), """
                {"summary":{"en":"Talk"},"start":"%s","end":"%s","building":"ep-strasbourg","interlocutors":[],"delegates":["d-1"],"visibility":"internal"}"""
                .formatted(start, end));
        return visits.find(new VisitId(visit.id())).orElseThrow();
    }

    private String send(String method, String path, long version, String body) {
        var request = method.equals("post") ? http.post() : http.put();
        var answer = request.uri(path)
                .header("If-Match", "\"" + version + "\"")
                .with(jwt().authorities(AuthorityUtils.createAuthorityList("visits:write", "visits:read")))
                .contentType(MediaType.APPLICATION_JSON).content(body).exchange();
        assertThat(answer.getResponse().getStatus()).as("%s", answer.getResponse()).isBetween(200, 201);
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }
}
