package org.hemicycle.web.search;

import gg.jte.models.runtime.JteModel;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Answer.Refused;
import org.hemicycle.web.upstream.Answer.Silent;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search over everything public. */
@RestController
class SearchController {

    private static final int HITS = 20;

    private final Templates templates;
    private final SearchApi content;
    private final Upstreams upstreams;
    private final Directory directory;

    SearchController(Templates templates, SearchApi content, Upstreams upstreams, Directory directory) {
        this.templates = templates;
        this.content = content;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    /** A refusal, such as that of a question that is too long, keeps its status and is said above the form. */
    @GetMapping(path = Language.SEGMENT + "/search", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<JteModel> search(
            Page page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String cursor) {
        var asked = new Asked(q, kind, area, language, year);
        Answer<Hits> found = upstreams.ask(
                Upstream.CONTENT,
                () -> content.search(
                        q, kind, area, language, year, page.language().tag(), cursor.isEmpty() ? null : cursor, HITS));
        var areas = directory.names(page);
        var ways = found.map(given -> Narrowing.of(asked, given.counts(), page, areas));
        var model = templates.searchSearch(page.at(asked.path()), asked, found, ways, areas, cursor.isEmpty());
        int status = switch (found) {
            case Answer.Given<Hits> given -> 200;
            case Refused<Hits>(var problem) -> problem.status();
            case Silent<Hits> silent -> 503;
        };
        return ResponseEntity.status(HttpStatusCode.valueOf(status)).body(model);
    }
}
