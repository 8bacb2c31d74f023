package org.hemicycle.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hemicycle.gateway.TestGateway.problem;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.nimbusds.jwt.SignedJWT;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.types.Binary;
import org.hemicycle.gateway.StandIn;
import org.hemicycle.gateway.TestGateway;
import org.hemicycle.localstack.LocalServers;
import org.hemicycle.localstack.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(Lifecycle.PER_CLASS)
class SignInTest {

    private final TestGateway.Services services = new TestGateway.Services();
    private final LocalServers servers = LocalServers.start(Server.OPENID, Server.MONGODB);
    private final String database = "gateway-" + UUID.randomUUID();
    private final ShiftedClock clock = new ShiftedClock();
    private final TestGateway second = another();
    private TestGateway gateway = another();

    private TestGateway another() {
        return TestGateway.start(services, clock,
                "--OPENID_ISSUER=" + servers.openidIssuer(),
                "--OPENID_CLIENT_SECRET=hemicycle-gateway-secret",
                "--MONGODB_URI=" + servers.mongodbUri(),
                "--spring.mongodb.database=" + database,
                "--hemicycle.limits.sign-ins-per-minute=10000");
    }

    @BeforeEach
    void forgetEverything() {
        services.reset();
        clock.now();
        Mono.from(sessions().deleteMany(new Document())).block();
    }

    @AfterAll
    void stop() {
        gateway.close();
        second.close();
        services.close();
        servers.close();
    }

    @Test
    void leadsToTheProviderAndBackToThePageAskedFor() throws Exception {
        var browser = new Browser(gateway);

        var form = browser.open("/en/staff/visits?state=IDEA&area=BE");
        assertThat(browser.here().toString()).startsWith(servers.openidIssuer().toString());
        var before = browser.sessionId();
        var page = browser.signInAs("staff", form);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("web");
        assertThat(browser.here().toString()).isEqualTo(TestGateway.PUBLIC_URL + "/en/staff/visits?state=IDEA&area=BE");
        assertThat(browser.sessionId()).as("a new session id, so that nobody can plant one").isNotNull().isNotEqualTo(before);
        assertThat(rolesRelayedTo(services.web)).containsExactly("staff");
        assertThat(services.web.lastAsked().header("Cookie")).as("the session cookie stays here").isNull();
        assertThat(page.headers().firstValue("cache-control")).hasValue("private, no-store");
    }

    @Test
    void givesTheBrowserNothingButACookieThatScriptsCannotRead() {
        var answer = gateway.send(gateway.request("/oauth2/authorization/hemicycle").GET());

        assertThat(answer.headers().allValues("set-cookie")).singleElement().asString()
                .startsWith("__Host-hemicycle=").contains("; Path=/").contains("; Secure").contains("; HTTPOnly")
                .contains("; SameSite=Lax").doesNotContain("Domain");
        assertThat(answer.headers().firstValue("location").orElseThrow())
                .contains("code_challenge_method=S256").contains("state=").contains("nonce=")
                .contains("redirect_uri=http://localhost:8080/login/oauth2/code/hemicycle");
    }

    @Test
    void tellsEveryServiceWhoIsAsking() throws Exception {
        var browser = signedIn("editor");

        assertThat(browser.fetch("/api/articles").body()).isEqualTo("content");
        assertThat(rolesRelayedTo(services.content)).containsExactly("editor");
        browser.open("/fr/");
        assertThat(rolesRelayedTo(services.web)).containsExactly("editor");
        assertThat(browser.submitOnly("/api/visits", Map.of()).statusCode()).isEqualTo(200);
        assertThat(rolesRelayedTo(services.events)).containsExactly("editor");
    }

    @ParameterizedTest
    @CsvSource({
        "staff, /en/staff/visits, 200", "staff, /en/desk/articles, 403", "staff, /fr/admin/status, 403",
        "editor, /en/staff/visits, 403", "editor, /de/desk/articles, 200", "editor, /en/admin, 403",
        "admin, /en/staff, 403", "admin, /en/desk/articles, 403", "admin, /en/admin/status, 200",
    })
    void opensPagesOnlyToTheirRole(String user, String page, int status) {
        var browser = signedIn(user);
        services.reset();

        var answer = browser.open(page);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(services.web.asked()).hasSize(status == 200 ? 1 : 0);
        if (status == 403) {
            assertThat(answer.headers().firstValue("content-type")).hasValue("text/html;charset=utf-8");
            assertThat(problem(browser.fetch(page)).get("type")).isEqualTo("/problems/role-missing");
        }
    }

