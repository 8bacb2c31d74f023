package org.hemicycle.web.article;

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

/** What the editors' desk asks of content-service. */
@HttpExchange("/api/pieces")
public interface PiecesApi {

    /** Pieces at the desk, the latest touched first. */
    @GetExchange
    ResponseEntity<Listing<PieceLine>> pieces(@RequestParam(required = false) @Nullable Boolean behind, @RequestParam int limit);

    @PostExchange
    ResponseEntity<Void> write(@RequestBody NewArticle words);

    @GetExchange("/{id}")
    ResponseEntity<Piece> piece(@PathVariable String id);

    @PutExchange("/{id}")
    ResponseEntity<Void> edit(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody NewArticle words);

    @GetExchange("/{id}/differences")
    ResponseEntity<VersionComparison> differences(@PathVariable String id, @RequestParam int from, @RequestParam int to);

    @PutExchange("/{id}/restoration")
    ResponseEntity<Void> restore(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Restoration restoration);

    /** Takes a step: {@code review}, {@code approval}, {@code publication} or {@code withdrawal}. */
    @PutExchange("/{id}/{step}")
    ResponseEntity<Void> step(
            @PathVariable String id,
            @PathVariable String step,
            @RequestHeader("If-Match") String version,
            @RequestBody Note note);

    @DeleteExchange("/{id}/review")
    ResponseEntity<Void> takeBack(
            @PathVariable String id,
            @RequestHeader("If-Match") String version,
            @RequestParam(required = false) @Nullable String note);

    @PutExchange("/{id}/schedule")
    ResponseEntity<Void> schedule(
            @PathVariable String id, @RequestHeader("If-Match") String version, @RequestBody Schedule schedule);

    @DeleteExchange("/{id}/schedule")
    ResponseEntity<Void> unschedule(@PathVariable String id, @RequestHeader("If-Match") String version);

    /** One piece of the list. */
    record PieceLine(
            String id,
            String state,
            String kind,
            LocalizedText title,
            int version,
            @Nullable Integer publicVersion,
            List<String> older,
            @Nullable Instant publishAt,
            @Nullable String timeZone,
            @Nullable String changedBy,
            Instant changedAt) {

        @SuppressWarnings("NullAway") // content-service may leave out an empty list.
        public PieceLine {
            older = older == null ? List.of() : List.copyOf(older);
        }
    }

    /** What differs between two versions. */
    record VersionComparison(int from, int to, List<FieldDifference> fields) {}

    /** A field that differs, in the language that differs. */
    record FieldDifference(String field, @Nullable String language, List<Part> parts) {}

    /** A part of a text: {@code stayed}, {@code removed} or {@code added}. */
    record Part(String fate, String text) {}

    /** What somebody says about a step. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Note(@Nullable String note) {}

    /** A local time in a zone. */
    record Schedule(String at, String timeZone) {}

    /** The number of the version to bring back. */
    record Restoration(int version) {}

    /** What is at the desk, sorted by what is to be done with it. */
    record PieceQueue(Map<String, List<PieceLine>> byState, List<PieceLine> behind) {}
}
