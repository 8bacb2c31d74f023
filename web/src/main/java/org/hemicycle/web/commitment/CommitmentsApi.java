package org.hemicycle.web.commitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
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

/** What pages ask of content-service about commitments. */
@HttpExchange("/api/commitments")
public interface CommitmentsApi {

    /** Public commitments, those made last first; each filter may be left out. */
    @GetExchange
    ResponseEntity<Listing<Commitment>> commitments(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam int limit);

    @GetExchange("/{id}")
    ResponseEntity<Commitment> commitment(@PathVariable String id);

    /** Who holds the office in which it was made, today. */
    @GetExchange("/{id}/office")
    ResponseEntity<OfficeNow> office(@PathVariable String id);

    /** All commitments with what the office knows. */
    @GetExchange("/dossiers")
    ResponseEntity<Listing<Commitment>> dossiers(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam int limit);

    @GetExchange("/{id}/dossier")
    ResponseEntity<Commitment> dossier(@PathVariable String id);

    /** What is left to do, the nearest day first. */
    @GetExchange("/follow-ups")
    ResponseEntity<Listing<Due>> followUps(@RequestParam int limit);

    @PostExchange
    ResponseEntity<Void> report(@RequestBody Promise promise);

    @PutExchange("/{id}")
    ResponseEntity<Void> edit(@PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Promise promise);

    @PostExchange("/{id}/steps")
    ResponseEntity<Void> propose(@PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody NewStep step);

    @PutExchange("/{id}/steps/{step}/confirmation")
    ResponseEntity<Void> confirm(@PathVariable String id, @PathVariable String step, @RequestHeader("If-Match") String version);

    @DeleteExchange("/{id}/steps/{step}")
    ResponseEntity<Void> decline(@PathVariable String id, @PathVariable String step, @RequestHeader("If-Match") String version);

    @PostExchange("/{id}/follow-ups")
    ResponseEntity<Void> followUp(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody NewFollowUp followUp);

    @PutExchange("/{id}/follow-ups/{followUp}/completion")
    ResponseEntity<Void> complete(
            @PathVariable String id, @PathVariable String followUp, @RequestHeader("If-Match") String version);

    /** Something to do, with the commitment that it is about. */
    record Due(String commitment, LocalizedText title, String state, String followUp, String task, String owner, LocalDate due) {}

    /** A promise as it was typed; content-service says what is wrong with it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Promise(
            @Nullable String kind,
            @Nullable Map<String, String> title,
            @Nullable String person,
            @Nullable String organization,
            @Nullable String office,
            @Nullable Map<String, String> madeTo,
            @Nullable String area,
            @Nullable Map<String, String> quote,
            @Nullable String madeOn,
            @Nullable Occasion occasion,
            Source source,
            @Nullable String targetDate,
            @Nullable Amount amount) {}

    /** Where it was made. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Occasion(
            @Nullable String setting,
            @Nullable String visit,
            @Nullable String meeting,
            boolean linked,
            @Nullable Map<String, String> note) {}

    /** Where it is reported. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Source(
            @Nullable String title, @Nullable String url, @Nullable String checkedAt, @Nullable String status) {}

    /** Money: a whole number where one was typed, or else what was typed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Amount(@Nullable Object value, @Nullable String currency) {}

    /** A step as it was typed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewStep(@Nullable String state, Evidence evidence, @Nullable String supersededBy) {}

    /** What shows it, as it was typed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Evidence(@Nullable String date, @Nullable String url, @Nullable Map<String, String> note) {}

    /** Something to do as it was typed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewFollowUp(@Nullable String task, @Nullable String owner, @Nullable String due) {}
}
