package org.hemicycle.content.article;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hemicycle.content.article.ArticleController.Readable;
import org.hemicycle.content.article.ArticleDesk.AtHand;
import org.hemicycle.content.article.Differences.FieldDifference;
import org.hemicycle.content.register.Page;
import org.hemicycle.content.register.Slice;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.moment.ChosenMoment;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The editors' desk: pieces from their draft to their withdrawal. Nothing of it is public. */
@RestController
@RequestMapping("/api/pieces")
@SecurityRequirement(name = "token")
@Tag(name = "Pieces", description = "What editors work on; a piece becomes an article when it is published")
class PieceController {

    private static final String WRITER = "hasAuthority('articles:write')";
    private static final String PUBLISHER = "hasAuthority('articles:publish')";
    private static final String EITHER = "hasAnyAuthority('articles:write', 'articles:publish')";

    private final ArticleDesk desk;
    private final Articles articles;

    PieceController(ArticleDesk desk, Articles articles) {
        this.desk = desk;
        this.articles = articles;
    }

    /**
     * A piece.
     *
     * @param state how far its latest version is
     * @param version the number of its latest version
     * @param publicVersion the number of the version that everybody reads, if any
     * @param publishAt when it is to be published by itself
     * @param timeZone the zone in which that time was chosen
     * @param words what its latest version says
     * @param original the number of the version in which the words of the original last changed
     * @param translations its translations
     * @param versions all versions, the first first
     * @param steps all that happened to it, the first first
     */
    record View(
            String id,
            PieceState state,
            int version,
            @Nullable Integer publicVersion,
            @Nullable Instant publishAt,
            @Nullable String timeZone,
            Readable words,
            int original,
            List<Translation> translations,
            List<Numbered> versions,
            List<Piece.Step> steps) {}

    /**
     * A translation.
     *
     * @param language its language
     * @param madeFrom the number of the version whose original it says
     * @param older whether the original has changed since
     */
    record Translation(String language, int madeFrom, boolean older) {}

    /**
     * One version in the list of versions.
     *
     * @param restored the number of the version whose words it brought back
     */
    record Numbered(
            int number, @Nullable String by, Instant at, @Nullable String note, @Nullable Integer restored) {}

    /**
     * One piece of a list.
     *
     * @param older the languages of the translations that are older than the original
     * @param changedBy who did the last thing to it
     * @param changedAt when that was
     */
    record Line(
            String id,
            PieceState state,
            ArticleKind kind,
            LocalizedText title,
            int version,
            @Nullable Integer publicVersion,
            List<String> older,
            @Nullable Instant publishAt,
            @Nullable String timeZone,
            @Nullable String changedBy,
            Instant changedAt) {}

    /** What differs between two versions, field by field. */
    record Comparison(int from, int to, List<FieldDifference> fields) {}

    /** What somebody says about a step. */
    record Note(@Nullable String note) {}

    /** When to publish: a local time such as {@code 2027-03-01T09:00} in an IANA zone. */
    record Schedule(@Nullable String at, @Nullable String timeZone) {}

    /** The number of the version to bring back. */
    record Restoration(@Nullable Integer version) {}

