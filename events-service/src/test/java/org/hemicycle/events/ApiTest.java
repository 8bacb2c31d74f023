package org.hemicycle.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.hemicycle.contracts.AreaFacts;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.DirectoryMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.OrganizationFacts;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.events.directory.Directory;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service over HTTP with a directory of invented people; classes that extend it share one running service. */
@SpringBootTest
@AutoConfigureMockMvc
public abstract class ApiTest {

    protected static final JsonMapper JSON = new JsonMapper();

    @Autowired
    protected MockMvcTester http;

    @Autowired
    private Directory directory;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        Servers.addresses(registry);
    }

    @BeforeEach
    void directoryHasArrived() {
        List<String> people = List.of("sample-ada", "sample-ben", "sample-cleo");
        if (directory.person("sample-cleo").isEmpty()) {
            Servers.send("api-be", new DirectoryMessage.AreaRecorded(1, new AreaFacts("BE", LocalizedText.of("en", "Belgium"), "country", "Europe/Brussels")));
            Servers.send("api-ep", new DirectoryMessage.BuildingRecorded(1, building("ep-brussels", "European Parliament, Brussels", "Rue Wiertz 60, B-1047 Brussels")));
            Servers.send("api-eesc", new DirectoryMessage.BuildingRecorded(1, building("eesc-brussels", "Economic and Social Committee", "Rue Belliard 99, B-1040 Brussels")));
            Servers.send("api-de", new DirectoryMessage.AreaRecorded(1, new AreaFacts("DE", LocalizedText.of("en", "Germany"), "country", "Europe/Berlin")));
            Servers.send("api-reichstag", new DirectoryMessage.BuildingRecorded(1, new BuildingFacts(
                    "reichstag", LocalizedText.of("en", "Reichstag building"), "Platz der Republik 1, 11011 Berlin", null, "DE", "Europe/Berlin")));
            Servers.send("api-house", new DirectoryMessage.OrganizationRecorded(1, new OrganizationFacts(
                    "sample-house", LocalizedText.of("en", "House (sample)"), "chamber", null, "BE", null)));
            people.forEach(id -> Servers.send("api-" + id, new DirectoryMessage.PersonRecorded(1,
                    new PersonFacts(id, id.substring(7, 8).toUpperCase() + id.substring(8) + " (sample)", null, null, "BE", List.of("en"), true))));
        }
        await().atMost(Duration.ofMinutes(5)).until(() -> directory.area("BE").isPresent()
                && directory.building("ep-brussels").isPresent() && directory.building("eesc-brussels").isPresent()
                && directory.building("reichstag").isPresent() && directory.organization("sample-house").isPresent()
                && people.stream().allMatch(id -> directory.person(id).isPresent()));
    }

    private static BuildingFacts building(String id, String name, String address) {
        return new BuildingFacts(id, LocalizedText.of("en", name), address, null, "BE", "Europe/Brussels");
    }

    /** A request by somebody with permissions. */
    protected static MockHttpServletRequestBuilder by(MockHttpServletRequestBuilder request, String... permissions) {
        return request.with(jwt().authorities(Arrays.stream(permissions).map(SimpleGrantedAuthority::new).toArray(SimpleGrantedAuthority[]::new)));
    }

    /** A request of staff. */
    protected MvcTestResult staff(HttpMethod method, String path, String body) {
        return http.perform(by(request(method, path).contentType(MediaType.APPLICATION_JSON).content(body), "visits:read", "visits:write"));
    }

    /** What staff read. */
    protected MvcTestResult read(String path) {
        return http.perform(by(get(path), "visits:read"));
    }

    /** A change of a visit in its present version. */
    protected JsonNode change(HttpMethod method, String visit, String path, String body) {
        String tag = read("/api/visits/" + visit).getResponse().getHeader("ETag");
        var answer = http.perform(by(request(method, "/api/visits/" + visit + path).contentType(MediaType.APPLICATION_JSON).content(body)
                .header("If-Match", tag), "visits:read", "visits:write"));
        assertThat(answer.getResponse().getStatus()).as("%s %s", method, path).isBetween(200, 201);
        return json(answer);
    }

    protected static JsonNode json(MvcTestResult answer) {
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }

    protected static void refused(MvcTestResult answer, int status, String slug) {
        assertThat(answer).hasStatus(status);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + slug);
    }
}
