package org.hemicycle.localstack.openid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hemicycle.localstack.LocalServers;
import org.hemicycle.localstack.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenidProviderTest {

    private static final String CALLBACK = "http://127.0.0.1:18080/login/oauth2/code/hemicycle";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-1234";

    private static LocalServers servers;

    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void startProvider() {
        servers = LocalServers.start(Server.OPENID);
    }

    @AfterAll
    static void stopProvider() {
        servers.close();
    }

    @Test
    void isFoundByItsIssuer() throws Exception {
        JsonNode discovery = json(get("/.well-known/openid-configuration"));

        assertThat(discovery.at("/issuer").asString()).isEqualTo(servers.openidIssuer().toString());
        assertThat(discovery.at("/end_session_endpoint").asString()).startsWith(servers.openidIssuer().toString());
        assertThat(discovery.at("/code_challenge_methods_supported/0").asString()).isEqualTo("S256");
    }

    @Test
    void givesAProgramTheScopesItAsksFor() throws Exception {
        HttpResponse<String> answer = token("hemicycle-api", OpenidProvider.API_SECRET,
                Map.of("grant_type", "client_credentials", "scope", "visits:read visits:write"));

        SignedJWT token = SignedJWT.parse(json(answer).at("/access_token").asString());
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(servers.openidIssuer().toString());
        assertThat(token.getJWTClaimsSet().getStringListClaim("scope")).containsOnly("visits:read", "visits:write");
        assertThat(token.getJWTClaimsSet().getClaim("roles")).isNull();
    }

    @Test
    void refusesAProgramWithAWrongSecretOrTooWideAWish() throws Exception {
        assertThat(token("hemicycle-api", "guessed", Map.of("grant_type", "client_credentials")).statusCode())
                .isEqualTo(401);
        assertThat(token("hemicycle-api", OpenidProvider.API_SECRET,
                Map.of("grant_type", "client_credentials", "scope", "subscribers:read")).statusCode()).isEqualTo(400);
    }

    @Test
    void letsOneServiceAloneAskWhereToReachPeople() throws Exception {
        HttpResponse<String> answer = token("notification-service", OpenidProvider.TEST_SERVICE_SECRET,
                Map.of("grant_type", "client_credentials", "scope", "concerns:read"));
        SignedJWT token = SignedJWT.parse(json(answer).at("/access_token").asString());
        assertThat(token.getJWTClaimsSet().getStringListClaim("scope")).containsOnly("concerns:read");

        assertThat(token("notification-service", OpenidProvider.TEST_SERVICE_SECRET,
                Map.of("grant_type", "client_credentials", "scope", "visits:write")).statusCode()).isEqualTo(400);
        assertThat(token("hemicycle-api", OpenidProvider.API_SECRET,
                Map.of("grant_type", "client_credentials", "scope", "concerns:read")).statusCode()).isEqualTo(400);
    }

    @Test
    void signsAPersonInWithTheirRole() throws Exception {
        String code = signIn("editor", "hemicycle", "de-AT,de;q=0.9");

        JsonNode tokens = json(token("hemicycle-gateway", OpenidProvider.TEST_GATEWAY_SECRET,
                Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK,
                        "code_verifier", VERIFIER)));

        SignedJWT access = SignedJWT.parse(tokens.at("/access_token").asString());
        SignedJWT identity = SignedJWT.parse(tokens.at("/id_token").asString());
        assertThat(access.getJWTClaimsSet().getSubject()).isEqualTo("editor");
        assertThat(access.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("editor");
        assertThat(identity.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("editor");
        assertThat(identity.getJWTClaimsSet().getStringClaim("preferred_username")).isEqualTo("editor");
    }

    @Test
    void keepsPeopleSignedInThroughAKill() throws Exception {
        String code = signIn("staff", "hemicycle", "en");
        JsonNode before = json(token("hemicycle-gateway", OpenidProvider.TEST_GATEWAY_SECRET,
                Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK,
                        "code_verifier", VERIFIER)));
        JsonNode keysBefore = json(get("/oauth2/jwks"));

        servers.kill(Server.OPENID);
        servers.restart(Server.OPENID);

        assertThat(json(get("/oauth2/jwks"))).isEqualTo(keysBefore);
        JsonNode after = json(token("hemicycle-gateway", OpenidProvider.TEST_GATEWAY_SECRET,
                Map.of("grant_type", "refresh_token", "refresh_token", before.at("/refresh_token").asString())));
        SignedJWT access = SignedJWT.parse(after.at("/access_token").asString());
        assertThat(access.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("staff");
    }

    @Test
    void refusesTheGatewayWithoutAProofKey() throws Exception {
        HttpResponse<String> answer = get("/oauth2/authorize?response_type=code&client_id=hemicycle-gateway&scope=openid"
                + "&redirect_uri=" + URLEncoder.encode(CALLBACK, UTF_8));

        assertThat(answer.headers().firstValue("Location").orElse("")).contains("error=invalid_request");
    }

    @Test
    void saysInThePersonsLanguageThatAPasswordIsWrong() throws Exception {
        HttpResponse<String> form = get("/login", "fr");
        assertThat(form.body()).contains("<html lang=\"fr\">").contains("Se connecter");

        HttpResponse<String> refused = post("/login", Map.of("username", "staff", "password", "guessed",
                "_csrf", csrf(form.body())));

        String page = refused.headers().firstValue("Location").orElse("");
        assertThat(page).endsWith("/login?error");
        assertThat(get("/login?error", "fr").body()).contains("mot de passe incorrect");
        assertThat(get("/login?error", "xx").body()).contains("is wrong");
    }

    private String signIn(String user, String password, String language) throws Exception {
        String challenge = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8)));
        HttpResponse<String> start = get("/oauth2/authorize?response_type=code&client_id=hemicycle-gateway&state=s"
                + "&scope=openid%20profile&code_challenge_method=S256&code_challenge=" + challenge
                + "&redirect_uri=" + URLEncoder.encode(CALLBACK, UTF_8));
        assertThat(start.headers().firstValue("Location").orElse("")).endsWith("/login");
        HttpResponse<String> form = get("/login", language);
        HttpResponse<String> back = post("/login",
                Map.of("username", user, "password", password, "_csrf", csrf(form.body())));
        HttpResponse<String> callback = send(
                HttpRequest.newBuilder(URI.create(back.headers().firstValue("Location").orElseThrow())));
        String location = callback.headers().firstValue("Location").orElse(callback.body());
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
        assertThat(location).startsWith(CALLBACK);
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static String csrf(String page) {
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(field.find()).isTrue();
        return field.group(1);
    }

    private HttpResponse<String> token(String client, String secret, Map<String, String> form) throws Exception {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
        return send(request("/oauth2/token").header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(path, "en");
    }

    private HttpResponse<String> get(String path, String language) throws Exception {
        return send(request(path).header("Accept-Language", language).header("Accept", "text/html,*/*"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(servers.openidIssuer() + path));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(List.of(200, 201)).contains(response.statusCode());
        return new JsonMapper().readTree(response.body());
    }
}
