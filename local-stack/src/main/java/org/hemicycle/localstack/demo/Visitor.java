package org.hemicycle.localstack.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks HTTP with the public entrance, the mail catcher and the OpenID provider.
final class Visitor implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI publicUrl;
    private final URI mailPage;
    // W3C trace context: every request of one demo belongs to one trace.
    private final String traceId = UUID.randomUUID().toString().replace("-", "");
    private @Nullable String token;

    Visitor(URI publicUrl, URI mailPage) {
        this.publicUrl = publicUrl;
        this.mailPage = mailPage;
    }

    void signInAsProgram(String issuer, String client, String secret) throws Exception {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope="
                        + URLEncoder.encode("visits:read visits:write needs:write tellings:read", UTF_8)))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        Story.require(answer.statusCode() == 200, "the provider answered " + answer.statusCode() + ": " + answer.body());
        token = JSON.readTree(answer.body()).path("access_token").asString();
    }

    /// The id of the trace that all requests of staff belong to.
    String traceId() {
        return traceId;
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(publicUrl.resolve(path)).timeout(Duration.ofSeconds(20))
                .header("Accept", path.startsWith("/api/") ? "application/json" : "text/html, */*").build(), BodyHandlers.ofString());
    }

    /// A request of the public, without a token.
    HttpResponse<String> post(String path, String type, String body) throws Exception {
        return http.send(HttpRequest.newBuilder(publicUrl.resolve(path)).timeout(Duration.ofSeconds(20))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    /// A request of staff, with the version it is based on where there is one.
    HttpResponse<String> asStaff(String method, String path, @Nullable String version, String body) throws Exception {
        var request = HttpRequest.newBuilder(publicUrl.resolve(path)).timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("traceparent", "00-" + traceId + "-" + traceId.substring(0, 16) + "-01")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (version != null) {
            request.header("If-Match", version);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String version(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow(() -> new Story.WentWrong("the answer has no ETag"));
    }

    /// The mails that the catcher holds for an address, the newest last.
    List<JsonNode> mailsTo(String address) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(mailPage.resolve("/api/messages?to=" + URLEncoder.encode(address, UTF_8))).build(), BodyHandlers.ofString());
        Story.require(answer.statusCode() == 200, "the mail catcher answered " + answer.statusCode());
        JsonNode mails = JSON.readTree(answer.body());
        return StreamSupport.stream((mails.isArray() ? mails : mails.path("items")).spliterator(), false).toList();
    }

    /// The mail that comes as number `count` to an address.
    JsonNode mail(String address, int count) throws Exception {
        return Story.await("mail " + count + " to " + address, () -> {
            List<JsonNode> mails = mailsTo(address);
            return mails.size() >= count ? Optional.of(mails.get(count - 1)) : Optional.empty();
        });
    }

    @Override
    public void close() {
        http.close();
    }
}
