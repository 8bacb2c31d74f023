package org.hemicycle.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.List;
import org.hemicycle.contracts.DirectoryMessage;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.events.directory.Directory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** Staff at work on visits over HTTP, with more invented people in the directory. */
public abstract class StaffTest extends ApiTest {

    @Autowired
    private Directory directory;

    @BeforeEach
    void moreOfTheDirectoryHasArrived() {
        List<String> names = List.of("cora", "dirk", "inge");
        if (directory.person("sample-inge").isEmpty()) {
            for (String name : names) {
                Servers.send("t-p-" + name, new DirectoryMessage.PersonRecorded(1,
                        new PersonFacts("sample-" + name, name + " (sample)", null, null, "BE", List.of("nl", "en"), true)));
            }
        }
        await().atMost(Duration.ofMinutes(5)).until(() -> names.stream().allMatch(name -> directory.person("sample-" + name).isPresent()));
    }

    /** A new visit to Brussels of two delegates, on five days of March 2027. */
    protected Staff visit() {
        return visit("2027-03-01", "2027-03-05");
    }

    protected Staff visit(String first, String last) {
        var created = http.perform(with(post("/api/visits"), """
                {"title":{"en":"Peacebuilders in Brussels (sample)","fr":"Artisans de paix à Bruxelles (exemple)"},
                 "purpose":{"en":"Members hear from those who build peace"},"hostAreas":["BE"],
                 "window":{"start":"%s","end":"%s"},"timeZone":"Europe/Brussels",
                 "delegates":[{"id":"d-1","name":"Dana Sample","role":"head","languages":["fr"],"organization":"Peace Works (sample)"},
                              {"id":"d-2","name":"Edo Sample","role":"delegate","languages":["nl"]}]}""".formatted(first, last), "visits:read", "visits:write"));
        assertThat(created).hasStatus(201);
        return new Staff(json(created).get("id").asString(), created.getResponse().getHeader("ETag"));
    }

    protected static MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, String body, String... permissions) {
        return as(request.contentType(MediaType.APPLICATION_JSON).content(body), permissions);
    }

    protected static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request, String... permissions) {
        return by(request, permissions);
    }

    protected static void refused(MvcTestResult answer, int status, String slug, @Nullable String field) {
        refused(answer, status, slug);
        if (field != null) {
            assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        }
    }

    /** A member of staff at work on one visit, who always knows its current version. */
    protected final class Staff {
        public final String id;
        public String tag;

        Staff(String id, String tag) {
            this.id = id;
            this.tag = tag;
        }

        public MvcTestResult tryPut(String path, String body) {
            return http.perform(with(MockMvcRequestBuilders.put("/api/visits/" + id + path), body, "visits:read", "visits:write").header("If-Match", tag));
        }

        public JsonNode put(String path, String body) {
            var answer = tryPut(path, body);
            assertThat(answer).hasStatusOk();
            tag = answer.getResponse().getHeader("ETag");
            return json(answer);
        }

        public MvcTestResult tryMeeting(String body) {
            return http.perform(with(post("/api/visits/" + id + "/meetings"), body, "visits:read", "visits:write").header("If-Match", tag));
        }

        /** Adds a meeting and gives its id. */
        public String meeting(String body) {
            var known = read().at("/meetings").valueStream().map(meeting -> meeting.get("id").asString()).toList();
            var answer = tryMeeting(body);
            assertThat(answer).hasStatus(201);
            tag = answer.getResponse().getHeader("ETag");
            return json(answer).at("/meetings").valueStream().map(meeting -> meeting.get("id").asString())
                    .filter(meeting -> !known.contains(meeting)).findFirst().orElseThrow();
        }

        public JsonNode read() {
            var answer = read("");
            tag = answer.getResponse().getHeader("ETag");
            return json(answer);
        }

        public MvcTestResult read(String path) {
            return http.perform(as(get("/api/visits/" + id + path), "visits:read"));
        }

        public JsonNode meetingNow(String meeting) {
            return read().at("/meetings").valueStream().filter(one -> one.get("id").asString().equals(meeting)).findFirst().orElseThrow();
        }
    }

    /** A confirmed meeting on a day of March 2027. */
    protected static String confirmed(String day, String from, String to, String visibility, String interlocutors, String delegates) {
        return """
                {"summary":{"en":"Talk on day %s"},"start":"2027-03-%sT%s:00+01:00","end":"2027-03-%sT%s:00+01:00","building":"ep-brussels",
                 "interlocutors":%s,"delegates":%s,"visibility":"%s"}""".formatted(day, day, from, day, to, interlocutors, delegates, visibility);
    }
}
