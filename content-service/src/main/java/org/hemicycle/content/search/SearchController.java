package org.hemicycle.content.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Base64;
import org.hemicycle.content.language.Language;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search over everything public, for everybody. */
@RestController
@Tag(name = "Search", description = "Over everything public, in all its languages")
class SearchController {

    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final int DEEPEST = 1000;

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @GetMapping("/api/search")
    @Operation(
            summary = "Searches everything public",
            description = "A hit has every word of q, in any form that its language gives it; the last word may be the"
                    + " beginning of one. Where nothing has the words as they are written, words of four letters and more"
                    + " may differ by one letter, those of eight and more by two, and similar is true. There are no"
                    + " operators. Without q everything is found, the latest first. marks are the places of the words in"
                    + " the plain text, in UTF-16 units. counts say how many hits each value of a filter would give."
                    + " What is published is found about a second later; complete is false while an instance that was"
                    + " just started still reads.")
    @ApiResponse(responseCode = "200", description = "What was found")
    @ApiResponse(
            responseCode = "400",
            description = "query-too-long, too-far-down, or invalid-parameter; errors names the parameter")
    ResponseEntity<SearchAnswer> search(
            @Parameter(description = "At most 300 characters and 32 words") @RequestParam(required = false) @Nullable String q,
            @Parameter(description = "A language that hits can be read in, as a BCP 47 tag") @RequestParam(required = false)
                    @Nullable String language,
            @Parameter(description = "The code of an area that hits concern") @RequestParam(required = false)
                    @Nullable String area,
            @Parameter(description = "What hits are, such as interview or visit") @RequestParam(required = false)
                    @Nullable String kind,
            @Parameter(description = "The year that hits stand under") @RequestParam(required = false) @Nullable String year,
            @Parameter(description = "The language that titles are wanted in, where they have it") @RequestParam(required = false)
                    @Nullable String in,
            @Parameter(description = "The next of an earlier answer") @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = "Between 1 and 100; 20 where it is absent") @RequestParam(required = false)
                    @Nullable Integer limit) {
        int wanted = limit == null ? USUAL : limit;
        if (wanted < 1 || wanted > MOST) {
            throw new Refused(
                    CommonRefusal.INVALID_PARAMETER, "The parameter limit must lie between 1 and " + MOST + ".", "limit");
        }
        int from = from(cursor);
        var filter = Filter.asked(kind, area, language, year, search.kinds());
        boolean complete = search.isComplete();
        var found = search.index().search(q == null ? "" : q, filter, reader(in), from, wanted);
        int shown = from + found.hits().size();
        String next = shown < found.total() && shown < DEEPEST && !found.hits().isEmpty() ? cursor(shown) : null;
        return ResponseEntity.ok()
                .cacheControl(PublicAnswer.REVALIDATED)
                .body(new SearchAnswer(
                        found.hits(), next, found.total(), complete, found.similar(), found.counts()));
    }

    private static String reader(@Nullable String in) {
        if (in == null || in.isEmpty()) {
            return "en";
        }
        try {
            return new Language(in).tag();
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    CommonRefusal.INVALID_PARAMETER, "The parameter in cannot be read: " + e.getMessage() + ".", "in");
        }
    }

    private static String cursor(int from) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Integer.toString(from).getBytes(UTF_8));
    }

    private static int from(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        int from;
        try {
            from = Integer.parseUnsignedInt(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    CommonRefusal.INVALID_PARAMETER, "The parameter cursor must be the next of an earlier answer.", "cursor");
        }
        if (from < 0 || from >= DEEPEST) {
            throw new Refused(SearchRefusal.TOO_FAR_DOWN, SearchRefusal.TOO_FAR_DOWN.sentence(), "cursor");
        }
        return from;
    }
}
