package org.hemicycle.web.sitemap;

import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.hemicycle.web.area.Area;
import org.hemicycle.web.area.ContentApi;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.article.Article;
import org.hemicycle.web.page.Addresses;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.upstream.Unanswered;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.hemicycle.web.visit.Visit;
import org.hemicycle.web.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells search engines every public page, and which pages say the same in other languages (sitemaps.org 0.9). */
@RestController
class SitemapController {

    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final int PAGE = 500;
    private static final List<String> OURS =
            Arrays.stream(Language.values()).map(Language::tag).toList();
    private static final List<String> ALWAYS = List.of("/", "/calendar", "/briefings", "/commitments", "/coverage", "/members", "/subscribe");

    private final ContentApi content;
    private final Directory directory;
    private final Visits visits;
    private final Upstreams upstreams;
    private final String address;

    SitemapController(
            ContentApi content, Directory directory, Visits visits, Upstreams upstreams, Addresses addresses) {
        this.content = content;
        this.directory = directory;
        this.visits = visits;
        this.upstreams = upstreams;
        this.address = addresses.publicUrl();
    }

    /** A page in the languages in which it is worth finding. */
    private record Found(String path, List<String> languages, @Nullable Instant changedAt) {}

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> robots() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body("User-agent: *\nAllow: /\n\nSitemap: " + address + "/sitemap.xml\n");
    }

    /**
     * The whole site map.
     *
     * @throws Unanswered when a service is silent: of a map with holes a search engine would learn that pages are gone
     */
    @GetMapping(path = "/sitemap.xml", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<String> sitemap() {
        List<Area> areas = directory.areas().orThrow();
        List<Article> articles = upstreams
                .askForAll(Upstream.CONTENT, cursor -> content.articles(null, null, null, cursor, PAGE))
                .orThrow();
        List<Visit> upcoming = visits.upcoming(null).orThrow();
        var found = Stream.of(
                        ALWAYS.stream().map(path -> new Found(path, OURS, null)),
                        areas.stream().map(area -> new Found("/areas/" + area.id(), OURS, null)),
                        articles.stream()
                                .map(article -> new Found(
                                        "/articles/" + article.id(), languages(article), article.recordedAt())),
                        upcoming.stream().map(visit -> new Found("/visits/" + visit.id(), OURS, null)))
                .flatMap(pages -> pages)
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(written(found));
    }

    /** The pages' languages in which a piece is; one that is in none of them is found on the English page. */
    private static List<String> languages(Article article) {
        List<String> both = OURS.stream().filter(article.languages()::contains).toList();
        return both.isEmpty() ? List.of(Language.EN.tag()) : both;
    }

    private String written(List<Found> found) {
        var document = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(document);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("urlset");
            xml.writeDefaultNamespace(SITEMAP);
            xml.writeNamespace("xhtml", XHTML);
            for (Found page : found) {
                for (String language : page.languages()) {
                    write(xml, page, language);
                }
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("addresses and dates can always be written", e);
        }
        return document.toString();
    }

    private void write(XMLStreamWriter xml, Found page, String language) throws XMLStreamException {
        xml.writeStartElement("url");
        element(xml, "loc", at(page, language));
        if (page.changedAt() != null) {
            element(xml, "lastmod", page.changedAt().toString());
        }
        if (page.languages().size() > 1) {
            for (String other : page.languages()) {
                xml.writeEmptyElement("xhtml:link");
                xml.writeAttribute("rel", "alternate");
                xml.writeAttribute("hreflang", other);
                xml.writeAttribute("href", at(page, other));
            }
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private String at(Found page, String language) {
        return address + "/" + language + page.path();
    }
}
