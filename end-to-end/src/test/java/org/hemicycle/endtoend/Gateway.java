package org.hemicycle.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A client of the public entrance: nobody in particular, a program with its token, or a person with their cookies. */
final class Gateway {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private final RunningSystem system;
    private final Map<String, String> headers;
    private final Cookies cookies = new Cookies();

    private Gateway(RunningSystem system, Map<String, String> headers) {
        this.system = system;
        this.headers = headers;
    }

    /** Somebody who is not signed in. */
    static Gateway anonymous(RunningSystem system) {
        return new Gateway(system, Map.of());
    }

    /** A program that the OpenID provider gave a token for these scopes. */
    static Gateway program(RunningSystem system, String scopes) {
        String basic = Base64.getEncoder().encodeToString("hemicycle-api:hemicycle-api-secret".getBytes(UTF_8));
        var answer = exchange(HttpRequest.newBuilder(system.issuer().resolve("/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + URLEncoder.encode(scopes, UTF_8))));
        return withToken(system, answer.expect(200).json().path("access_token").asString());
    }

    static Gateway withToken(RunningSystem system, String token) {
        return new Gateway(system, Map.of("Authorization", "Bearer " + token));
    }

    /** A demo user who went through the provider's sign-in page. */
    static Gateway person(RunningSystem system, String user) {
        var person = new Gateway(system, Map.of());
        var page = person.follow(person.request("/oauth2/authorization/hemicycle").GET());
        Matcher hidden = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"").matcher(page.body());
        if (!hidden.find()) {
            throw new AssertionError("This is no sign-in page: " + page);
        }
        String form = form(Map.of("username", user, "password", "hemicycle", hidden.group(1), hidden.group(2)));
        person.follow(HttpRequest.newBuilder(page.response().uri().resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))).expect(200);
        return person;
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return write("POST", path, null, json);
    }

    Answer write(String method, String path, @Nullable String version, String json) {
        return write(method, path, version, BodyPublishers.ofString(json));
    }

    Answer write(String method, String path, @Nullable String version, BodyPublisher body) {
        var request = request(path).header("Content-Type", "application/json").method(method, body);
        if (version != null) {
            request.header("If-Match", version);
        }
        return send(request);
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(system.url().resolve(path));
        headers.forEach(request::header);
        return request;
    }

    Answer send(HttpRequest.Builder request) {
        URI to = request.build().uri();
        cookies.putInto(request, to);
        var answer = exchange(request);
        cookies.keep(to, answer);
        return answer;
    }

    /** Goes where the answers lead, as a browser that wants to see a page. */
    private Answer follow(HttpRequest.Builder request) {
        var answer = send(request.setHeader("Accept", "text/html"));
        for (int hop = 0; hop < 10 && answer.status() / 100 == 3; hop++) {
            URI next = answer.response().uri().resolve(answer.header("Location"));
            answer = send(HttpRequest.newBuilder(next).setHeader("Accept", "text/html").GET());
        }
        return answer;
    }

    private static Answer exchange(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.timeout(LIMIT).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Cookies by origin. The JDK's own jar would not send a {@code Secure} cookie to http://localhost, which browsers do
     * because it is a trustworthy origin; and it would mix those of two ports.
     */
    private static final class Cookies {

        private final Map<String, Map<String, String>> byOrigin = new LinkedHashMap<>();

        synchronized void keep(URI from, Answer answer) {
            for (String cookie : answer.response().headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                var jar = byOrigin.computeIfAbsent(from.getAuthority(), origin -> new LinkedHashMap<>());
                if (cookie.toLowerCase(java.util.Locale.ROOT).contains("max-age=0") || pair[1].isEmpty()) {
                    jar.remove(pair[0]);
                } else {
                    jar.put(pair[0], pair[1]);
                }
            }
        }

        synchronized void putInto(HttpRequest.Builder request, URI to) {
            var jar = byOrigin.getOrDefault(to.getAuthority(), Map.of());
            if (!jar.isEmpty()) {
                request.setHeader("Cookie", jar.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
            }
        }
    }
}
