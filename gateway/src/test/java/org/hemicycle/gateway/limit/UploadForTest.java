package org.hemicycle.gateway.limit;

import org.springframework.web.server.ServerWebExchange;

/** Wraps a request's body as the filter does, for tests of what stands behind it. */
public final class UploadForTest {

    private UploadForTest() {}

    public static ServerWebExchange on(ServerWebExchange exchange, long limit) {
        var upload = new Upload(exchange.getRequest(), limit);
        exchange.getAttributes().put(Upload.class.getName(), upload);
        return exchange.mutate().request(upload).build();
    }
}
