package org.hemicycle.notification.concern;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.UnreadableMessage;
import org.hemicycle.defaults.telemetry.TraceContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks events-service what concerns a person.
 *
 * <p>Only silence counts against it: no connection, no answer in time, a fault of its own. Its answers are never
 * logged, and neither are the addresses of its pages.
 */
@Component
public class Concerns implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Concerns.class);
    private static final int LONGEST_ANSWER = 1_000_000;

    private final ConcernProperties properties;
    private final ServiceToken token;
    private final TraceContext traces;
    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CircuitBreaker breaker;
    private final Retry again;
    private final TimeLimiter limit;

    Concerns(ConcernProperties properties, ServiceToken token, TraceContext traces, MeterRegistry meters) {
        this.properties = properties;
        this.token = token;
        this.traces = traces;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.limit())
                .build();
        var breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(properties.calls())
                .minimumNumberOfCalls(properties.calls())
                .failureRateThreshold(50)
                .waitDurationInOpenState(properties.pause())
                .permittedNumberOfCallsInHalfOpenState(1)
                .maxWaitDurationInHalfOpenState(properties.pause())
                .ignoreExceptions(Tokenless.class)
                .build());
        breaker = breakers.circuitBreaker("events-service");
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        again = Retry.of(
                "events-service",
                RetryConfig.custom()
                        .maxAttempts(properties.attempts())
                        .waitDuration(Duration.ofMillis(100))
                        .ignoreExceptions(CallNotPermittedException.class)
                        .build());
        limit = TimeLimiter.of(properties.limit());
    }

    /** An answer that says that it has a fault, not what was asked. */
    private static final class Faulty extends Exception {
        Faulty(int status) {
            super("events-service answered " + status);
        }
    }

    /**
     * What a person is to be told now; never an exception.
     *
     * @param since the version they were told last, 0 for none
     */
    public Concern of(String subjectKind, String subjectId, String personId, String matter, long since) {
        URI question = UriComponentsBuilder.fromUri(properties.url())
                .pathSegment("api", "concerns", subjectKind, subjectId, "people", personId)
                .queryParam("matter", "{matter}")
                .queryParam("since", since)
                .build(Map.of("matter", matter));
        try {
            return Retry.decorateCheckedSupplier(
                            again, CircuitBreaker.decorateCheckedSupplier(breaker, () -> ask(question)))
                    .get();
        } catch (CallNotPermittedException open) {
            return new Concern.Silent("events-service is left alone because it did not answer");
        } catch (Throwable silent) {
            if (silent instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            String reason = silent instanceof Faulty || silent instanceof Tokenless
                    ? String.valueOf(silent.getMessage())
                    : "events-service does not answer: " + silent.getClass().getSimpleName();
            log.warn("What concerns people is not known: {}", reason);
            return new Concern.Silent(reason);
        }
    }

    private Concern ask(URI question) throws Exception {
        String parent = traces.current();
        return limit.executeFutureSupplier(() -> threads.submit(() -> answer(question, parent)));
    }

    private Concern answer(URI question, @Nullable String parent) throws Exception {
        var request = HttpRequest.newBuilder(question)
                .timeout(properties.limit())
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + token());
        if (parent != null) {
            request.header("traceparent", parent);
        }
        HttpResponse<byte[]> answer =
                http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        int status = answer.statusCode();
        if (status == 200) {
            try {
                return new Concern.Known(MessageJson.readPersonalFacts(answer.body()));
            } catch (UnreadableMessage e) {
                return new Concern.Silent(String.valueOf(e.getMessage()));
            }
        }
        if (status == 401) {
            token.forget();
        }
        if (status >= 500) {
            throw new Faulty(status);
        }
        // A 404 that is not a refusal by name may come from something in between that knows no such path.
        String said = new String(answer.body(), StandardCharsets.UTF_8);
        if (status == 404 && said.contains("/problems/subject-unknown")) {
            return new Concern.Unknown("events-service does not know what it is about");
        }
        if (status == 404 && said.contains("/problems/person-not-concerned")) {
            return new Concern.Unknown("it does not concern this person any more");
        }
        return new Concern.Silent("events-service answered " + status);
    }

    /** The provider that gives tokens is away, which says nothing about events-service. */
    private static final class Tokenless extends Exception {
        Tokenless(RuntimeException cause) {
            super("there is no token to ask with: " + cause.getClass().getSimpleName());
        }
    }

    private String token() throws Tokenless {
        try {
            return token.value();
        } catch (RuntimeException e) {
            throw new Tokenless(e);
        }
    }

    /** Whether events-service is left alone at the moment. */
    public boolean isLeftAlone() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    /** Forgets that events-service was silent. */
    public void forget() {
        breaker.reset();
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
