package org.hemicycle.web.delegation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What pages ask of events-service about one member of a delegation. */
@HttpExchange("/api/visits/{id}/delegates/{delegate}")
public interface DelegationApi {

    @GetExchange("/contact")
    ResponseEntity<Contact> contact(@PathVariable String id, @PathVariable String delegate);

    @PutExchange("/contact")
    ResponseEntity<Void> keepContact(
            @PathVariable String id, @PathVariable String delegate, @RequestBody Contact contact);

    @GetExchange("/needs")
    ResponseEntity<Needs> needs(@PathVariable String id, @PathVariable String delegate);

    @PutExchange("/needs")
    ResponseEntity<Void> keepNeeds(@PathVariable String id, @PathVariable String delegate, @RequestBody Needs needs);

    @DeleteExchange("/contact")
    ResponseEntity<Void> eraseContact(@PathVariable String id, @PathVariable String delegate);

    @DeleteExchange("/needs")
    ResponseEntity<Void> eraseNeeds(@PathVariable String id, @PathVariable String delegate);

    /** How somebody is reached: an address, the language they read, the zone they want times in, and the day it is forgotten. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Contact(
            @Nullable String email, @Nullable String language, @Nullable String timeZone, @Nullable String eraseOn) {}

    /** What somebody needs, and the day on which that is forgotten, as ISO 8601. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Needs(@Nullable String dietary, @Nullable String access, @Nullable String eraseOn) {}
}
