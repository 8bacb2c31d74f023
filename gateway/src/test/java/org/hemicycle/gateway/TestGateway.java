package org.hemicycle.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hemicycle.localstack.Ports;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** A gateway on a free port with a stand-in behind each of its routes, asked over HTTP. */
public final class TestGateway implements AutoCloseable {

    /** The name under which the world knows this gateway; its real port is another. */
    public static final String PUBLIC_URL = "http://localhost:8080";

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public final Services services;
    private final ConfigurableApplicationContext context;

    /** The four services behind every gateway of one test. */
    public static final class Services implements AutoCloseable {
        public final StandIn web = new StandIn("web");
        public final StandIn content = new StandIn("content");
        public final StandIn events = new StandIn("events");
        public final StandIn notification = new StandIn("notification");

        public List<StandIn> all() {
            return List.of(web, content, events, notification);
        }

        /** All of them run, answer with their names and remember nothing. */
        public void reset() {
            all().forEach(StandIn::startAgain);
            all().forEach(StandIn::answersWithItsName);
        }

        @Override
        public void close() {
            all().forEach(StandIn::close);
        }
    }

    private TestGateway(Services services, ConfigurableApplicationContext context) {
        this.services = services;
        this.context = context;
    }

    private static final class Shared {
        static final TestGateway GATEWAY = start(new Services(), "--hemicycle.breaker.pause=300ms");
    }

    /** One gateway for all tests that need nothing special; neither a provider nor a database is behind it. */
    public static TestGateway shared() {
        Shared.GATEWAY.services.reset();
        return Shared.GATEWAY;
    }

    public static TestGateway start(Services services, String... settings) {
        return start(services, Clock.systemUTC(), settings);
    }

    public static TestGateway start(Services services, Clock clock, String... settings) {
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--PUBLIC_URL=" + PUBLIC_URL,
                "--WEB_URL=" + services.web.address(),
                "--CONTENT_URL=" + services.content.address(),
                "--EVENTS_URL=" + services.events.address(),
                "--NOTIFICATION_URL=" + services.notification.address(),
                // Nothing answers here unless a test says otherwise: the gateway must live without them.
                "--OPENID_ISSUER=http://127.0.0.1:" + Ports.free(),
                "--MONGODB_URI=mongodb://127.0.0.1:" + Ports.free() + "/?serverSelectionTimeoutMS=500&connectTimeoutMS=500",
                // On two busy cores a connection within this machine may take longer than one to another should.
                "--spring.cloud.gateway.server.webflux.httpclient.connect-timeout=60000",
                "--hemicycle.documents.patience=60s",
                "--logging.structured.format.console=",
                "--logging.level.root=warn"));
        for (var setting : settings) {
            var name = setting.substring(0, setting.indexOf('=') + 1);
            all.removeIf(given -> given.startsWith(name)); // the same argument twice would become a list
            all.add(setting);
        }
        return new TestGateway(
                services,
                new SpringApplicationBuilder(Gateway.class)
                        .web(WebApplicationType.REACTIVE)
                        .registerShutdownHook(false)
                        .initializers(context -> {
                            var beans = (GenericApplicationContext) context;
                            beans.registerBean("givenClock", Clock.class, () -> clock);
                            // Threads of its own: one gateway's end must not be the end of the others in this JVM.
                            beans.registerBean(ReactorResourceFactory.class, () -> {
                                var threads = new ReactorResourceFactory();
                                threads.setUseGlobalResources(false);
                                return threads;
                            });
                        })
                        .run(all.toArray(String[]::new)));
    }

    public URI address() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("the gateway has stopped");
        }
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The body of an answer as it comes in. */
    public InputStream stream(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).GET().build(), BodyHandlers.ofInputStream()).body();
    }

    public HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(address().resolve(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The members of a problem document, as far as these tests read them. */
    public static Map<?, ?> problem(HttpResponse<String> answer) {
        var type = answer.headers().firstValue("content-type").orElse("");
        if (!type.equals("application/problem+json")) {
            throw new AssertionError("not a problem document but " + type + ": " + answer.statusCode() + " " + answer.body());
        }
        return tools.jackson.databind.json.JsonMapper.shared().readValue(answer.body(), Map.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
