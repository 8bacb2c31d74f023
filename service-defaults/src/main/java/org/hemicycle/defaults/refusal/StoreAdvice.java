package org.hemicycle.defaults.refusal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says that the database is away, for services that have one. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class StoreAdvice {

    private static final Logger log = LoggerFactory.getLogger(StoreAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> away(DataAccessResourceFailureException away) {
        log.warn("The database cannot be reached: {}", String.valueOf(away.getMessage()));
        return RefusalAdvice.answer(CommonRefusal.STORE_UNAVAILABLE);
    }
}
