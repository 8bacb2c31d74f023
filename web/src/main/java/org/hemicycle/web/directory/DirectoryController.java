package org.hemicycle.web.directory;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Optional;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.area.Institution;
import org.hemicycle.web.area.Person;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.search.Hits;
import org.hemicycle.web.search.SearchApi;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Listing;
import org.hemicycle.web.upstream.Unanswered;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages of institutions and of public people. */
@RestController
class DirectoryController {

    private static final int MENTIONS = 10;
    private static final int PARTS = 100;

    private final Templates templates;
    private final DirectoryApi content;
    private final SearchApi search;
    private final Upstreams upstreams;
    private final Directory directory;

    DirectoryController(
            Templates templates, DirectoryApi content, SearchApi search, Upstreams upstreams, Directory directory) {
        this.templates = templates;
        this.content = content;
        this.search = search;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    /**
     * An institution, group or party.
     *
     * @throws Unanswered when there is none, or content-service is silent
     */
    @GetMapping(path = Language.SEGMENT + "/institutions/{id}", produces = MediaType.TEXT_HTML_VALUE)
    JteModel institution(Page page, @PathVariable String id) {
        BodyRecord body = upstreams.ask(Upstream.CONTENT, () -> content.institution(id)).orThrow();
        var parts = upstreams.ask(Upstream.CONTENT, () -> content.parts(id, PARTS)).map(Listing::items);
        List<Person> people = directory.people().or(List.of()).stream()
                .filter(person -> id.equals(person.organization()))
                .toList();
        String name = page.in(body.name());
        return templates.directoryInstitution(
                page, body, institution(body.parent()).orElse(null), parts, people, mentions(page, name, "institution", id), directory.names(page));
    }

    /**
     * A public person.
     *
     * @throws Unanswered when there is none, or content-service is silent
     */
    @GetMapping(path = Language.SEGMENT + "/people/{id}", produces = MediaType.TEXT_HTML_VALUE)
    JteModel person(Page page, @PathVariable String id) {
        PersonRecord person = upstreams.ask(Upstream.CONTENT, () -> content.person(id)).orThrow();
        String name = person.name().replaceAll("\\(.*?\\)", "").strip();
        return templates.directoryPerson(
                page, person, institution(person.organization()).orElse(null), mentions(page, name, "person", id), directory.names(page));
    }

    private Optional<Institution> institution(@Nullable String id) {
        return directory.institutions().or(List.of()).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** What else has all words of a name in it. */
    private Answer<List<Hits.Hit>> mentions(Page page, String name, String kind, String id) {
        return upstreams
                .ask(Upstream.CONTENT, () -> search.search(name, "", "", "", "", page.language().tag(), null, MENTIONS + 1))
                .map(hits -> hits.similar()
                        ? List.<Hits.Hit>of()
                        : hits.items().stream()
                                .filter(hit -> !(hit.kind().equals(kind) && hit.id().equals(id)))
                                .limit(MENTIONS)
                                .toList());
    }
}
