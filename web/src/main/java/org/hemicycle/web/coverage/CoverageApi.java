package org.hemicycle.web.coverage;

import org.springframework.http.ResponseEntity;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The coverage at content-service. */
@HttpExchange("/api")
public interface CoverageApi {

    @GetExchange("/coverage")
    ResponseEntity<Coverage> coverage();
}
