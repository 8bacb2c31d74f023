package org.hemicycle.gateway.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hemicycle.gateway.problem.Refusal.ServiceUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Tells a refusal to whoever asked: a problem document, or a page when a browser asked for a page. */
@Component
@Order(-2) // before Spring Boot's own error pages, which would name neither the problem nor the missing part
public class Answers implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private final JsonMapper json;
    private final ProblemPage page;

    Answers(JsonMapper json, ProblemPage page) {
        this.json = json;
        this.page = page;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            log.warn("An answer to {} broke off: {}", exchange.getRequest().getMethod(), failure.getClass().getSimpleName());
            return Mono.error(failure);
        }
        var refusal = refusal(failure);
        if (refusal instanceof Refusal.UnexpectedFault) {
            log.error("A {} failed", exchange.getRequest().getMethod(), failure); // no path: it can hold a token
        }
        return answer(exchange, refusal);
    }

    /** Writes the refusal as the answer of this exchange. */
    public Mono<Void> answer(ServerWebExchange exchange, Refusal refusal) {
        var response = exchange.getResponse();
        response.setStatusCode(refusal.kind().status());
        var headers = response.getHeaders();
        headers.setCacheControl("no-store");
        headers.add(HttpHeaders.VARY, "Accept, Accept-Language");
        if (refusal.kind().status().isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer"); // RFC 9110 §15.5.2 wants one
        }
        if (refusal.retryAfter().isPositive()) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.ceilDiv(refusal.retryAfter().toMillis(), 1000)));
        }
        byte[] body;
        if (Reader.wantsPage(exchange.getRequest())) {
            var language = Reader.language(exchange.getRequest());
            headers.setContentType(MediaType.parseMediaType("text/html;charset=utf-8"));
            headers.set(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
            body = page.render(refusal, language);
        } else {
            headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            body = document(refusal);
        }
        headers.setContentLength(body.length);
        if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
            return response.setComplete();
        }
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** The refusal as a problem document. */
    public byte[] document(Refusal refusal) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "/problems/" + refusal.kind().name());
        document.put("title", refusal.kind().title());
        document.put("status", refusal.kind().status().value());
        document.put("detail", refusal.detail());
        document.putAll(refusal.facts());
        return json.writeValueAsBytes(document);
    }

    private static Refusal refusal(Throwable failure) {
        // Frameworks wrap; the refusal that started it is what the reader needs to know.
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused && (cause == failure || refused.refusal() instanceof ServiceUnavailable)) {
                return refused.refusal();
            }
        }
        if (failure instanceof ErrorResponse error && !error.getStatusCode().is5xxServerError()) {
            if (error.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
                return new Refusal.NotFound();
            }
            if (error.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST)) {
                return new Refusal.MalformedRequest(HttpStatus.BAD_REQUEST);
            }
            var status = HttpStatus.valueOf(error.getStatusCode().value());
            return new Refusal.NotTaken(status, status.getReasonPhrase());
        }
        return new Refusal.UnexpectedFault();
    }
}
