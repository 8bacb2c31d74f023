package org.hemicycle.gateway.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hemicycle.gateway.problem.Refusal;
import org.hemicycle.gateway.problem.Refused;
import org.hemicycle.gateway.route.Part;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The API documents for people and for programs; a service that does not answer is shown as missing. */
@RestController
class DocumentController {

    /** The services that have an API, under their names in the address. */
    static final Map<String, Part> SERVICES = new LinkedHashMap<>();

    static {
        SERVICES.put("events", Part.EVENTS);
        SERVICES.put("content", Part.CONTENT);
        SERVICES.put("notification", Part.NOTIFICATION);
    }

    private final Documents documents;

    DocumentController(Documents documents) {
        this.documents = documents;
    }

    @GetMapping("/docs")
    Mono<ResponseEntity<String>> page() {
        return Flux.fromIterable(SERVICES.entrySet())
                .flatMapSequential(service -> documents.of(service.getValue())
                        .map(Optional::of)
                        .onErrorReturn(Refused.class, Optional.empty())
                        .map(document -> DocumentPage.section(service.getKey(), service.getValue(), document)))
                .collectList()
                .map(sections -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                        .body(DocumentPage.around(sections)));
    }

    @GetMapping(path = "/docs/{service}.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ObjectNode> document(@PathVariable String service) {
        var part = SERVICES.get(service);
        return part == null ? Mono.error(new Refusal.NotFound().asException()) : documents.of(part);
    }
}
