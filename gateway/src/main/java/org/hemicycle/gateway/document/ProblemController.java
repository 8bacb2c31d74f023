package org.hemicycle.gateway.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hemicycle.gateway.problem.Refusal;
import org.hemicycle.gateway.route.PartAddresses;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every problem type that a request through the gateway can meet: the services' and the gateway's own. */
@RestController
class ProblemController {

    /** One problem type, in the form in which the services list theirs. */
    record Entry(String type, String title, int status, String sentence) {
        static Entry of(Refusal refusal) {
            return new Entry("/problems/" + refusal.kind().name(), refusal.kind().title(), refusal.kind().status().value(), refusal.detail());
        }
    }

    private static final ParameterizedTypeReference<List<Entry>> ENTRIES = new ParameterizedTypeReference<>() {};

    private final WebClient http;
    private final PartAddresses parts;
    private final Duration patience;

    ProblemController(WebClient.Builder http, PartAddresses parts, DocumentSettings settings) {
        this.http = http.build();
        this.parts = parts;
        this.patience = settings.patience();
    }

    @GetMapping("/api/problems")
    Mono<List<Entry>> all() {
        return Flux.fromIterable(DocumentController.SERVICES.values())
                .flatMapSequential(part -> http.get().uri(parts.of(part).resolve("/api/problems")).retrieve().bodyToMono(ENTRIES)
                        .timeout(patience)
                        .onErrorReturn(List.of())) // what a missing service can refuse is of no use while it is missing
                .collectList()
                .map(lists -> {
                    Map<String, Entry> byType = new LinkedHashMap<>();
                    Refusal.ALL.forEach(refusal -> byType.put("/problems/" + refusal.kind().name(), Entry.of(refusal)));
                    lists.forEach(list -> list.forEach(entry -> byType.put(entry.type(), entry)));
                    var sorted = new ArrayList<>(byType.values());
                    sorted.sort(Comparator.comparingInt(Entry::status).thenComparing(Entry::type));
                    return sorted;
                });
    }
}
