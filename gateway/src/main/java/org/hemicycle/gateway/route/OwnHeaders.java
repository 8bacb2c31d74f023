package org.hemicycle.gateway.route;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.hemicycle.gateway.GatewaySettings;
import org.hemicycle.gateway.session.SessionCookie;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * What is the gateway's own stays here: the session cookie does not go to the services, which are told the public
 * address instead of their own; a redirect to an inner address all the same comes out as one to its path. Hop-by-hop and forwarding headers from outside are removed by
 * Spring Cloud Gateway, the latter unless {@code trusted-proxies} names who may set them.
 */
final class OwnHeaders {

    private OwnHeaders() {}

    @Component
    @Order(Ordered.LOWEST_PRECEDENCE) // after the filter that removes what outsiders claim
    static class OnTheWayIn implements HttpHeadersFilter {

        private final URI known;

        OnTheWayIn(GatewaySettings gateway) {
            this.known = gateway.publicUrl();
        }

        @Override
        public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
            var headers = HttpHeaders.copyOf(input);
            headers.set("X-Forwarded-Proto", known.getScheme());
            headers.set("X-Forwarded-Host", known.getAuthority());
            var cookies = headers.remove(HttpHeaders.COOKIE);
            if (cookies != null) {
                for (var line : cookies) {
                    var others = Arrays.stream(line.split(";"))
                            .map(String::strip)
                            .filter(cookie -> !cookie.startsWith(SessionCookie.NAME + "="))
                            .collect(Collectors.joining("; "));
                    if (!others.isEmpty()) {
                        headers.add(HttpHeaders.COOKIE, others);
                    }
                }
            }
            return headers;
        }
    }

    @Component
    static class OnTheWayOut implements HttpHeadersFilter {
        @Override
        public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
            var location = input.getFirst(HttpHeaders.LOCATION);
            Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
            if (location == null || route == null) {
                return input;
            }
            var inside = route.getUri().getScheme() + "://" + route.getUri().getAuthority();
            if (!location.startsWith(inside + "/")) {
                return input;
            }
            var filtered = HttpHeaders.copyOf(input);
            filtered.set(HttpHeaders.LOCATION, location.substring(inside.length()));
            return filtered;
        }

        @Override
        public boolean supports(Type type) {
            return type == Type.RESPONSE;
        }
    }
}
