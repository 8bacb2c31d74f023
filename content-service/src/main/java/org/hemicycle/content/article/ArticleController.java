package org.hemicycle.content.article;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.hemicycle.content.register.Page;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.content.register.Slice;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published pieces: everybody reads them, editors publish them. */
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
                    + " or spoken in it; a piece whose language is not known bears und and is found without it.")
    ResponseEntity<Page<Article>> list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return PublicAnswer.of(articles.page(ArticleFilter.asked(area, kind, language), Slice.asked(cursor, limit)));
    }

    @GetMapping("/api/articles/{id}")
    @Operation(summary = "Shows a piece")
    ResponseEntity<Article> one(@PathVariable String id) {
        return PublicAnswer.of(articles.find(id));
    }

    @PostMapping("/api/articles")
    @PreAuthorize("hasAuthority('articles:write')")
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "Publishes a piece",
            description = "It is public at once, and subscribers of its areas and kind are told. Needs articles:write.")
    @ApiResponse(responseCode = "201", description = "Published; Location and ETag are those of the piece")
    @ApiResponse(responseCode = "400", description = "The body has a wrong shape; errors names the fields")
    @ApiResponse(
            responseCode = "422",
            description = "A rule is broken: unknown-area, unknown-language, title-missing-in-original,"
                    + " address-not-followable or published-in-the-future")
    ResponseEntity<Article> publish(@RequestBody NewArticle piece) {
        Versioned<Article> published = desk.publish(piece);
        return ResponseEntity.created(URI.create("/api/articles/" + published.id()))
                .eTag(EntityVersion.tag(published.version()))
                .body(published.state());
    }
}
