package org.hemicycle.gateway.limit;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** Ends requests that trickle in: many of them together would hold every connection there is. */
@Component
class SlowClients implements NettyServerCustomizer {

    private final LimitSettings settings;

    SlowClients(LimitSettings settings) {
        this.settings = settings;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.requestTimeout(settings.upload());
    }
}
