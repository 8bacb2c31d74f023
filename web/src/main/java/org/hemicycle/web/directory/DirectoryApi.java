package org.hemicycle.web.directory;

import org.hemicycle.web.area.Institution;
import org.hemicycle.web.upstream.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Single records of the public directory at content-service. */
@HttpExchange("/api")
public interface DirectoryApi {

    @GetExchange("/institutions/{id}")
    ResponseEntity<BodyRecord> institution(@PathVariable String id);

    /** What an institution consists of: chambers, groups, parties. */
    @GetExchange("/institutions")
    ResponseEntity<Listing<Institution>> parts(@RequestParam String parent, @RequestParam int limit);

    @GetExchange("/people/{id}")
    ResponseEntity<PersonRecord> person(@PathVariable String id);

    /** Who belongs to what; each filter may be left out. */
    @GetExchange("/memberships")
    ResponseEntity<Listing<Membership>> memberships(
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam int limit);
}
