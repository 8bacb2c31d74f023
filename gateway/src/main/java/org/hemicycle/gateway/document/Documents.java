package org.hemicycle.gateway.document;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.hemicycle.gateway.GatewaySettings;
import org.hemicycle.gateway.problem.Refusal;
import org.hemicycle.gateway.route.Part;
import org.hemicycle.gateway.route.PartAddresses;
import org.springframework.core.codec.CodecException;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fetches a service's OpenAPI document, and puts the public address where the service's own stood. */
@Component
class Documents {

    private final WebClient http;
    private final PartAddresses parts;
    private final JsonMapper json;
    private final String publicUrl;
    private final Duration patience;

    Documents(WebClient.Builder http, PartAddresses parts, JsonMapper json, GatewaySettings gateway, DocumentSettings settings) {
        this.http = http.codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20)).build();
        this.parts = parts;
        this.json = json;
        this.publicUrl = gateway.origin();
        this.patience = settings.patience();
    }

    /** The document, or a refusal that names the service when it does not answer with one. */
    Mono<ObjectNode> of(Part part) {
        return http.get().uri(parts.of(part).resolve("/v3/api-docs")).retrieve().bodyToMono(byte[].class)
                .timeout(patience)
                .map(bytes -> (ObjectNode) json.readTree(bytes))
                .map(document -> {
                    document.set("servers", json.valueToTree(new Object[] {Map.of("url", publicUrl)}));
                    return document;
                })
                .onErrorMap(failure -> failure instanceof WebClientException || failure instanceof CodecException
                                || failure instanceof JacksonException || failure instanceof ClassCastException
                                || failure instanceof TimeoutException,
                        failure -> new Refusal.ServiceUnavailable(part.wireName(), patience).because(failure));
    }
}
