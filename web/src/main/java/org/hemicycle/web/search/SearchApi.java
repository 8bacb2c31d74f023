package org.hemicycle.web.search;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The search of content-service. */
@HttpExchange("/api")
public interface SearchApi {

    /** What is found for words and filters; an empty parameter is none. */
    @GetExchange("/search")
    ResponseEntity<Hits> search(
            @RequestParam String q,
            @RequestParam String kind,
            @RequestParam String area,
            @RequestParam String language,
            @RequestParam String year,
            @RequestParam("in") String reader,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam int limit);
}