    @Test
    void tellsAProgramThatSigningInIsNeeded() {
        var answer = gateway.get("/en/staff/visits");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(problem(answer).get("type")).isEqualTo("/problems/sign-in-needed");
    }

    @Test
    void survivesARestartAndServesFromAnyInstance() throws Exception {
        var browser = signedIn("staff");
        assertThat(browser.through(second).open("/en/staff/visits").body()).isEqualTo("web");
        assertThat(rolesRelayedTo(services.web)).containsExactly("staff");

        gateway.close();
        gateway = another();

        assertThat(browser.through(gateway).open("/en/staff/visits").body()).isEqualTo("web");
    }

    @Test
    void beginsASignInOnOneInstanceAndEndsItOnAnother() {
        var browser = new Browser(gateway);
        var form = browser.open("/en/staff/visits");

        assertThat(browser.through(second).signInAs("staff", form).body()).isEqualTo("web");
    }

    @Test
    void signsOutHereAndAtTheProvider() {
        var browser = signedIn("staff");
        var old = browser.sessionId();

        var answer = browser.submitOnly("/logout", Map.of());
        assertThat(answer.headers().firstValue("location").orElseThrow())
                .startsWith(servers.openidIssuer() + "/connect/logout?id_token_hint=");
        var home = browser.submit("/logout", Map.of());
        assertThat(home.body()).as("signing out twice leads home").isEqualTo("web");

        browser.open(answer.headers().firstValue("location").orElseThrow());
        assertThat(browser.here()).isEqualTo(URI.create(TestGateway.PUBLIC_URL + "/"));
        browser.open("/en/staff/visits");
        assertThat(browser.here().getPath()).as("the provider asks for the password again").isEqualTo("/login");

        var thief = new Browser(gateway);
        thief.sessionId(old == null ? "" : old);
        assertThat(thief.fetch("/api/visits").statusCode()).as("the old cookie is worth nothing").isEqualTo(401);
    }

    @Test
    void cannotBeSignedOutFromAnotherSite() {
        var browser = signedIn("staff");

        var forged = gateway.send(gateway.request("/logout", "Cookie", SessionCookie.NAME + "=" + browser.sessionId(),
                "Sec-Fetch-Site", "cross-site").POST(BodyPublishers.noBody()));
        var asked = browser.fetch("/logout");

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(asked.body()).as("a GET is for the pages to answer").isEqualTo("web");
        assertThat(browser.open("/en/staff/visits").body()).isEqualTo("web");
    }

    @ParameterizedTest
    @ValueSource(longs = {31 * 60, 11 * 3600})
    void endsASessionThatNobodyUses(long seconds) {
        var browser = signedIn("staff");

        clock.later(Duration.ofSeconds(seconds));
        var answer = browser.fetch("/api/visits");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(problem(answer).get("type")).isEqualTo("/problems/session-expired");
        assertThat(browser.sessionId()).as("the dead cookie is taken back").isNull();
        assertThat(browser.fetch("/api/visits").statusCode()).as("and the public may read").isEqualTo(200);
        browser.open("/en/staff/visits");
        assertThat(browser.sessionId()).as("the provider still knows them and signs them in anew").isNotNull();
    }

    @Test
    void keepsASessionInUseButNotForEver() {
        var browser = signedIn("staff");
        for (int i = 0; i < 23; i++) {
            clock.later(Duration.ofMinutes(25));
            assertThat(browser.fetch("/api/visits").statusCode()).isEqualTo(200);
        }

        clock.later(Duration.ofMinutes(26));

        assertThat(browser.fetch("/api/visits").statusCode()).as("ten hours are over").isEqualTo(401);
    }

