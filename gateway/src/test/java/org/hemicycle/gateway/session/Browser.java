package org.hemicycle.gateway.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hemicycle.gateway.TestGateway;
import org.jspecify.annotations.Nullable;

/** As much of a browser as signing in needs: cookies per site, redirects, and the provider's form. */
final class Browser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\">");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private TestGateway gateway;
    private URI here = URI.create("about:blank");

    Browser(TestGateway gateway) {
        this.gateway = gateway;
    }

    /** From now on the public address leads to this instance. */
    Browser through(TestGateway other) {
        this.gateway = other;
        return this;
    }

    /** Where the last redirect led. */
    URI here() {
        return here;
    }

    @Nullable String sessionId() {
        return siteOf(URI.create(TestGateway.PUBLIC_URL)).get(SessionCookie.NAME);
    }

    void sessionId(String id) {
        siteOf(URI.create(TestGateway.PUBLIC_URL)).put(SessionCookie.NAME, id);
    }

    /** Follows links and redirects until there is a page. */
    HttpResponse<String> open(String address) {
        return follow(send(URI.create(TestGateway.PUBLIC_URL).resolve(address), null, "text/html,*/*;q=0.8"));
    }

    /** As a script on one of our pages asks. */
    HttpResponse<String> fetch(String path) {
        return send(URI.create(TestGateway.PUBLIC_URL).resolve(path), null, "application/json");
    }

    HttpResponse<String> submit(String address, Map<String, String> form) {
        return follow(send(here.resolve(address), form, "text/html,*/*;q=0.8"));
    }

    /** One request to our own site, and no redirect followed. */
    HttpResponse<String> submitOnly(String path, Map<String, String> form) {
        return send(URI.create(TestGateway.PUBLIC_URL).resolve(path), form, "text/html,*/*;q=0.8");
    }

    /** Fills in the provider's form, which the browser must have arrived at. */
    HttpResponse<String> signInAs(String user, HttpResponse<String> page) {
        if (!here.getPath().equals("/login")) {
            throw new AssertionError("not at the provider's form but at " + here + ": " + page.body());
        }
        var form = new HashMap<>(Map.of("username", user, "password", "hemicycle"));
        HIDDEN.matcher(page.body()).results().forEach(field -> form.put(field.group(1), field.group(2)));
        return submit("/login", form);
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) {
        for (int hops = 0; answer.statusCode() / 100 == 3; hops++) {
            if (hops > 10) {
                throw new AssertionError("redirected in circles at " + here);
            }
            answer = send(here.resolve(answer.headers().firstValue("location").orElseThrow()), null, "text/html,*/*;q=0.8");
        }
        return answer;
    }

    private HttpResponse<String> send(URI address, @Nullable Map<String, String> form, String accept) {
        here = address;
        var ours = (address.getScheme() + "://" + address.getAuthority()).equals(TestGateway.PUBLIC_URL);
        var target = ours ? gateway.address().resolve(pathAndQuery(address)) : address;
        var request = HttpRequest.newBuilder(target).header("Accept", accept).header("Sec-Fetch-Site", "same-origin");
        var jar = siteOf(address);
        if (!jar.isEmpty()) {
            request.header("Cookie", jar.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; ")));
        }
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form.entrySet()
                    .stream().map(f -> encode(f.getKey()) + "=" + encode(f.getValue())).collect(Collectors.joining("&"))));
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            for (var line : answer.headers().allValues("set-cookie")) {
                for (var cookie : HttpCookie.parse(line)) {
                    if (cookie.getMaxAge() == 0) {
                        jar.remove(cookie.getName());
                    } else {
                        jar.put(cookie.getName(), cookie.getValue());
                    }
                }
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Map<String, String> siteOf(URI address) {
        return cookies.computeIfAbsent(address.getAuthority(), first -> new HashMap<>());
    }

    private static String pathAndQuery(URI address) {
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
