package org.hemicycle.web.bulletin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.web.upstream.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What pages ask of notification-service about bulletins. */
@HttpExchange("/api")
public interface BulletinsApi {

    @PostExchange("/audiences/size")
    ResponseEntity<Size> size(@RequestBody Audience audience);

    @GetExchange("/bulletins")
    ResponseEntity<Listing<Line>> bulletins(@RequestParam int limit, @RequestParam(required = false) @Nullable String after);

    @PostExchange("/bulletins")
    ResponseEntity<Void> write(@RequestBody Writing writing);

    @GetExchange("/bulletins/{id}")
    ResponseEntity<Bulletin> bulletin(@PathVariable String id);

    @PutExchange("/bulletins/{id}")
    ResponseEntity<Void> edit(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Writing writing);

    @DeleteExchange("/bulletins/{id}")
    ResponseEntity<Void> remove(@PathVariable String id, @RequestHeader("If-Match") String version);

    @GetExchange("/bulletins/{id}/preview")
    ResponseEntity<Preview> preview(@PathVariable String id, @RequestParam String language);

    @PostExchange("/bulletins/{id}/tests")
    ResponseEntity<Tried> test(@PathVariable String id, @RequestBody Trial trial);

    @PutExchange("/bulletins/{id}/schedule")
    ResponseEntity<Void> schedule(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Schedule schedule);

    @DeleteExchange("/bulletins/{id}/schedule")
    ResponseEntity<Void> unschedule(@PathVariable String id, @RequestHeader("If-Match") String version);

    @PutExchange("/bulletins/{id}/state")
    ResponseEntity<Void> change(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody State state);

    /** Whom a bulletin is for. */
    record Audience(List<String> areas, List<String> kinds, List<String> languages, List<String> cadences) {

        /** Lists that the service left out are empty. */
        @SuppressWarnings("NullAway") // The service may leave out an empty list.
        public Audience {
            areas = areas == null ? List.of() : List.copyOf(areas);
            kinds = kinds == null ? List.of() : List.copyOf(kinds);
            languages = languages == null ? List.of() : List.copyOf(languages);
            cadences = cadences == null ? List.of() : List.copyOf(cadences);
        }
    }

    /** How many readers it has at this moment, in all and by language. */
    record Size(long total, Map<String, Long> languages) {}

    /** What was typed. */
    record Writing(Map<String, String> subject, Map<String, String> body, Audience audience) {}

    /** One bulletin of the list. */
    record Line(
            String id,
            LocalizedText subject,
            String state,
            @Nullable Instant sendAt,
            @Nullable String timeZone,
            @Nullable Instant writtenAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            long expected) {}

    /** A letter as readers of a language will get it. */
    record Preview(String language, String subject, String text, String html) {}

    /** Where to send a test mail. */
    record Trial(String email, String language) {}

    /** Whether the mail server took it. */
    record Tried(boolean taken, @Nullable String reason) {}

    /** A local time in a zone. */
    record Schedule(String at, String timeZone) {}

    /** {@code sending}, {@code paused} or {@code stopped}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(String state) {}
}