    @Test
    void renewsTheAccessTokenOnceForAllWhoAskAtTheSameMoment() throws Exception {
        var browser = signedIn("staff");
        browser.fetch("/api/visits");
        var old = services.events.lastAsked().header("Authorization");
        services.reset();

        clock.later(Duration.ofMinutes(10));
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            requests.add(() -> gateway.get("/api/visits", "Cookie", SessionCookie.NAME + "=" + browser.sessionId()).statusCode());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(requests)) {
                assertThat(done.get()).isEqualTo(200);
            }
        }

        var sent = services.events.asked().stream().map(asked -> String.valueOf(asked.header("Authorization"))).distinct().toList();
        assertThat(sent).singleElement().isNotEqualTo(old);
        assertThat(rolesRelayedTo(services.events)).containsExactly("staff");
    }

    @Test
    void showsPublicPagesAndNamesWhatIsMissingWhileTheProviderIsDown() {
        var browser = signedIn("staff");
        servers.stop(Server.OPENID);
        try (var fresh = another()) {
            clock.later(Duration.ofMinutes(10));
            browser.through(fresh);

            assertThat(browser.open("/en/").body()).isEqualTo("web");
            assertThat(services.web.lastAsked().header("Authorization")).isNull();
            assertThat(problem(browser.fetch("/api/visits")).get("part")).isEqualTo("sign-in");
            var page = browser.open("/en/staff/visits");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("signing in");
            assertThat(gateway.get("/oauth2/authorization/other").statusCode()).isEqualTo(400);

            servers.restart(Server.OPENID);
            assertThat(browser.open("/en/staff/visits").body()).as("the session outlived the outage").isEqualTo("web");
        }
    }

    @Test
    void endsTheSessionWhenTheProviderNoLongerVouchesForThePerson() throws Exception {
        var browser = signedIn("staff");
        var content = new Seal(String.valueOf(browser.sessionId()))
                .open(storedSessions().getFirst().get("content", Binary.class).getData()).orElseThrow();
        var refresh = Pattern.compile("\"refresh\":\"([^\"]+)\"").matcher(new String(content, StandardCharsets.UTF_8));
        assertThat(refresh.find()).isTrue();
        assertThat(askProvider("/oauth2/revoke", "hemicycle-gateway", "token=" + refresh.group(1)).statusCode()).isEqualTo(200);

        clock.later(Duration.ofMinutes(10));

        assertThat(problem(browser.fetch("/api/visits")).get("type")).isEqualTo("/problems/session-expired");
        assertThat(browser.fetch("/api/visits").statusCode()).isEqualTo(200);
        assertThat(storedSessions()).isEmpty();
    }

    @Test
    void makesNoSessionForThePublic() {
        var browser = new Browser(gateway);
        browser.open("/en/");
        browser.open("/fr/areas/BE");
        browser.fetch("/api/visits");

        assertThat(browser.sessionId()).isNull();
        assertThat(storedSessions()).isEmpty();
        assertThat(gateway.get("/en/staff/visits", "Accept", "text/html").statusCode()).isEqualTo(303);
        assertThat(storedSessions()).as("not even for somebody who is sent to sign in").isEmpty();
    }

    @Test
    void keepsNothingReadableInTheDatabase() {
        var browser = signedIn("staff");
        browser.fetch("/api/visits");
        var token = String.valueOf(services.events.lastAsked().header("Authorization")).substring("Bearer ".length());

        assertThat(storedSessions()).singleElement().satisfies(document -> {
            var content = new String(document.get("content", Binary.class).getData(), StandardCharsets.ISO_8859_1);
            // Long enough that thousands of sealed bytes do not hold it by chance, as they do "eyJ" now and then.
            assertThat(token).startsWith("eyJ").hasSizeGreaterThan(50);
            assertThat(content).doesNotContain("staff", "access\":", "refresh\":", token.substring(0, 20), token.substring(token.length() - 20));
            assertThat(document.getString("_id")).isNotEqualTo(browser.sessionId());
            assertThat(document.getDate("expires")).isAfter(document.getDate("accessed"));
        });
    }

    @Test
    void passesAProgramsOwnTokenThroughUntouched() throws Exception {
        var token = programToken();

        var answer = gateway.post("/api/visits", "{}", "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(services.events.lastAsked().header("Authorization")).isEqualTo("Bearer " + token);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(gateway.get("/en/", "Authorization", "Bearer " + token).body()).isEqualTo("web");
        assertThat(services.web.lastAsked().header("Authorization")).isEqualTo("Bearer " + token);
        assertThat(storedSessions()).isEmpty();
    }

    @Test
    void guardsPagesAgainstProgramsAndForgedTokensToo() throws Exception {
        var header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        var claims = Base64.getUrlEncoder().withoutPadding().encodeToString(
                ("{\"iss\":\"" + servers.openidIssuer() + "\",\"roles\":[\"staff\"]}").getBytes(StandardCharsets.UTF_8));
        var forged = header + "." + claims + ".";

        assertThat(gateway.get("/en/staff/visits", "Authorization", "Bearer " + programToken()).statusCode()).isEqualTo(403);
        assertThat(gateway.get("/en/staff/visits", "Authorization", "Bearer " + forged).statusCode()).isEqualTo(401);
        assertThat(gateway.get("/en/staff/visits", "Authorization", "Bearer nonsense").statusCode()).isEqualTo(401);
        assertThat(services.web.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", ""})
    void neverLeadsToAnotherSiteAfterwards(String target) {
        var browser = new Browser(gateway);
        var page = browser.open("/oauth2/authorization/hemicycle?continue="
                + URLEncoder.encode(target, StandardCharsets.UTF_8));

        assertThat(browser.signInAs("staff", page).body()).isEqualTo("web");
        assertThat(browser.here()).isEqualTo(URI.create(TestGateway.PUBLIC_URL + "/"));
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:8080/fr/areas/BE?x=1, /fr/areas/BE?x=1", "https://evil.example/en/, /",
            "http://localhost:8080.evil.example/en/, /", "http://localhost:8080//evil.example, /"})
    void leadsBackToThePageWithTheLink(String referer, String page) {
        var start = gateway.get("/oauth2/authorization/hemicycle", "Referer", referer);
        var browser = new Browser(gateway);
        browser.sessionId(HttpCookie.parse(start.headers().firstValue("set-cookie").orElseThrow()).getFirst().getValue());

        var form = browser.open(start.headers().firstValue("location").orElseThrow());
        browser.signInAs("staff", form);

        assertThat(browser.here()).isEqualTo(URI.create(TestGateway.PUBLIC_URL + page));
    }

    @Test
    void explainsASignInThatWentWrong() {
        var browser = new Browser(gateway);
        browser.open("/en/staff/visits");

        var forged = browser.open("/login/oauth2/code/hemicycle?code=abc&state=not-ours");
        var refused = browser.open("/login/oauth2/code/hemicycle?error=access_denied&state=x");

        assertThat(forged.statusCode()).isEqualTo(400);
        assertThat(forged.body()).contains("The sign-in did not succeed");
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    private Browser signedIn(String user) {
        var browser = new Browser(gateway);
        var form = browser.open("/oauth2/authorization/hemicycle?continue=/en/");
        assertThat(browser.signInAs(user, form).body()).isEqualTo("web");
        return browser;
    }

    @SuppressWarnings("unchecked")
    private static List<String> rolesRelayedTo(StandIn service) throws Exception {
        var header = String.valueOf(service.lastAsked().header("Authorization"));
        assertThat(header).startsWith("Bearer ");
        return (List<String>) SignedJWT.parse(header.substring(7)).getJWTClaimsSet().getClaim("roles");
    }

    private String programToken() throws Exception {
        var answer = askProvider("/oauth2/token", "hemicycle-api", "grant_type=client_credentials&scope=visits:write");
        return String.valueOf(JsonMapper.shared().readValue(answer.body(), Map.class).get("access_token"));
    }

    private HttpResponse<String> askProvider(String path, String client, String form) throws Exception {
        var password = Base64.getEncoder().encodeToString((client + ":" + client + "-secret").getBytes(StandardCharsets.UTF_8));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(servers.openidIssuer().resolve(path))
                            .header("Authorization", "Basic " + password)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private MongoCollection<Document> sessions() {
        return gateway.bean(MongoClient.class).getDatabase(database).getCollection("sessions");
    }

    private List<Document> storedSessions() {
        return Flux.from(sessions().find()).collectList().blockOptional().orElseThrow();
    }
}
