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
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hemicycle.defaults.feed.JsonFeed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriComponentsBuilder;

/** What all feeds of this service have in common, as Atom (RFC 4287) and as JSON Feed. */
public final class AtomFeed {

    /** The media type of an Atom document. */
    public static final MediaType ATOM = new MediaType("application", "atom+xml", UTF_8);
    /** The media type of a JSON feed. */
    public static final MediaType JSON_FEED = MediaType.parseMediaType(JsonFeed.MEDIA_TYPE);

    private AtomFeed() {}

    /** An id made of a path alone, so that it stays when the platform moves to another host (RFC 4287 §4.2.6). */
    public static String stableId(String path) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("hemicycle" + path).getBytes(UTF_8));
    }

    /** The address of a feed with those of its parameters that were given, in the order of their names. */
    public static String address(String publicUrl, String path, SortedMap<String, @Nullable String> parameters) {
        var given = new TreeMap<String, @Nullable String>(parameters);
        given.values().removeIf(value -> value == null);
        var address = UriComponentsBuilder.fromUriString(publicUrl).path(path);
        given.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(given).toUriString();
    }

    /** A feed of ours as it is sent, under an id made of its address below the public one. */
    public static byte[] document(String publicUrl, String self, String title, Instant updated, List<Entry> entries) {
        var feed = new Feed("atom_1.0");
        feed.setEncoding("UTF-8");
        feed.setId(stableId(self.substring(publicUrl.length())));
        feed.setTitle(title);
        feed.setUpdated(Date.from(updated));
        feed.setOtherLinks(List.of(link("self", self, "application/atom+xml")));
        feed.setAuthors(List.of(person("Hemicycle")));
        feed.setEntries(entries);
        try {
            return new WireFeedOutput().outputString(feed, true).getBytes(UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("a feed made of checked records must be writable", e);
        }
    }

    /** An entry, whose author is the feed's where none is added. */
    public static Entry entry(
            String id,
            String title,
            String page,
            Instant updated,
            @Nullable Instant published,
            List<String> categories,
            @Nullable String text) {
        var entry = new Entry();
        entry.setId(id);
        entry.setTitle(title);
        entry.setUpdated(Date.from(updated));
        if (published != null) {
            entry.setPublished(Date.from(published));
        }
        entry.setAlternateLinks(List.of(link("alternate", page, null)));
        entry.setCategories(categories.stream().map(AtomFeed::category).toList());
        if (text != null) {
            var summary = new Content();
            summary.setType("text");
            summary.setValue(text);
            entry.setSummary(summary);
        }
        return entry;
    }

    /** Somebody by name. */
    public static SyndPerson person(String name) {
        var person = new Person();
        person.setName(name);
        return person;
    }

    private static Category category(String term) {
        var category = new Category();
        category.setTerm(term);
        return category;
    }

    private static Link link(String rel, String href, @Nullable String type) {
        var link = new Link();
        link.setRel(rel);
        link.setHref(href);
        link.setType(type);
        return link;
    }
}
