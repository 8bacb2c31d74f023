package org.hemicycle.defaults.refusal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The edge where refusals become problem documents; whatever has no name here is a fault of ours, logged, and a 500. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class RefusalAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(RefusalAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        log.atInfo().addKeyValue("refusal", refused.kind().slug()).log("Refused");
        return answer(Problems.of(refused));
    }

    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leftToSecurity(RuntimeException denied) {
        throw denied;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(Exception fault) {
        log.error("A request failed", fault);
        return answer(CommonRefusal.UNEXPECTED_FAULT);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var faults = new ArrayList<FieldFault>();
        invalid.getBindingResult().getFieldErrors().forEach(error ->
                faults.add(new FieldFault(error.getField(), String.valueOf(error.getDefaultMessage()))));
        invalid.getBindingResult().getGlobalErrors().forEach(error ->
                faults.add(new FieldFault("", String.valueOf(error.getDefaultMessage()))));
        return asObject(Problems.of(CommonRefusal.INVALID_FIELD, CommonRefusal.INVALID_FIELD.sentence(), faults));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var faults = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream().map(error -> new FieldFault(
                        String.valueOf(result.getMethodParameter().getParameterName()),
                        String.valueOf(error.getDefaultMessage()))))
                .toList();
        return asObject(Problems.of(CommonRefusal.INVALID_PARAMETER, CommonRefusal.INVALID_PARAMETER.sentence(), faults));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return asObject(Problems.of(refused));
            }
            if (cause instanceof UnrecognizedPropertyException unknown) {
                String field = path(unknown);
                return asObject(Problems.of(CommonRefusal.UNKNOWN_FIELD, "The field " + field + " is not known here.",
                        List.of(new FieldFault(field, "is not known here"))));
            }
            if (cause instanceof DatabindException databind) {
                String field = path(databind);
                Throwable root = databind.getCause();
                String why = root instanceof IllegalArgumentException && root.getMessage() != null
                        ? root.getMessage() : "does not have the expected form";
                return asObject(field.isEmpty()
                        ? Problems.of(CommonRefusal.MALFORMED_BODY, "The body does not have the expected form.", List.of())
                        : Problems.of(CommonRefusal.INVALID_FIELD, "The field " + field + ": " + why + ".", List.of(new FieldFault(field, why))));
            }
            if (cause instanceof JacksonException json) {
                return asObject(Problems.of(CommonRefusal.MALFORMED_BODY, "The body is not valid JSON (line "
                        + (json.getLocation() == null ? "unknown" : json.getLocation().getLineNr()) + ").", List.of()));
            }
        }
        return asObject(Problems.of(CommonRefusal.MALFORMED_BODY, "The body is missing or cannot be read.", List.of()));
    }

    private static String path(DatabindException exception) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : exception.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    /** Gives what the framework refuses one of our own names. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (exception instanceof MethodArgumentTypeMismatchException mismatch) {
            String name = String.valueOf(mismatch.getPropertyName());
            return asObject(Problems.of(CommonRefusal.INVALID_PARAMETER, "The parameter " + name + " does not have the expected form.",
                    List.of(new FieldFault(name, "does not have the expected form"))));
        }
        CommonRefusal kind = switch (status.value()) {
            case 404 -> CommonRefusal.NOT_FOUND;
            case 405 -> CommonRefusal.METHOD_NOT_ALLOWED;
            case 406 -> CommonRefusal.NOT_ACCEPTABLE;
            case 413 -> CommonRefusal.BODY_TOO_LARGE;
            case 415 -> CommonRefusal.MEDIA_TYPE_UNSUPPORTED;
            default -> status.is4xxClientError() ? CommonRefusal.INVALID_PARAMETER : CommonRefusal.UNEXPECTED_FAULT;
        };
        if (kind == CommonRefusal.UNEXPECTED_FAULT) {
            log.error("A request failed", exception);
        }
        return ResponseEntity.status(kind.status()).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(kind, kind.sentence(), List.of()));
    }

    static ResponseEntity<ProblemDetail> answer(RefusalKind kind) {
        return answer(Problems.of(kind, kind.sentence(), List.of()));
    }

    static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private static ResponseEntity<Object> asObject(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
