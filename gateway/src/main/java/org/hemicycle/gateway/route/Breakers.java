package org.hemicycle.gateway.route;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.hemicycle.gateway.limit.Upload;
import org.hemicycle.gateway.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/**
 * One circuit breaker per part. Only silence counts against a part: no connection, a connection lost, a time limit
 * passed. An answer is an answer, even a 500: else one visitor who knows a broken address could close a part to all.
 */
@Component
class Breakers {

    private static final Logger log = LoggerFactory.getLogger(Breakers.class);

    private final CircuitBreakerRegistry breakers;
    private final Duration pause;

    Breakers(BreakerSettings settings, MeterRegistry metrics) {
        breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(settings.trials())
                // A trial whose caller went away must not keep the breaker half open for ever.
                .maxWaitDurationInHalfOpenState(settings.pause())
                .recordException(Breakers::isSilence)
                .build());
        pause = settings.pause();
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
    }

    /** Ends a call that takes longer than {@code limit}, and tells by name which part is missing. */
    GatewayFilter around(Part part, Duration limit) {
        var breaker = breakers.circuitBreaker(part.wireName());
        return (exchange, chain) -> chain.filter(exchange)
                // A visitor on a slow line must not make the part look slow, so the clock starts when the request is complete.
                .timeout(Upload.of(exchange).received().then(Mono.delay(limit)))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .doOnError(Breakers::isSilence,
                        failure -> log.warn("{} does not answer: {}", part.wireName(), failure.getClass().getSimpleName()))
                .onErrorMap(failure -> failure instanceof CallNotPermittedException || isSilence(failure),
                        failure -> new Refusal.ServiceUnavailable(part.wireName(), pause).because(failure));
    }

    String state(Part part) {
        return breakers.circuitBreaker(part.wireName()).getState().name();
    }

    void closeAll() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    private static boolean isSilence(Throwable failure) {
        return failure instanceof IOException || failure instanceof TimeoutException || failure instanceof AbortedException;
    }
}
