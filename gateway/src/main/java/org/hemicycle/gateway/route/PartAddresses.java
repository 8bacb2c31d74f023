package org.hemicycle.gateway.route;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where each part listens; one address each, however many instances stand behind it. */
@ConfigurationProperties("hemicycle.parts")
public record PartAddresses(URI web, URI content, URI events, URI notification) {

    public URI of(Part part) {
        return switch (part) {
            case WEB -> web;
            case CONTENT -> content;
            case EVENTS -> events;
            case NOTIFICATION -> notification;
        };
    }
}