    @GetMapping
    @PreAuthorize(EITHER)
    @Operation(
            summary = "Lists what is at the desk",
            description = "The latest touched first: in a state, with translations older than the original (behind=true),"
                    + " or all. What the archive holds and nobody has opened is not among them.")
    ResponseEntity<Page<Line>> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean behind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        PieceState wanted = state == null
                ? null
                : PieceState.named(state)
                        .orElseThrow(() -> new Refused(
                                CommonRefusal.INVALID_PARAMETER, "There is no state '" + state + "'.", "state"));
        var found = articles.atTheDesk(wanted, behind, Slice.asked(cursor, limit));
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Page<>(
                        found.items().stream()
                                .map(item -> line(item.id(), Objects.requireNonNull(item.state().piece())))
                                .toList(),
                        found.next()));
    }

    @PostMapping
    @PreAuthorize(WRITER)
    @Operation(summary = "Begins a draft", description = "Nobody outside the desk sees it. Needs articles:write.")
    @ApiResponse(responseCode = "201", description = "Kept; Location and ETag are those of the piece")
    ResponseEntity<View> write(@RequestBody NewArticle piece, Authentication caller) {
        Versioned<AtHand> written = desk.write(piece, caller.getName());
        return ResponseEntity.created(URI.create("/api/pieces/" + written.id()))
                .eTag(EntityVersion.tag(written.version()))
                .body(view(written));
    }

    @GetMapping("/{id}")
    @PreAuthorize(EITHER)
    @Operation(summary = "Shows a piece with its versions and all that happened to it")
    ResponseEntity<View> one(@PathVariable String id) {
        return answer(desk.find(id));
    }

    @PutMapping("/{id}")
    @PreAuthorize(WRITER)
    @Operation(
            summary = "Saves the next version",
            description = "It is a draft; what everybody reads stays as it is. A translation whose words change counts as"
                    + " renewed, unless the list renewed says which are. Needs articles:write and If-Match.")
    ResponseEntity<View> edit(
            @PathVariable String id,
            @RequestBody NewArticle piece,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        return answer(desk.edit(id, EntityVersion.required(ifMatch), piece, caller.getName()));
    }

    @GetMapping("/{id}/versions/{number}")
    @PreAuthorize(EITHER)
    @Operation(summary = "Shows what a version says")
    ResponseEntity<Readable> version(@PathVariable String id, @PathVariable int number) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Readable.of(desk.version(desk.find(id).state(), number).article()));
    }

    @GetMapping("/{id}/differences")
    @PreAuthorize(EITHER)
    @Operation(
            summary = "Shows what differs between two versions",
            description = "Field by field and language by language, in parts that stayed, were removed or were added; long"
                    + " texts by lines, and within lines by words.")
    ResponseEntity<Comparison> differences(
            @PathVariable String id, @RequestParam int from, @RequestParam int to) {
        AtHand piece = desk.find(id).state();
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Comparison(
                        from,
                        to,
                        Differences.between(
                                desk.version(piece, from).article(), desk.version(piece, to).article())));
    }

    @PutMapping("/{id}/restoration")
    @PreAuthorize(WRITER)
    @Operation(
            summary = "Brings back an old version as the newest",
            description = "It is a draft, and its translations are as good as they were then. Needs articles:write and If-Match.")
    ResponseEntity<View> restore(
            @PathVariable String id,
            @RequestBody Restoration wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        long version = EntityVersion.required(ifMatch);
        if (wanted.version() == null) {
            throw new Refused(CommonRefusal.INVALID_FIELD, "The number of the version is missing.", "version");
        }
        return answer(desk.restore(id, version, wanted.version(), caller.getName()));
    }

    @PutMapping("/{id}/review")
    @PreAuthorize(WRITER)
    @Operation(summary = "Hands a draft in for review", description = "Needs articles:write and If-Match.")
    ResponseEntity<View> submit(
            @PathVariable String id,
            @RequestBody Note note,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        return answer(desk.submit(id, EntityVersion.required(ifMatch), caller.getName(), ArticleRules.note(note.note())));
    }

    @DeleteMapping("/{id}/review")
    @PreAuthorize(EITHER)
    @Operation(
            summary = "Makes it a draft again",
            description = "What is in review, approved or withdrawn; its writer takes it back or its reader sends it back."
                    + " Needs articles:write or articles:publish, and If-Match.")
    ResponseEntity<View> takeBack(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String note,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        return answer(desk.takeBack(id, EntityVersion.required(ifMatch), caller.getName(), ArticleRules.note(note)));
    }

    @PutMapping("/{id}/approval")
    @PreAuthorize(PUBLISHER)
    @Operation(
            summary = "Approves a piece",
            description = "By somebody who did not write this version. Needs articles:publish and If-Match.")
    ResponseEntity<View> approve(
            @PathVariable String id,
            @RequestBody Note note,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        return answer(desk.approve(id, EntityVersion.required(ifMatch), caller.getName(), ArticleRules.note(note.note())));
    }

    @PutMapping("/{id}/schedule")
    @PreAuthorize(PUBLISHER)
    @Operation(
            summary = "Has an approved piece published at a time that lies ahead",
            description = "Needs articles:publish and If-Match.")
    ResponseEntity<View> schedule(
            @PathVariable String id,
            @RequestBody Schedule wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        long version = EntityVersion.required(ifMatch);
        var moment = ChosenMoment.read(wanted.at(), wanted.timeZone());
        return answer(desk.schedule(id, version, moment.at(), moment.timeZone(), caller.getName()));
    }

    @DeleteMapping("/{id}/schedule")
    @PreAuthorize(PUBLISHER)
    @Operation(summary = "Takes a piece off the schedule; it is approved still", description = "Needs articles:publish and If-Match.")
    ResponseEntity<View> unschedule(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        return answer(desk.unschedule(id, EntityVersion.required(ifMatch), caller.getName()));
    }

    @PutMapping("/{id}/publication")
    @PreAuthorize(PUBLISHER)
    @Operation(
            summary = "Publishes an approved piece now",
            description = "The first time subscribers are told; for a revision only those learn of it who keep a copy."
                    + " Needs articles:publish and If-Match.")
    ResponseEntity<View> publish(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        return answer(desk.publish(id, EntityVersion.required(ifMatch), caller.getName()));
    }

    @PutMapping("/{id}/withdrawal")
    @PreAuthorize(PUBLISHER)
    @Operation(
            summary = "Takes a piece back from the public",
            description = "Its versions stay at the desk. Needs articles:publish and If-Match.")
    ResponseEntity<View> withdraw(
            @PathVariable String id,
            @RequestBody Note note,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        return answer(desk.withdraw(id, EntityVersion.required(ifMatch), caller.getName(), ArticleRules.note(note.note())));
    }

    private static ResponseEntity<View> answer(Versioned<AtHand> piece) {
        return ResponseEntity.ok()
                .eTag(EntityVersion.tag(piece.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(view(piece));
    }

    private static View view(Versioned<AtHand> found) {
        Piece piece = found.state().piece();
        Manuscript manuscript = found.state().manuscript();
        List<String> older = manuscript.older();
        return new View(
                found.id(),
                piece.state(),
                piece.latest().number(),
                piece.publicVersion(),
                piece.publishAt(),
                piece.timeZone(),
                Readable.of(manuscript.article()),
                manuscript.original(),
                Manuscript.translations(manuscript.article()).stream()
                        .map(language -> new Translation(
                                language,
                                manuscript.madeFrom().getOrDefault(language, manuscript.original()),
                                older.contains(language)))
                        .toList(),
                piece.versions().stream()
                        .map(version -> new Numbered(
                                version.number(), version.by(), version.at(), version.note(), version.restored()))
                        .toList(),
                piece.steps());
    }

    private static Line line(String id, Piece piece) {
        Piece.Step last = piece.steps().getLast();
        return new Line(
                id,
                piece.state(),
                piece.kind(),
                piece.title(),
                piece.latest().number(),
                piece.publicVersion(),
                piece.older(),
                piece.publishAt(),
                piece.timeZone(),
                last.by(),
                last.at());
    }
}
