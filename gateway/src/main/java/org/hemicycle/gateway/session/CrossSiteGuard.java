package org.hemicycle.gateway.session;

import java.util.Set;
import org.hemicycle.gateway.GatewaySettings;
import org.hemicycle.gateway.problem.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses writes that another site makes a browser send with our cookie. Browsers say where a request comes from
 * ({@code Sec-Fetch-Site}, before it {@code Origin}) and no script can forge either, so forms need no hidden field.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class CrossSiteGuard implements WebFilter {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final String origin;

    CrossSiteGuard(GatewaySettings gateway) {
        this.origin = gateway.origin();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isAllowed(exchange.getRequest())
                ? chain.filter(exchange)
                : Mono.error(new Refusal.CrossSiteRequest().asException());
    }

    private boolean isAllowed(ServerHttpRequest request) {
        if (SAFE.contains(request.getMethod()) || SessionCookie.bringsToken(request)) {
            return true;
        }
        var site = request.getHeaders().getFirst("Sec-Fetch-Site");
        if (site != null) {
            return OURS.contains(site);
        }
        var from = request.getHeaders().getFirst("Origin");
        if (from != null) {
            return origin.equals(from);
        }
        // Neither: not a browser. Mail providers send one-click unsubscribes like this (RFC 8058 §3.2), without a cookie.
        return !SessionCookie.isSentBy(request);
    }
}
