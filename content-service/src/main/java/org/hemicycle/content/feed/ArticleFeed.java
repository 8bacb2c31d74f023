package org.hemicycle.content.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.article.Article;
import org.hemicycle.content.article.ArticleFilter;
import org.hemicycle.content.article.Articles;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Slice;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.feed.JsonFeed;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The feed of published pieces, as Atom (RFC 4287) and as JSON Feed. */
@RestController
@Tag(name = "Feeds", description = "For feed readers")
class ArticleFeed {

    private static final MediaType ATOM = new MediaType("application", "atom+xml", UTF_8);
    private static final MediaType JSON_FEED = MediaType.parseMediaType(JsonFeed.MEDIA_TYPE);
    private static final int ENTRIES = 50;
    private static final LocalizedText TITLE = text("Published pieces", "Publications", "Veröffentlichungen");

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
        var filter = ArticleFilter.asked(area, kind, language);
        return answer(ATOM, write(feed(filter, newest(filter))));
    }

    @GetMapping(value = "/feeds/articles.json", produces = JsonFeed.MEDIA_TYPE)
    @Operation(
            summary = "The newest pieces as a JSON feed",
            description = "Takes the same parameters and has the same entries under the same ids as the Atom feed.")
    ResponseEntity<byte[]> articlesAsJson(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String kind) {
        var filter = ArticleFilter.asked(area, kind, language);
        String reader = reader(filter);
        var feed = JsonFeed.of(
                title(filter),
                publicUrl + "/" + TITLE.languageFor(reader) + "/",
                address(filter, "/feeds/articles.json"),
                reader,
                newest(filter).stream().map(article -> item(article, reader)).toList());
        return answer(JSON_FEED, feed.written().getBytes(UTF_8));
    }

    private List<Article> newest(ArticleFilter filter) {
        return articles.verified(filter, new Slice(null, ENTRIES)).items().stream()
                .map(Versioned::state)
                .toList();
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte[] document) {
        return ResponseEntity.ok()
                .contentType(type)
                .eTag(PublicAnswer.tagOf(document))
                .cacheControl(PublicAnswer.REVALIDATED)
                .body(document);
    }

    private static String reader(ArticleFilter filter) {
        return filter.language() == null ? "en" : filter.language();
    }

    private String title(ArticleFilter filter) {
        return "Hemicycle: " + TITLE.in(reader(filter)) + areaName(filter.area(), reader(filter));
    }

    private JsonFeed.Item item(Article article, String reader) {
        var published = article.publishedOn();
        var summary = article.summary();
        var tags = new ArrayList<String>();
        tags.add(article.kind().wireName());
        tags.addAll(article.areas());
        return new JsonFeed.Item(
                stableId("/api/articles/" + article.id()),
                whereToRead(article, reader),
                article.title().in(reader),
                summary == null ? article.title().in(reader) : summary.in(reader),
                published == null ? null : published.atStartOfDay(ZoneOffset.UTC).toInstant(),
                article.recordedAt(),
                names(article).stream().map(JsonFeed.Author::new).toList(),
                tags);
    }

    /** A piece whose authors are not known is its outlet's. */
    private static List<String> names(Article article) {
        return article.authors().isEmpty() && article.outlet() != null ? List.of(article.outlet()) : article.authors();
    }

    private Feed feed(ArticleFilter filter, List<Article> newest) {
        String reader = reader(filter);
        var self = address(filter, "/feeds/articles.atom");
        var feed = new Feed("atom_1.0");
        feed.setEncoding("UTF-8");
        feed.setId(stableId(self.substring(publicUrl.length())));
        feed.setTitle(title(filter));
        feed.setUpdated(Date.from(newest.stream()
                .map(Article::recordedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)));
        feed.setOtherLinks(List.of(link("self", self, "application/atom+xml")));
        feed.setAuthors(List.of(person("Hemicycle")));
        feed.setEntries(newest.stream().map(article -> entry(article, reader)).toList());
        return feed;
    }

    private Entry entry(Article article, String reader) {
        var entry = new Entry();
        entry.setId(stableId("/api/articles/" + article.id()));
        entry.setTitle(article.title().in(reader));
        entry.setUpdated(Date.from(article.recordedAt()));
        if (article.publishedOn() != null) {
            entry.setPublished(Date.from(article.publishedOn().atStartOfDay(ZoneOffset.UTC).toInstant()));
        }
        entry.setAlternateLinks(List.of(link("alternate", whereToRead(article, reader), null)));
        // A piece of which neither authors nor outlet are known has the feed's for its author (RFC 4287 §4.1.2).
        entry.setAuthors(names(article).stream().map(ArticleFeed::person).toList());
        var categories = new ArrayList<Category>();
        categories.add(category(article.kind().wireName()));
        article.areas().forEach(area -> categories.add(category(area)));
        entry.setCategories(categories);
        if (article.summary() != null) {
            var summary = new Content();
            summary.setType("text");
            summary.setValue(article.summary().in(reader));
            entry.setSummary(summary);
        }
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
        var address = UriComponentsBuilder.fromUriString(publicUrl).path(path);
        for (Map.Entry<String, @Nullable String> parameter : parameters.entrySet()) {
            if (parameter.getValue() != null) {
                address.queryParam(parameter.getKey(), "{" + parameter.getKey() + "}");
            }
        }
        parameters.values().removeIf(value -> value == null);
        return address.encode().buildAndExpand(parameters).toUriString();
    }

    /** Made of the path alone, so that it stays when the platform moves to another host (RFC 4287 §4.2.6). */
    private static String stableId(String path) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("hemicycle" + path).getBytes(UTF_8));
    }

    private static Link link(String rel, String href, @Nullable String type) {
        var link = new Link();
        link.setRel(rel);
        link.setHref(href);
        link.setType(type);
        return link;
    }

    private static SyndPerson person(String name) {
        var person = new Person();
        person.setName(name);
        return person;
    }

    private static Category category(String term) {
        var category = new Category();
        category.setTerm(term);
        return category;
    }

    private static LocalizedText text(String english, String french, String german) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("en", english);
        texts.put("fr", french);
        texts.put("de", german);
        return LocalizedText.of(texts);
    }

    private static byte[] write(Feed feed) {
        try {
            return new WireFeedOutput().outputString(feed, true).getBytes(UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("a feed made of checked records must be writable", e);
        }
    }
}
