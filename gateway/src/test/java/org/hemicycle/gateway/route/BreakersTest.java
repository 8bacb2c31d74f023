package org.hemicycle.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import org.hemicycle.gateway.limit.UploadForTest;
import org.hemicycle.gateway.problem.Refusal;
import org.hemicycle.gateway.problem.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class BreakersTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Breakers breakers =
            new Breakers(new BreakerSettings(4, 4, 50, Duration.ofSeconds(5), 1), new SimpleMeterRegistry());

    @AfterEach
    void realTimeAgain() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void startTheTimeLimitWhenTheRequestIsComplete() {
        var time = VirtualTimeScheduler.getOrSet();
        var line = MockServerWebExchange.from(MockServerHttpRequest.post("/api/visits").header("Transfer-Encoding", "chunked")
                .body(Flux.just(buffer()).delayElements(Duration.ofMinutes(1))));
        var exchange = UploadForTest.on(line, 1_000);
        var neverAnswered = breakers.around(Part.EVENTS, LIMIT)
                .filter(exchange, passed -> passed.getRequest().getBody().then(Mono.never()));

        StepVerifier.create(neverAnswered)
                .then(() -> time.advanceTimeBy(Duration.ofSeconds(64)))
                .then(() -> assertThat(breakers.state(Part.EVENTS)).isEqualTo("CLOSED"))
                .then(() -> time.advanceTimeBy(Duration.ofSeconds(2)))
                .verifyErrorSatisfies(failure -> assertThat(((Refused) failure).refusal())
                        .isInstanceOf(Refusal.ServiceUnavailable.class));
    }

    @Test
    void stayClosedHoweverManyVisitorsBreakOff() {
        for (int i = 0; i < 20; i++) {
            var broken = UploadForTest.on(MockServerWebExchange.from(MockServerHttpRequest.post("/api/visits")
                    .header("Transfer-Encoding", "chunked").body(Flux.error(new IOException("gone")))), 1_000);

            StepVerifier.create(breakers.around(Part.EVENTS, LIMIT).filter(broken, passed -> passed.getRequest().getBody().then()))
                    .verifyErrorSatisfies(failure -> assertThat(((Refused) failure).refusal())
                            .isInstanceOf(Refusal.MalformedRequest.class));
        }

        assertThat(breakers.state(Part.EVENTS)).isEqualTo("CLOSED");
    }

    @Test
    void openWhenAServiceIsSilent() {
        ServerWebExchange exchange = UploadForTest.on(MockServerWebExchange.from(MockServerHttpRequest.get("/api/visits")), 1_000);
        for (int i = 0; i < 4; i++) {
            StepVerifier.create(breakers.around(Part.EVENTS, LIMIT).filter(exchange, passed -> Mono.error(new IOException("refused"))))
                    .verifyError(Refused.class);
        }

        assertThat(breakers.state(Part.EVENTS)).isEqualTo("OPEN");
        assertThat(breakers.state(Part.CONTENT)).isEqualTo("CLOSED");
    }

    private static DataBuffer buffer() {
        return DefaultDataBufferFactory.sharedInstance.wrap(new byte[] {1});
    }
}
