package org.hemicycle.content.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.article.Article;
import org.hemicycle.content.article.ArticleFilter;
import org.hemicycle.content.article.Articles;
import org.hemicycle.content.language.OwnWords;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Slice;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.feed.JsonFeed;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The feed of published pieces, as Atom (RFC 4287) and as JSON Feed. */
@RestController
@Tag(name = "Feeds", description = "For feed readers")
class ArticleFeed {

    private static final int ENTRIES = 50;
    private static final LocalizedText TITLE = OwnWords.in("Published pieces", "Publications", "Veröffentlichungen");

    private final Articles articles;
    private final Register<Area> areas;
    private final String publicUrl;

    ArticleFeed(Articles articles, Register<Area> areas, @Value("${hemicycle.public-url}") String publicUrl) {
        this.articles = articles;
        this.areas = areas;
        this.publicUrl = publicUrl;
    }

    @GetMapping(value = "/feeds/articles.atom", produces = "application/atom+xml")
    @Operation(
            summary = "The newest pieces as an Atom feed",
            description = "The parameters narrow it as they narrow the list of articles; pieces that nobody has verified"
                    + " are left out. The id of an entry never changes.")
    ResponseEntity<byte[]> articles(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String kind) {
        var filter = ArticleFilter.asked(area, kind, language, null, null);
        return PublicAnswer.of(AtomFeed.ATOM, feed(filter, newest(filter)));
    }

    @GetMapping(value = "/feeds/articles.json", produces = JsonFeed.MEDIA_TYPE)
    @Operation(
            summary = "The newest pieces as a JSON feed",
            description = "Takes the same parameters and has the same entries under the same ids as the Atom feed.")
    ResponseEntity<byte[]> articlesAsJson(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String kind) {
        var filter = ArticleFilter.asked(area, kind, language, null, null);
        String reader = reader(filter);
        var feed = JsonFeed.of(
                title(filter),
                publicUrl + "/" + TITLE.languageFor(reader) + "/",
                address(filter, "/feeds/articles.json"),
                reader,
                newest(filter).stream().map(article -> item(article, reader)).toList());
        return PublicAnswer.of(AtomFeed.JSON_FEED, feed.written().getBytes(UTF_8));
    }

    private List<Article> newest(ArticleFilter filter) {
        return articles.verified(filter, new Slice(null, ENTRIES)).items().stream()
                .map(Versioned::state)
                .toList();
    }

    private static String reader(ArticleFilter filter) {
        return filter.language() == null ? "en" : filter.language();
    }

    private String title(ArticleFilter filter) {
        return "Hemicycle: " + TITLE.in(reader(filter)) + areaName(filter.area(), reader(filter));
    }

    private JsonFeed.Item item(Article article, String reader) {
        var summary = article.summary();
        return new JsonFeed.Item(
                id(article),
                whereToRead(article, reader),
                article.title().in(reader),
                summary == null ? article.title().in(reader) : summary.in(reader),
                publishedAt(article),
                article.recordedAt(),
                names(article).stream().map(JsonFeed.Author::new).toList(),
                categories(article));
    }

    private static String id(Article article) {
        return AtomFeed.stableId("/api/articles/" + article.id());
    }

    private static @Nullable Instant publishedAt(Article article) {
        var day = article.publishedOn();
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static List<String> categories(Article article) {
        var all = new ArrayList<String>();
        all.add(article.kind().wireName());
        all.addAll(article.areas());
        return all;
    }

    /** A piece whose authors are not known is its outlet's. */
    private static List<String> names(Article article) {
        return article.authors().isEmpty() && article.outlet() != null ? List.of(article.outlet()) : article.authors();
    }

    private byte[] feed(ArticleFilter filter, List<Article> newest) {
        String reader = reader(filter);
        return AtomFeed.document(
                publicUrl,
                address(filter, "/feeds/articles.atom"),
                title(filter),
                newest.stream().map(Article::recordedAt).max(Comparator.naturalOrder()).orElse(Instant.EPOCH),
                newest.stream().map(article -> entry(article, reader)).toList());
    }

    private Entry entry(Article article, String reader) {
        var summary = article.summary();
        var entry = AtomFeed.entry(
                id(article), article.title().in(reader), whereToRead(article, reader), article.recordedAt(), publishedAt(article),
                categories(article), summary == null ? null : summary.in(reader));
        // A piece of which neither authors nor outlet are known has the feed's for its author (RFC 4287 §4.1.2).
        entry.setAuthors(names(article).stream().map(AtomFeed::person).toList());
        return entry;
    }

    /** The piece itself where it is elsewhere, or else its page here. */
    private String whereToRead(Article article, String reader) {
        if (article.url() != null) {
            return article.url();
        }
        return publicUrl + "/" + TITLE.languageFor(reader) + "/articles/" + article.id();
    }

    /** Nothing for an area that is not ours: what a stranger wrote into the address stays out of the document. */
    private String areaName(@Nullable String area, String reader) {
        return area == null
                ? ""
                : areas.find(area).map(found -> ", " + found.state().name().in(reader)).orElse("");
    }

    private String address(ArticleFilter filter, String path) {
        var parameters = new TreeMap<String, @Nullable String>();
        parameters.put("area", filter.area());
        parameters.put("kind", filter.kind() == null ? null : filter.kind().wireName());
        parameters.put("language", filter.language());
        return AtomFeed.address(publicUrl, path, parameters);
    }
}
