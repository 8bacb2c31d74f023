package org.hemicycle.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hemicycle.gateway.TestGateway.problem;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hemicycle.gateway.StandIn;
import org.hemicycle.gateway.TestGateway;
import org.hemicycle.gateway.problem.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DocumentsTest {

    private static final String DOCUMENT = """
            {"openapi": "3.1.0", "servers": [{"url": "http://127.0.0.1:8083"}], "paths": {
              "/api/visits": {"get": {"summary": "Lists <visits>"}, "post": {"operationId": "schedule"}},
              "/api/visits/{id}": {"parameters": [], "get": {"summary": "Shows one visit"}}}}
            """;

    private final TestGateway gateway = TestGateway.shared();

    @BeforeEach
    void eventsAndContentHaveDocuments() {
        for (var service : List.of(gateway.services.events, gateway.services.content)) {
            service.answers(exchange -> StandIn.say(exchange, 200, DOCUMENT));
        }
    }

    @Test
    void listsTheOperationsOfAllServices() {
        var page = gateway.get("/docs");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html;charset=utf-8");
        assertThat(page.body())
                .contains("events-service").contains("content-service")
                .contains("<a href=\"/api/visits\"><code>/api/visits</code></a></td><td>Lists &lt;visits&gt;</td>")
                .contains("<td>POST</td><td><code>/api/visits</code></td><td>schedule</td>")
                .contains("<code>/api/visits/{id}</code></td><td>Shows one visit</td>")
                .doesNotContain("<script").doesNotContain("style=");
        assertThat(gateway.services.events.lastAsked().path()).isEqualTo("/v3/api-docs");
    }

    @Test
    void showsAServiceThatDoesNotAnswerAsMissing() {
        gateway.services.notification.stop();

        assertThat(gateway.get("/docs").body()).contains("notification-service does not answer").contains("Lists &lt;visits&gt;");
        var document = gateway.get("/docs/notification.json");
        assertThat(document.statusCode()).isEqualTo(503);
        assertThat(problem(document).get("part")).isEqualTo("notification-service");
    }

    @Test
    void showsAServiceWithoutADocumentAsMissing() {
        gateway.services.notification.answers(exchange -> StandIn.say(exchange, 200, "no json"));

        assertThat(gateway.get("/docs").body()).contains("notification-service does not answer");
    }

    @Test
    void listsTheProblemsOfAllServicesBesideItsOwn() {
        gateway.services.events.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            StandIn.say(exchange, 200, """
                    [{"type": "/problems/visit-clash", "title": "Visit clash", "status": 409, "sentence": "Two places at once."}]
                    """);
        });
        gateway.services.notification.stop();

        assertThat(gateway.get("/api/problems").body())
                .contains("/problems/visit-clash").contains("/problems/cross-site-request").contains("/problems/service-unavailable");
    }

    @Test
    void forgetsNoneOfItsOwn() {
        Set<Class<?>> all = Set.of(Refusal.class.getPermittedSubclasses());

        assertThat(Refusal.ALL.stream().map(Refusal::getClass).collect(Collectors.toSet())).isEqualTo(all);
    }

    @Test
    void givesADocumentWithThePublicAddressInIt() {
        var document = JsonMapper.shared().readValue(gateway.get("/docs/events.json").body(), Map.class);

        assertThat(document.get("servers")).isEqualTo(List.of(Map.of("url", TestGateway.PUBLIC_URL)));
        assertThat(document.get("openapi")).isEqualTo("3.1.0");
    }
}
