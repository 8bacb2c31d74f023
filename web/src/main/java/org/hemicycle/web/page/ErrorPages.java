package org.hemicycle.web.page;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Unanswered;
import org.hemicycle.web.upstream.Upstream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page for whatever went wrong, in the language of the address, with the way on; who did not ask for HTML gets a
 * problem document instead.
 */
@ControllerAdvice
@RestController
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages implements ErrorController, AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final Templates templates;
    private final Pages pages;
    private final BearerTokenAuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();

    ErrorPages(Templates templates, Pages pages) {
        this.templates = templates;
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<?> unanswered(Unanswered unanswered, HttpServletRequest request) {
        Upstream silent = unanswered.silent();
        var problem = unanswered.problem();
        return answer(request, unanswered.status(), silent, problem == null ? null : problem.sentence());
    }

    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leftToTheDoors(RuntimeException denied) {
        throw denied;
    }

    @ExceptionHandler
    ResponseEntity<?> failed(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse refusal && refusal.getStatusCode().value() < 500) {
            var answer = answer(request, refusal.getStatusCode().value(), null, null);
            return ResponseEntity.status(answer.getStatusCode())
                    .headers(refusal.getHeaders())
                    .headers(answer.getHeaders())
                    .body(answer.getBody());
        }
        log.error("A page failed", failure);
        return answer(request, 500, null, null);
    }

    /** A form that the container cannot read: too large, too many fields, or not well-formed. */
    @ExceptionHandler
    ResponseEntity<?> unreadable(InvalidParameterException unreadable, HttpServletRequest request) {
        return answer(request, unreadable.getErrorCode(), null, null);
    }

    /** What the container could not pass to a page at all. */
    @RequestMapping("/error")
    ResponseEntity<?> refusedBeforeAnyPage(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof AuthenticationServiceException) {
            // The provider's keys could not be fetched, so nobody can be recognised, rightly or wrongly.
            return answer(request, 503, null, null);
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return answer(request, status instanceof Integer code ? code : 404, null, null);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        bearer.commence(request, response, refused);
        write(request, response, 401);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        write(request, response, 403);
    }

    private void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        var html = new Utf8ByteOutput();
        page(request, status, null, null).render(html);
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(html.getContentLength());
        html.writeTo(response.getOutputStream());
    }

    private ResponseEntity<?> answer(
            HttpServletRequest request, int status, @Nullable Upstream silent, @Nullable String sentence) {
        var response = ResponseEntity.status(status);
        if (silent != null) {
            response.header(HttpHeaders.RETRY_AFTER, "10");
        }
        if (wantsPage(request)) {
            return response.contentType(MediaType.TEXT_HTML).body(page(request, status, silent, sentence));
        }
        var problem = ProblemDetail.forStatus(HttpStatusCode.valueOf(status));
        if (sentence != null) {
            problem.setDetail(sentence);
        }
        return response.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private JteModel page(HttpServletRequest request, int status, @Nullable Upstream silent, @Nullable String sentence) {
        return templates.pageError(pages.of(request), known(status), silent == null ? "" : silent.key(), sentence);
    }

    /** The statuses that have words of their own; the others borrow those of their class. */
    private static int known(int status) {
        return switch (status) {
            case 400, 401, 403, 404, 405, 413, 503 -> status;
            default -> status < 500 ? 400 : 500;
        };
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "*/*");
        return accept.contains("text/html") || accept.contains("*/*");
    }
}
