package org.hemicycle.content.article;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.LinkedHashMap;
import org.hemicycle.content.register.Page;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.content.register.Slice;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.prose.Prose;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published pieces: everybody reads them, editors publish them at once by the short way. */
@RestController
@Tag(name = "Articles", description = "Articles, interviews, statements and videos, each in its language")
class ArticleController {

    private final Articles articles;
    private final ArticleDesk desk;

    ArticleController(Articles articles, ArticleDesk desk) {
        this.articles = articles;
        this.desk = desk;
    }

    @GetMapping("/api/articles")
    @Operation(
            summary = "Lists published pieces",
            description = "The newest first, undated ones last. The parameter language asks for pieces that are written"
                    + " or spoken in it; a piece whose language is not known bears und and is found without it. person and"
                    + " institution ask for pieces that name them.")
    ResponseEntity<Page<Article>> list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return PublicAnswer.of(articles.page(ArticleFilter.asked(area, kind, language, person, institution), Slice.asked(cursor, limit)));
    }

    /**
     * A piece that can be read here.
     *
     * @param html its body as HTML without anything to be fetched or run, in the languages of the body
     */
    record Readable(@JsonUnwrapped Article article, @Nullable LocalizedText html) {

        static Readable of(Article article) {
            LocalizedText body = article.body();
            if (body == null) {
                return new Readable(article, null);
            }
            var html = new LinkedHashMap<String, String>();
            body.texts().forEach((language, words) -> html.put(language, new Prose(words).html()));
            html.values().removeIf(String::isBlank);
            return new Readable(article, html.isEmpty() ? null : LocalizedText.of(html));
        }
    }

    @GetMapping("/api/articles/{id}")
    @Operation(
            summary = "Shows a piece",
            description = "With its words in Markdown (body) and as HTML that can be shown as it is (html). A reader gets"
                    + " the language asked for, else its base, else the original; older names the translations whose"
                    + " original was revised since.")
    ResponseEntity<Readable> one(@PathVariable String id) {
        return PublicAnswer.of(articles.find(id)
                .map(found -> new Versioned<>(found.id(), found.version(), Readable.of(found.state()))));
    }

    @PostMapping("/api/articles")
    @PreAuthorize("hasAuthority('articles:write')")
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "Publishes a piece at once",
            description = "The short way, without a second person: it is public, and subscribers of its areas and kind are"
                    + " told. Needs articles:write. Drafts, reviews and times are at /api/pieces.")
    @ApiResponse(responseCode = "201", description = "Published; Location and ETag are those of the piece")
    @ApiResponse(responseCode = "400", description = "The body has a wrong shape; errors names the fields")
    @ApiResponse(
            responseCode = "422",
            description = "A rule is broken: unknown-area, named-unknown, unknown-language, title-missing-in-original,"
                    + " address-not-followable or published-in-the-future")
    @ApiResponse(responseCode = "409", description = "review-needed: here nothing is published without a second person")
    ResponseEntity<Article> publish(@RequestBody NewArticle piece, Authentication caller) {
        Versioned<Article> published = desk.publish(piece, caller.getName());
        return ResponseEntity.created(URI.create("/api/articles/" + published.id()))
                .eTag(EntityVersion.tag(published.version()))
                .body(published.state());
    }

    @PutMapping("/api/articles/{id}")
    @PreAuthorize("hasAuthority('articles:write')")
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "Revises a published piece at once",
            description = "The short way, without a second person; nobody is told a second time. Needs articles:write and"
                    + " If-Match.")
    ResponseEntity<Article> revise(
            @PathVariable String id,
            @RequestBody NewArticle piece,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication caller) {
        Versioned<Article> revised = desk.revise(id, EntityVersion.required(ifMatch), piece, caller.getName());
        return ResponseEntity.ok().eTag(EntityVersion.tag(revised.version())).body(revised.state());
    }
}
