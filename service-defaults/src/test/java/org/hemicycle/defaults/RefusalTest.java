package org.hemicycle.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import org.hemicycle.defaults.security.SecurityProperties;
import org.hemicycle.defaults.security.TokenPermissions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Whatever is refused is refused by name, as a problem document, at the HTTP edge. */
@WebMvcTest(Station.Counter.class)
@AutoConfigureMockMvc
@Import({ServiceDefaults.class, org.hemicycle.defaults.security.ResourceServerDefaults.class})
class RefusalTest {

    @Autowired
    MockMvcTester http;

    @Autowired
    SecurityProperties security;

    @Test
    void acceptsWhatIsRight() {
        assertThat(http.perform(order("{\"name\":\"a\",\"quantity\":1}"))).hasStatusOk();
        assertThat(http.perform(get("/api/open/parcels/7"))).hasStatusOk();
    }

    @Test
    void namesAMalformedBody() {
        refused(order("{\"name\":"), 400, "malformed-body");
        refused(order(""), 400, "malformed-body");
        refused(order("[]"), 400, "malformed-body");
    }

    @Test
    void namesTheFieldThatIsUnknownWrongOrMissing() {
        refused(order("{\"name\":\"a\",\"quantity\":1,\"colour\":\"red\"}"), 400, "unknown-field", "colour");
        refused(order("{\"name\":\"a\",\"quantity\":\"many\"}"), 400, "invalid-field", "quantity");
        refused(order("{\"name\":\"a\"}"), 400, "invalid-field", "quantity");
        refused(order("{\"name\":\" \",\"quantity\":1}"), 400, "invalid-field", "name");
        refused(order("{\"name\":\"a\",\"quantity\":0}"), 400, "invalid-field", "quantity");
    }

    @Test
    void namesWhatTheFrameworkRefuses() {
        refused(get("/api/open/parcels/seven"), 400, "invalid-parameter", "number");
        refused(get("/api/open/nothing"), 404, "not-found");
        refused(put("/api/open/orders").with(clerk()), 405, "method-not-allowed");
        refused(post("/api/open/orders").contentType(MediaType.TEXT_PLAIN).content("x").with(clerk()), 415, "media-type-unsupported");
    }

    @Test
    void namesAFaultOfOursWithoutItsDetails() {
        var answer = http.perform(get("/api/open/parcels/13"));
        assertThat(answer).hasStatus(500).bodyText().contains("unexpected-fault").doesNotContain("secret");
    }

    @Test
    void asksForTheVersionThatAChangeIsBasedOn() {
        refused(put("/api/parcels/1/label").with(clerk()), 428, "version-missing");
        refused(put("/api/parcels/1/label").header("If-Match", "7").with(clerk()), 400, "invalid-parameter", "If-Match");
        refused(put("/api/parcels/1/label").header("If-Match", "W/\"7\"").with(clerk()), 400, "invalid-parameter");
        assertThat(http.perform(put("/api/parcels/1/label").header("If-Match", "\"7\"").with(clerk()))).hasStatusOk().hasBodyTextEqualTo("7");
    }

    @Test
    void deniesByDefault() {
        refused(get("/api/unguarded"), 401, "sign-in-needed");
        refused(put("/api/parcels/1/label"), 401, "sign-in-needed");
        refused(put("/api/parcels/1/label").header("If-Match", "\"7\"").with(jwt()), 403, "permission-missing");
    }

    @Test
    void tellsNobodyWithoutThePermissionWhatIsWrongWithTheirRequest() {
        var order = post("/api/open/orders").contentType(MediaType.APPLICATION_JSON).content("{\"name\":\"\"").with(jwt());
        refused(order, 403, "permission-missing");
        refused(put("/api/parcels/1/label").with(jwt()), 403, "permission-missing");
    }

    @Test
    void readsPermissionsFromScopesAndRoles() {
        var permissions = new TokenPermissions(security.roles());
        var person = Jwt.withTokenValue("t").header("alg", "none").claim("roles", java.util.List.of("clerk", "stranger")).build();
        var machine = Jwt.withTokenValue("t").header("alg", "none").claim("scope", "parcels:read parcels:write").build();
        assertThat(permissions.convert(person)).extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_clerk", "parcels:write", "ROLE_stranger");
        assertThat(permissions.convert(machine)).extracting(GrantedAuthority::getAuthority).containsExactly("parcels:read", "parcels:write");
    }

    @Test
    void listsEveryRefusalWithItsStatus() {
        assertThat(http.perform(get("/api/problems"))).hasStatusOk().bodyJson().extractingPath("$[?(@.type=='/problems/version-stale')].status").asArray().containsExactly(412);
    }

    private static MockHttpServletRequestBuilder order(String body) {
        return post("/api/open/orders").contentType(MediaType.APPLICATION_JSON).content(body).with(clerk());
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor clerk() {
        return jwt().authorities(() -> "parcels:write");
    }

    private void refused(MockHttpServletRequestBuilder request, int status, String slug, String... field) {
        var answer = http.perform(request);
        assertThat(answer).hasStatus(status);
        assertThat(answer).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + slug);
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().isNotBlank();
        if (field.length > 0) {
            assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field[0]);
        }
    }
}
