package org.hemicycle.web.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.hemicycle.web.upstream.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What pages ask of events-service about buildings and journeys. */
@HttpExchange("/api")
public interface PlacesApi {

    /** What each building asks of each kind of visitors. */
    @GetExchange("/access-rules")
    ResponseEntity<Listing<AccessRule>> rules();

    @PutExchange("/access-rules/{id}")
    ResponseEntity<Void> rewrite(@PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Wording wording);

    /** Every building whose opening hours are known. */
    @GetExchange("/places")
    ResponseEntity<Listing<OpeningHours>> hours();

    @GetExchange("/places/{building}/hours")
    ResponseEntity<OpeningHours> hours(@PathVariable String building);

    @PutExchange("/places/{building}/hours")
    ResponseEntity<Void> write(
            @PathVariable String building, @RequestHeader("If-Match") String version, @RequestBody Written hours);

    /** Every journey that was known at the start, and every one that staff entered. */
    @GetExchange("/travel")
    ResponseEntity<Listing<Journey>> journeys();

    @PutExchange("/travel/{from}/{to}")
    ResponseEntity<Void> enter(
            @PathVariable String from,
            @PathVariable String to,
            @RequestHeader("If-Match") String version,
            @RequestBody LookedUp journey);

    /** A journey as somebody looked it up. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LookedUp(String mode, @Nullable Integer minutes, String source) {}

    /** Opening hours as somebody wrote them, by the day; dates as ISO 8601. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Written(
            Map<String, List<String>> hours, String source, @Nullable String url, String checkedAt, String confidence) {}

    /** A rule as somebody wrote it; dates as ISO 8601. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wording(
            @Nullable Integer leadDays,
            boolean businessDays,
            @Nullable String latest,
            @Nullable Integer mostPerOrganisation,
            @Nullable String deskHours,
            List<String> needs,
            boolean sponsorRequired,
            boolean escortRequired,
            @Nullable String note,
            String source,
            @Nullable String url,
            String checkedAt,
            String confidence) {}
}
