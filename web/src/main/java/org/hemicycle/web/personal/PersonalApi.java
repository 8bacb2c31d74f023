package org.hemicycle.web.personal;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What the holder of a personal link asks of events-service. */
@HttpExchange("/api/personal/{token}")
public interface PersonalApi {

    /** Their programme; asking for it counts as having looked. */
    @GetExchange("/programme")
    ResponseEntity<Programme> programme(@PathVariable String token);

    @PutExchange("/meetings/{meeting}/answer")
    ResponseEntity<Void> answer(@PathVariable String token, @PathVariable String meeting, @RequestBody Reply reply);

    /** Whether they come (RFC 5545 §3.2.12), or who does instead. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reply(String partstat, @Nullable String delegatedTo) {}
}
