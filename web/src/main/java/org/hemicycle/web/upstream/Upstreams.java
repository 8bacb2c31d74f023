package org.hemicycle.web.upstream;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Asks the services, and stops asking one for a while when it keeps silent, so that pages do not wait for it.
 *
 * <p>Only silence counts against a service: a refusal is an answer. The time limits of a single call stand in
 * {@code application.yaml} with the clients.
 */
@Component
public class Upstreams {

    private static final Logger log = LoggerFactory.getLogger(Upstreams.class);

    /** A bound on what one page can cost; ten pages of a list are years of an organisation's work. */
    private static final int PAGES_AT_MOST = 10;

    private final Map<Upstream, CircuitBreaker> breakers = new EnumMap<>(Upstream.class);

    /**
     * When to stop asking.
     *
     * @param calls how many of the latest calls are looked at; half of them silent is too many
     * @param pause how long a silent service is left alone before it is tried again
     */
    @ConfigurationProperties("hemicycle.patience")
    public record Patience(@DefaultValue("4") int calls, @DefaultValue("3s") Duration pause) {}

    Upstreams(Patience patience) {
        var config = CircuitBreakerConfig.custom()
                .slidingWindowSize(patience.calls())
                .minimumNumberOfCalls(patience.calls())
                .failureRateThreshold(50)
                .waitDurationInOpenState(patience.pause())
                .permittedNumberOfCallsInHalfOpenState(1)
                .ignoreException(failure ->
                        failure instanceof RestClientResponseException answer && answer.getStatusCode().is4xxClientError())
                .build();
        for (Upstream service : Upstream.values()) {
            breakers.put(service, CircuitBreaker.of(service.key(), config));
        }
    }

    /** Asks a service for a body. */
    public <T> Answer<T> ask(Upstream service, Supplier<ResponseEntity<T>> call) {
        return answer(service, () -> {
            ResponseEntity<T> response = call.get();
            T body = response.getBody();
            return body == null ? new Answer.Silent<>(service) : new Answer.Given<>(body, version(response));
        });
    }

    /**
     * Asks a service for a whole list, page after page.
     *
     * @param call asks for the page at a cursor; null is the first
     */
    public <T> Answer<List<T>> askForAll(
            Upstream service, Function<@Nullable String, ResponseEntity<Listing<T>>> call) {
        var items = new ArrayList<T>();
        String cursor = null;
        for (int page = 0; page < PAGES_AT_MOST; page++) {
            String from = cursor;
            Answer<Listing<T>> answer = ask(service, () -> call.apply(from));
            if (!(answer instanceof Answer.Given<Listing<T>>(Listing<T> listing, var version))) {
                return answer.map(Listing::items);
            }
            items.addAll(listing.items());
            cursor = listing.next();
            if (cursor == null || cursor.isBlank()) {
                break;
            }
        }
        return new Answer.Given<>(List.copyOf(items), null);
    }

    /** Tells a service to do something; the answer's value is the address in {@code Location}, or empty. */
    public Answer<String> tell(Upstream service, Supplier<ResponseEntity<Void>> call) {
        return answer(service, () -> {
            ResponseEntity<Void> response = call.get();
            var location = response.getHeaders().getLocation();
            return new Answer.Given<>(location == null ? "" : location.getPath(), version(response));
        });
    }

    /** Whether a service is left alone at the moment. */
    public boolean isLeftAlone(Upstream service) {
        return breaker(service).getState() == CircuitBreaker.State.OPEN;
    }

    /** Forgets who was silent. */
    public void forget() {
        breakers.values().forEach(CircuitBreaker::reset);
    }

    private <T> Answer<T> answer(Upstream service, Supplier<Answer<T>> call) {
        try {
            return breaker(service).executeSupplier(call);
        } catch (RestClientResponseException answer) {
            int status = answer.getStatusCode().value();
            if (status >= 500) {
                log.warn("{} answered {}", service.key(), status);
                return new Answer.Silent<>(service);
            }
            return new Answer.Refused<>(problem(answer).withStatus(status));
        } catch (CallNotPermittedException open) {
            return new Answer.Silent<>(service);
        } catch (RestClientException silent) {
            // Not the exception's own message: it has the address, and an address can hold somebody's link.
            log.warn("{} does not answer: {}", service.key(), silent.getMostSpecificCause().toString());
            return new Answer.Silent<>(service);
        }
    }

    private CircuitBreaker breaker(Upstream service) {
        return Objects.requireNonNull(breakers.get(service));
    }

    private static Problem problem(RestClientResponseException answer) {
        try {
            Problem problem = answer.getResponseBodyAs(Problem.class);
            return problem == null ? Problem.bare(answer.getStatusCode().value()) : problem;
        } catch (RestClientException | IllegalStateException notADocument) {
            return Problem.bare(answer.getStatusCode().value());
        }
    }

    private static @Nullable String version(ResponseEntity<?> response) {
        String tag = response.getHeaders().getETag();
        return tag == null ? null : tag.replaceFirst("^W/", "").replace("\"", "");
    }
}
