package org.hemicycle.web.area;

import org.hemicycle.web.article.Article;
import org.hemicycle.web.article.NewArticle;
import org.hemicycle.web.upstream.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What pages ask of content-service. */
@HttpExchange("/api")
public interface ContentApi {

    @GetExchange("/areas")
    ResponseEntity<Listing<Area>> areas(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam int limit);

    @GetExchange("/institutions")
    ResponseEntity<Listing<Institution>> institutions(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam int limit);

    @GetExchange("/people")
    ResponseEntity<Listing<Person>> people(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam int limit);

    @GetExchange("/posts")
    ResponseEntity<Listing<Post>> posts(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam int limit);

    @GetExchange("/buildings")
    ResponseEntity<Listing<Building>> buildings(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam int limit);

    /** Published pieces, the latest first; each filter may be left out. */
    @GetExchange("/articles")
    ResponseEntity<Listing<Article>> articles(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam int limit);

    /** A published piece with its words. */
    @GetExchange("/articles/{id}")
    ResponseEntity<Article> article(@PathVariable String id);

    @PostExchange("/articles")
    ResponseEntity<Void> publish(@RequestBody NewArticle article);
}
