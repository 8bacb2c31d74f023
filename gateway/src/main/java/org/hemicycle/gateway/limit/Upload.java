package org.hemicycle.gateway.limit;

import java.util.concurrent.atomic.AtomicLong;
import org.hemicycle.gateway.problem.Refusal;
import org.hemicycle.gateway.problem.Refused;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A request's body on its way through: counted while it passes, and known to be complete or not. */
public final class Upload extends ServerHttpRequestDecorator {

    private final long limit;
    private final AtomicLong bytes = new AtomicLong();
    private final Sinks.Empty<Void> received = Sinks.empty();

    Upload(ServerHttpRequest request, long limit) {
        super(request);
        this.limit = limit;
        if (request.getHeaders().getContentLength() <= 0 && !request.getHeaders().containsHeader("Transfer-Encoding")) {
            received.tryEmitEmpty();
        }
    }

    /** The body of this exchange's request. */
    public static Upload of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(Upload.class.getName());
    }

    /** Completes when the last byte of the body has been read, at once when there is none. */
    public Mono<Void> received() {
        return received.asMono();
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody()
                // Whatever breaks here broke on the visitor's side, and must not be taken for a failure of the part behind.
                .onErrorMap(failure -> !(failure instanceof Refused),
                        failure -> new Refusal.MalformedRequest(HttpStatus.BAD_REQUEST).because(failure))
                .<DataBuffer>handle((buffer, sink) -> {
                    if (bytes.addAndGet(buffer.readableByteCount()) > limit) {
                        DataBufferUtils.release(buffer);
                        sink.error(new Refusal.BodyTooLarge(limit).asException());
                    } else {
                        sink.next(buffer);
                    }
                })
                .doOnComplete(received::tryEmitEmpty);
    }
}
