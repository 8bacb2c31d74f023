package org.hemicycle.web.commitment;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.area.Institution;
import org.hemicycle.web.area.Person;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Listing;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.hemicycle.web.visit.Visit;
import org.hemicycle.web.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public tracker of commitments, and the page of each. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/commitments", produces = MediaType.TEXT_HTML_VALUE)
class TrackerController {

    private static final int ON_A_PAGE = 50;

    private final Templates templates;
    private final CommitmentsApi commitments;
    private final Upstreams upstreams;
    private final Directory directory;
    private final Visits visits;

    TrackerController(
            Templates templates, CommitmentsApi commitments, Upstreams upstreams, Directory directory, Visits visits) {
        this.templates = templates;
        this.commitments = commitments;
        this.upstreams = upstreams;
        this.directory = directory;
        this.visits = visits;
    }

    @GetMapping
    JteModel tracker(Page page, @RequestParam MultiValueMap<String, String> asked) {
        var form = Form.sent("filter", asked);
        Answer<Listing<Commitment>> found = upstreams.ask(Upstream.CONTENT, () -> commitments.commitments(
                form.given("area"), form.given("institution"), form.given("person"),
                form.given("kind"), form.given("state"), form.given("cursor"), ON_A_PAGE));
        if (found instanceof Answer.Refused<Listing<Commitment>>) {
            found.orThrow();
        }
        var tracker = new Tracker(
                form,
                directory.areas(page).or(List.of()).stream()
                        .map(area -> Choice.of(area.id(), area.name(), page))
                        .toList(),
                directory.institutions().or(List.of()).stream()
                        .filter(Institution::isBody)
                        .map(body -> Choice.of(body.id(), body.name(), page))
                        .sorted((one, other) -> page.alphabet().compare(one.label(), other.label()))
                        .toList(),
                directory.people().or(List.of()).stream()
                        .map(person -> Choice.of(person.id(), person.name()))
                        .sorted((one, other) -> page.alphabet().compare(one.label(), other.label()))
                        .toList(),
                Tracker.kinds(page),
                Tracker.STATES.stream().map(state -> Choice.of(state, page.say("commitment.state." + state))).toList(),
                found);
        return templates.commitmentTracker(page, tracker, directory.names(page));
    }

    @GetMapping("/{id}")
    JteModel one(Page page, @PathVariable String id) {
        Commitment commitment = upstreams.ask(Upstream.CONTENT, () -> commitments.commitment(id)).orThrow();
        var person = commitment.person();
        Person known = person == null
                ? null
                : directory.people().or(List.of()).stream()
                        .filter(one -> one.id().equals(person.id()))
                        .findFirst()
                        .orElse(null);
        return templates.commitmentOne(page, commitment, known, office(commitment), visit(commitment), successor(commitment), directory.names(page));
    }

    /** The visit at which it was made, where the public may see it. */
    private @Nullable Visit visit(Commitment commitment) {
        var occasion = commitment.occasion();
        String id = occasion == null ? null : occasion.visit();
        return id == null ? null : visits.visit(id).orNull();
    }

    private @Nullable OfficeNow office(Commitment commitment) {
        return commitment.office() == null
                ? null
                : upstreams.ask(Upstream.CONTENT, () -> commitments.office(commitment.id())).orNull();
    }

    private @Nullable Commitment successor(Commitment commitment) {
        String id = commitment.supersededBy();
        return id == null ? null : upstreams.ask(Upstream.CONTENT, () -> commitments.commitment(id)).orNull();
    }
}
