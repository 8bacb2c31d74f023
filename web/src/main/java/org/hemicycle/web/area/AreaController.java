package org.hemicycle.web.area;

import gg.jte.models.runtime.JteModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.hemicycle.web.article.Article;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Unanswered;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.hemicycle.web.visit.Visits;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The page of an area: what it is, who its institutions are, what was said about it, who comes to visit. */
@RestController
class AreaController {

    private static final int MANY = 100;

    private final Templates templates;
    private final Directory directory;
    private final ContentApi content;
    private final Upstreams upstreams;
    private final Visits visits;

    AreaController(
            Templates templates, Directory directory, ContentApi content, Upstreams upstreams, Visits visits) {
        this.templates = templates;
        this.directory = directory;
        this.content = content;
        this.upstreams = upstreams;
        this.visits = visits;
    }

    /**
     * The page of an area; without content-service it still shows the area's visits, under its code.
     *
     * @throws Unanswered when content-service refuses
     */
    @GetMapping(path = Language.SEGMENT + "/areas/{id}", produces = MediaType.TEXT_HTML_VALUE)
    JteModel area(Page page, @PathVariable String id) {
        Answer<List<Area>> areas = directory.areas();
        Answer<Area> area = areas.map(all -> all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        Answer<List<Institution>> institutions = directory.institutions().map(all -> all.stream()
                .filter(institution -> id.equals(institution.area()) && institution.isBody())
                .toList());
        Answer<SequencedMap<String, List<Article>>> articles = upstreams
                .ask(Upstream.CONTENT, () -> content.articles(id, null, null, null, MANY))
                .map(listing -> byLanguage(listing.items(), page));
        return templates.areaArea(page, id, area, institutions, articles, visits.upcoming(id), directory.names(page));
    }

    /** The page's own language first, then by the languages' names, pieces of unknown language last. */
    private static SequencedMap<String, List<Article>> byLanguage(List<Article> articles, Page page) {
        var alphabet = page.alphabet();
        var languages = articles.stream()
                .map(AreaController::languageOf)
                .distinct()
                .sorted((one, other) -> rank(one, page) != rank(other, page)
                        ? Integer.compare(rank(one, page), rank(other, page))
                        : alphabet.compare(page.languageName(one), page.languageName(other)))
                .toList();
        var sorted = new LinkedHashMap<String, List<Article>>();
        for (String language : languages) {
            sorted.put(language, articles.stream().filter(article -> languageOf(article).equals(language)).toList());
        }
        return sorted;
    }

    private static String languageOf(Article article) {
        return article.hasLanguage() && article.language() != null ? article.language() : "und";
    }

    private static int rank(String language, Page page) {
        return language.equals(page.language().tag()) ? 0 : language.equals("und") ? 2 : 1;
    }
}
