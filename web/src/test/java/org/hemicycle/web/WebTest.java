package org.hemicycle.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.problem.RefusalLists;
import org.hemicycle.web.upstream.Upstreams;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

/** The pages on a real port, with stand-ins for the services; it is 1 February 2027. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "hemicycle.patience.pause=100ms",
            // A stand-in that says nothing is told to; one that is slow has a machine with too much to do.
            "spring.http.clients.connect-timeout=60s",
            "spring.http.clients.read-timeout=60s",
            "logging.structured.format.console="
        })
@AutoConfigureRestTestClient
@Import(WebTest.Fixtures.class)
public abstract class WebTest {

    protected static final StandIn CONTENT = new StandIn();
    protected static final StandIn EVENTS = new StandIn();
    protected static final StandIn NOTIFICATION = new StandIn();
    protected static final StandIn GATEWAY = new StandIn();

    /** A token that meets a provider which is down. */
    protected static final String UNCHECKABLE = "uncheckable";

    private static final KeyPair KEYS = keys();

    @Autowired
    protected RestTestClient client;

    @Autowired
    private Directory directory;

    @Autowired
    private Upstreams upstreams;

    @Autowired
    private RefusalLists refusals;

    @LocalServerPort
    protected int port;

    @TestConfiguration(proxyBeanMethods = false)
    static class Fixtures {

        @Bean
        JwtDecoder decoder() {
            var decoder = NimbusJwtDecoder.withPublicKey((RSAPublicKey) KEYS.getPublic()).build();
            return token -> {
                if (token.equals(UNCHECKABLE)) {
                    throw new JwtException("the keys of the provider cannot be fetched");
                }
                return decoder.decode(token);
            };
        }

        /** The policy that the gateway sets on every answer; the browser tests live under it. */
        @Bean
        Filter policyOfTheGateway() {
            return (request, response, chain) -> {
                ((HttpServletResponse) response).setHeader("Content-Security-Policy", "default-src 'self'; object-src 'none'; "
                        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
                chain.doFilter(request, response);
            };
        }

        @Bean
        Clock firstOfFebruary() {
            return Clock.fixed(Instant.parse("2027-02-01T09:00:00Z"), ZoneOffset.UTC);
        }
    }

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("CONTENT_URL", CONTENT::address);
        properties.add("EVENTS_URL", EVENTS::address);
        properties.add("NOTIFICATION_URL", NOTIFICATION::address);
        properties.add("spring.http.serviceclient.gateway.base-url", GATEWAY::address);
    }

    @BeforeEach
    void usualAnswers() {
        CONTENT.reset();
        EVENTS.reset();
        NOTIFICATION.reset();
        GATEWAY.reset();
        directory.forget();
        upstreams.forget();
        refusals.forget();
        CONTENT.answers("GET /api/areas", example("areas"))
                .answers("GET /api/institutions", example("institutions"))
                .answers("GET /api/people", example("people"))
                .answers("GET /api/buildings", example("buildings"))
                .answers("GET /api/articles", example("articles"));
        EVENTS.answers("GET /api/visits", "{\"items\":[%s]}".formatted(example("visit")))
                .answers("GET /api/visits/v1", 200, Map.of("ETag", "\"7\""), example("visit"));
    }

    /** A JSON document from the examples beside the tests. */
    protected static String example(String name) {
        try (var in = WebTest.class.getResourceAsStream("/examples/" + name + ".json")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token of a person with roles, as the gateway relays it. */
    protected static String token(String... roles) {
        var claims = new JWTClaimsSet.Builder()
                .subject("anna")
                .claim("name", "Anna Example")
                .claim("roles", List.of(roles))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(new RSASSASigner(KEYS.getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** Opens a page as a member of the public. */
    protected Shown open(String path) {
        return shown(client.get().uri(path).accept(MediaType.TEXT_HTML).exchange());
    }

    /** Opens a page as a person with a role. */
    protected Shown openAs(String role, String path) {
        return shown(client.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .header("Authorization", "Bearer " + token(role))
                .exchange());
    }

    /** Sends a form as a member of the public; fields are written {@code name=value}. */
    protected Shown send(String path, String... fields) {
        return shown(client.post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form(fields))
                .exchange());
    }

    /** Sends a form as a person with a role. */
    protected Shown sendAs(String role, String path, String... fields) {
        return shown(client.post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .header("Authorization", "Bearer " + token(role))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form(fields))
                .exchange());
    }

    private static LinkedMultiValueMap<String, String> form(String... fields) {
        var form = new LinkedMultiValueMap<String, String>();
        for (String field : fields) {
            int equals = field.indexOf('=');
            form.add(field.substring(0, equals), field.substring(equals + 1));
        }
        return form;
    }

    private static Shown shown(RestTestClient.ResponseSpec response) {
        var result = response.expectBody(String.class).returnResult();
        String body = result.getResponseBody();
        return new Shown(result.getStatus().value(), body == null ? "" : body, result.getResponseHeaders());
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
