package org.hemicycle.web.article;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.stream.Stream;
import org.hemicycle.web.area.ContentApi;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Unanswered;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public page of a piece. */
@RestController
class ArticleController {

    private final Templates templates;
    private final ContentApi content;
    private final Upstreams upstreams;
    private final Directory directory;

    ArticleController(Templates templates, ContentApi content, Upstreams upstreams, Directory directory) {
        this.templates = templates;
        this.content = content;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    /**
     * A piece in the language of the page, or in the one that is asked for.
     *
     * @param read the tag of a language in which the piece is to be read
     * @throws Unanswered when there is no such piece, or content-service is silent
     */
    @GetMapping(path = Language.SEGMENT + "/articles/{id}", produces = MediaType.TEXT_HTML_VALUE)
    JteModel article(Page page, @PathVariable String id, @RequestParam(required = false) @Nullable String read) {
        Article article = upstreams.ask(Upstream.CONTENT, () -> content.article(id)).orThrow();
        String asked = read != null && article.languages().contains(read) ? read : page.language().tag();
        return templates.articleArticle(page.at("/articles/" + id), article, asked, directory.names(page), named(page, article, directory));
    }

    /** Links to whom a piece names, as far as the directory knows them and answers. */
    static List<Choice> named(Page page, Article article, Directory directory) {
        if (article.people().isEmpty() && article.organizations().isEmpty()) {
            return List.of();
        }
        Stream<Choice> people = directory.people().or(List.of()).stream()
                .filter(one -> article.people().contains(one.id()))
                .map(one -> Choice.of(page.to("/people/" + one.id()), one.name()));
        Stream<Choice> bodies = directory.institutions().or(List.of()).stream()
                .filter(one -> article.organizations().contains(one.id()))
                .map(one -> Choice.of(page.to("/institutions/" + one.id()), one.name(), page));
        return Stream.concat(people, bodies).toList();
    }
}
