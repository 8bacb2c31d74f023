package org.hemicycle.web.problem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hemicycle.web.upstream.ServiceApi;
import org.hemicycle.web.upstream.ServiceApi.Refusal;
import org.hemicycle.web.upstream.Services;
import org.hemicycle.web.upstream.Upstream;
import org.springframework.stereotype.Component;

/** The refusals of every service; they change only when a service does, so each list is kept for some minutes. */
@Component
public class RefusalLists {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Services services;
    private final Clock clock;
    private final ConcurrentMap<Upstream, List<Refusal>> lists = new ConcurrentHashMap<>();
    private volatile Instant asked = Instant.EPOCH;

    RefusalLists(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** Every refusal once, by status and name. */
    List<Refusal> all() {
        Instant now = clock.instant();
        if (asked.plus(FRESH).isBefore(now) || !missing().isEmpty()) {
            asked = now;
            services.ask(RefusalLists::problems, List.<Refusal>of()).forEach((service, list) -> {
                if (!list.isEmpty()) {
                    lists.put(service, list);
                }
            });
        }
        Map<String, Refusal> byName = new LinkedHashMap<>();
        // In the order of the services, so that of two sentences under one name it is always the same that is shown.
        for (Upstream service : Upstream.values()) {
            lists.getOrDefault(service, List.of()).forEach(refusal -> byName.putIfAbsent(refusal.name(), refusal));
        }
        return byName.values().stream()
                .sorted(Comparator.comparingInt(Refusal::status).thenComparing(Refusal::name))
                .toList();
    }

    /** The services whose list has never come. */
    List<String> missing() {
        return Arrays.stream(Upstream.values())
                .filter(service -> !lists.containsKey(service))
                .map(Upstream::key)
                .toList();
    }

    /** Forgets every list. */
    public void forget() {
        lists.clear();
    }

    private static List<Refusal> problems(ServiceApi service) {
        return Objects.requireNonNullElse(service.problems().getBody(), List.of());
    }
}
