package org.hemicycle.gateway.limit;

import org.hemicycle.gateway.problem.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses bodies over the limit: by their announced length before a byte is read, else by counting as they pass. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class BodyLimit implements WebFilter {

    private final LimitSettings settings;

    BodyLimit(LimitSettings settings) {
        this.settings = settings;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var limit = settings.body().toBytes();
        if (exchange.getRequest().getHeaders().getContentLength() > limit) {
            return Mono.error(new Refusal.BodyTooLarge(limit).asException());
        }
        var upload = new Upload(exchange.getRequest(), limit);
        exchange.getAttributes().put(Upload.class.getName(), upload);
        return chain.filter(exchange.mutate().request(upload).build());
    }
}
