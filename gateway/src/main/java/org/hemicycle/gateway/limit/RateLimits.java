package org.hemicycle.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hemicycle.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * How often one client address may use the forms that anybody can reach. Each instance counts for itself, so with n
 * instances the limit is up to n times as high; that still stops a flood.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class RateLimits implements WebFilter {

    private record Rule(String name, HttpMethod method, List<PathPattern> paths, int perMinute) {
        static Rule rule(String name, HttpMethod method, int perMinute, String... paths) {
            var parser = new PathPatternParser();
            return new Rule(name, method, Arrays.stream(paths).map(parser::parse).toList(), perMinute);
        }

        boolean covers(ServerHttpRequest request) {
            PathContainer path = request.getPath().pathWithinApplication();
            return request.getMethod() == method && paths.stream().anyMatch(pattern -> pattern.matches(path));
        }
    }

    private record Client(String rule, String address) {}

    private final List<Rule> rules;
    private final Cache<Client, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(2)).build();

    private final TimeMeter time;

    RateLimits(LimitSettings settings, Clock clock) {
        time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
        rules = List.of(
                Rule.rule("sign-up", HttpMethod.POST, settings.signUpsPerMinute(), "/api/subscriptions", "/api/confirmations",
                        "/{lang:en|fr|de}/subscribe", "/{lang:en|fr|de}/confirm/*"),
                Rule.rule("sign-in", HttpMethod.GET, settings.signInsPerMinute(), "/oauth2/authorization/*",
                        "/login/oauth2/code/*"));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        for (var rule : rules) {
            if (rule.covers(exchange.getRequest())) {
                var client = new Client(rule.name(), address(exchange.getRequest()));
                var taken = buckets.get(client, first -> bucket(rule)).tryConsumeAndReturnRemaining(1);
                if (!taken.isConsumed()) {
                    var wait = Duration.ofNanos(taken.getNanosToWaitForRefill());
                    return Mono.error(new Refusal.TooManyRequests(wait).asException());
                }
            }
        }
        return chain.filter(exchange);
    }

    private Bucket bucket(Rule rule) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(rule.perMinute()).refillGreedy(rule.perMinute(), Duration.ofMinutes(1)))
                .build();
    }

    private static String address(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return remote == null ? "unknown" : network(remote.getAddress());
    }

    /** An IPv6 customer is given a /64 at least, and could count as 2^64 addresses otherwise. */
    static String network(@Nullable InetAddress address) {
        if (address == null) {
            return "unknown";
        }
        var bytes = address.getAddress();
        if (bytes.length == 4) {
            return address.getHostAddress();
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, 8), 16)).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
