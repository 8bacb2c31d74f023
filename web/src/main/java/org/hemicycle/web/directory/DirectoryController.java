package org.hemicycle.web.directory;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The pages of institutions and of public people. */
@RestController
class DirectoryController {

    private static final int MENTIONS = 10;
    private static final int PARTS = 100;
    private static final int MEMBERS = 500;
    private static final ZoneId HOME = ZoneId.of("Europe/Brussels");

    private final Templates templates;
    private final DirectoryApi content;
    private final SearchApi search;
    private final Upstreams upstreams;
    private final Directory directory;
    private final Clock clock;

    DirectoryController(
            Templates templates,
            DirectoryApi content,
            SearchApi search,
            Upstreams upstreams,
            Directory directory,
            Clock clock) {
        this.templates = templates;
        this.content = content;
        this.search = search;
        this.upstreams = upstreams;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * An institution, group or party.
     *
     * @param on the day for which its members are asked; today where it is no day
     * @throws Unanswered when there is none, or content-service is silent
     */
    @GetMapping(path = Language.SEGMENT + "/institutions/{id}", produces = MediaType.TEXT_HTML_VALUE)
    JteModel institution(Page page, @PathVariable String id, @RequestParam(defaultValue = "") String on) {
        BodyRecord body = upstreams.ask(Upstream.CONTENT, () -> content.institution(id)).orThrow();
        var parts = upstreams.ask(Upstream.CONTENT, () -> content.parts(id, PARTS)).map(Listing::items);
        List<Person> people = directory.people().or(List.of()).stream()
                .filter(person -> id.equals(person.organization()))
                .toList();
        LocalDate day = day(on);
        var members = upstreams
                .askForAll(Upstream.CONTENT, cursor -> content.memberships(null, id, day.toString(), cursor, MEMBERS))
                .map(all -> all.stream()
                        .sorted((one, other) -> page.alphabet().compare(one.person().name(), other.person().name()))
                        .toList());
        String name = page.in(body.name());
        return templates.directoryInstitution(
                page, body, institution(body.parent()).orElse(null), parts, people, day, members, mentions(page, name, "institution", id), directory.names(page));
    }

    /**
     * A public person; the page of a duplicate leads to that of the person for good.
     *
     * @throws Unanswered when there is none, or content-service is silent
     */
    @GetMapping(path = Language.SEGMENT + "/people/{id}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<?> person(Page page, @PathVariable String id) {
        PersonRecord person = upstreams.ask(Upstream.CONTENT, () -> content.person(id)).orThrow();
        if (!person.id().equals(id)) {
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .location(UriComponentsBuilder.fromPath(page.to("/people/{id}")).build(person.id()))
                    .build();
        }
        var memberships = upstreams
                .askForAll(Upstream.CONTENT, cursor -> content.memberships(id, null, null, cursor, MEMBERS))
                .map(all -> all.stream()
                        .sorted(Comparator.comparing(Membership::latest).reversed())
                        .toList());
        String name = person.name().replaceAll("\\(.*?\\)", "").strip();
        return ResponseEntity.ok(templates.directoryPerson(
                page, person, institution(person.organization()).orElse(null), memberships, mentions(page, name, "person", id), directory.names(page)));
    }

    private LocalDate day(String asked) {
        try {
            return asked.length() == 10 ? LocalDate.parse(asked) : LocalDate.now(clock.withZone(HOME));
        } catch (DateTimeException none) {
            return LocalDate.now(clock.withZone(HOME));
        }
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
