package org.hemicycle.web.commitment;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.SeeOther;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Answer.Refused;
import org.hemicycle.web.upstream.Answer.Silent;
import org.hemicycle.web.upstream.Listing;
import org.hemicycle.web.upstream.Refusals;
import org.hemicycle.web.upstream.Unanswered;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The office's pages about commitments. Staff and editors each find them behind their own door, because a step needs two
 * people.
 */
@RestController
@RequestMapping(path = Language.SEGMENT + "/{door:staff|desk}/commitments", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('commitments:write')")
class CommitmentDeskController {

    private static final int MANY = 100;

    private static final Map<String, String> FIELDS = Map.of("quote", "words");

    private final Templates templates;
    private final CommitmentsApi commitments;
    private final Upstreams upstreams;
    private final Directory directory;

    CommitmentDeskController(
            Templates templates, CommitmentsApi commitments, Upstreams upstreams, Directory directory) {
        this.templates = templates;
        this.commitments = commitments;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    @GetMapping
    JteModel list(
            Page page,
            @PathVariable String door,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor) {
        String asked = state == null || state.isEmpty() ? null : state;
        Answer<Listing<Commitment>> all =
                upstreams.ask(Upstream.CONTENT, () -> commitments.dossiers(asked, cursor, MANY));
        if (all instanceof Refused<Listing<Commitment>>) {
            all.orThrow();
        }
        var due = upstreams.ask(Upstream.CONTENT, () -> commitments.followUps(MANY)).map(Listing::items);
        return templates.commitmentDesk(page, home(door), all, due, asked, directory.names(page));
    }

    @GetMapping("/new")
    JteModel blank(Page page, @PathVariable String door) {
        var form = Form.blank("promise").with("kind", "statement").with("wordsLanguage", page.language().tag())
                .with("source.status", "secondary");
        return editor(page, door, null, form, false);
    }

    @PostMapping
    ResponseEntity<?> report(Page page, @PathVariable String door, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("promise", sent);
        return answered(
                page, form, FIELDS, upstreams.tell(Upstream.CONTENT, () -> commitments.report(PromiseForm.read(form))),
                location -> home(door) + "/" + location.replaceAll("^.*/commitments/|/dossier$", "") + "?done=reported",
                refused -> editor(page, door, null, refused, false),
                missing -> editor(page, door, null, missing, true));
    }

    @GetMapping("/{id}/edit")
    JteModel edit(Page page, @PathVariable String door, @PathVariable String id) {
        Answer<Commitment> dossier = upstreams.ask(Upstream.CONTENT, () -> commitments.dossier(id));
        var form = PromiseForm.fill(Form.blank("promise"), dossier.orThrow()).with("version", version(dossier));
        return editor(page, door, id, form, false);
    }

    @PostMapping("/{id}/edit")
    ResponseEntity<?> edit(
            Page page, @PathVariable String door, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("promise", sent);
        return answered(
                page, form, FIELDS,
                upstreams.tell(Upstream.CONTENT, () -> commitments.edit(id, quoted(form), PromiseForm.read(form))),
                location -> home(door) + "/" + id + "?done=edited",
                refused -> editor(page, door, id, refused, false),
                missing -> editor(page, door, id, missing, true));
    }

    @GetMapping("/{id}")
    JteModel one(Page page, @PathVariable String door, @PathVariable String id, @RequestParam(defaultValue = "") String done) {
        return shown(page, door, id, Form.blank("step"), Form.blank("followUp"), done);
    }

    @PostMapping("/{id}/steps")
    ResponseEntity<?> propose(
            Page page, @PathVariable String door, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("step", sent);
        var note = form.texts("evidence.note");
        var step = new CommitmentsApi.NewStep(
                form.given("state"),
                new CommitmentsApi.Evidence(
                        form.given("evidence.date"), form.given("evidence.url"), note.isEmpty() ? null : note),
                form.given("supersededBy"));
        return stepped(page, door, id, form, "proposed",
                upstreams.tell(Upstream.CONTENT, () -> commitments.propose(id, quoted(form), step)));
    }

    @PostMapping("/{id}/steps/{step}/confirmation")
    ResponseEntity<?> confirm(
            Page page, @PathVariable String door, @PathVariable String id, @PathVariable String step,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("step", sent);
        return stepped(page, door, id, form, "confirmed",
                upstreams.tell(Upstream.CONTENT, () -> commitments.confirm(id, step, quoted(form))));
    }

    @PostMapping("/{id}/steps/{step}/refusal")
    ResponseEntity<?> decline(
            Page page, @PathVariable String door, @PathVariable String id, @PathVariable String step,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("step", sent);
        return stepped(page, door, id, form, "declined",
                upstreams.tell(Upstream.CONTENT, () -> commitments.decline(id, step, quoted(form))));
    }

    @PostMapping("/{id}/follow-ups")
    ResponseEntity<?> followUp(
            Page page, @PathVariable String door, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("followUp", sent);
        var followUp = new CommitmentsApi.NewFollowUp(
                form.given("task"), form.given("owner"), form.given("due"));
        return followed(page, door, id, form,
                upstreams.tell(Upstream.CONTENT, () -> commitments.followUp(id, quoted(form), followUp)));
    }

    @PostMapping("/{id}/follow-ups/{followUp}/completion")
    ResponseEntity<?> complete(
            Page page, @PathVariable String door, @PathVariable String id, @PathVariable String followUp,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("followUp", sent);
        return followed(page, door, id, form,
                upstreams.tell(Upstream.CONTENT, () -> commitments.complete(id, followUp, quoted(form))));
    }

    private ResponseEntity<?> stepped(Page page, String door, String id, Form form, String done, Answer<String> answer) {
        return answered(
                page, form, Map.of(), answer,
                location -> home(door) + "/" + id + "?done=" + done,
                refused -> shown(page, door, id, refused, Form.blank("followUp"), ""),
                missing -> {
                    throw Unanswered.silent(Upstream.CONTENT);
                });
    }

    private ResponseEntity<?> followed(Page page, String door, String id, Form form, Answer<String> answer) {
        return answered(
                page, form, Map.of(), answer,
                location -> home(door) + "/" + id + "?done=followed",
                refused -> shown(page, door, id, Form.blank("step"), refused, ""),
                missing -> {
                    throw Unanswered.silent(Upstream.CONTENT);
                });
    }

    private static ResponseEntity<?> answered(
            Page page,
            Form form,
            Map<String, String> fields,
            Answer<String> answer,
            Function<String, String> next,
            Function<Form, JteModel> refused,
            Function<Form, JteModel> missing) {
        return switch (answer) {
            case Given<String>(var location, var version) -> SeeOther.to(page.to(next.apply(location)));
            case Silent<String> silent -> ResponseEntity.status(503).body(missing.apply(form));
            case Refused<String>(var problem) when List.of(401, 403, 404).contains(problem.status())
                    && !List.of("step-unknown", "follow-up-unknown").contains(problem.name()) -> throw Unanswered.refused(problem);
            case Refused<String>(var problem) -> {
                if (problem.status() == 412) {
                    form.complain(page.say("commitment.stale"));
                } else {
                    Refusals.tell(problem, form, page, fields);
                }
                yield ResponseEntity.status(problem.status()).body(refused.apply(form));
            }
        };
    }

    private JteModel shown(Page page, String door, String id, Form step, Form followUp, String done) {
        Answer<Commitment> answer = upstreams.ask(Upstream.CONTENT, () -> commitments.dossier(id));
        Commitment dossier = answer.orThrow();
        List<Choice> states = dossier.next().stream()
                .map(state -> Choice.of(state, page.say("commitment.state." + state)))
                .toList();
        return templates.commitmentDossier(
                page.at(home(door) + "/" + id), home(door), dossier, version(answer), states, step, followUp,
                page.find("commitment.done." + done), directory.names(page));
    }

    private JteModel editor(Page page, String door, @Nullable String id, Form form, boolean missing) {
        var areas = directory.areas(page);
        var choices = new PromiseForm(
                Tracker.kinds(page),
                directory.people().or(List.of()).stream()
                        .map(person -> Choice.of(person.id(), person.name()))
                        .sorted((one, other) -> page.alphabet().compare(one.label(), other.label()))
                        .toList(),
                directory.institutions().or(List.of()).stream()
                        .map(body -> Choice.of(body.id(), body.name(), page))
                        .sorted((one, other) -> page.alphabet().compare(one.label(), other.label()))
                        .toList(),
                directory.posts().or(List.of()).stream()
                        .map(post -> Choice.of(post.id(), post.label(), page))
                        .sorted((one, other) -> page.alphabet().compare(one.label(), other.label()))
                        .toList(),
                areas.or(List.of()).stream().map(area -> Choice.of(area.id(), area.name(), page)).toList(),
                Stream.of("ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "he", "hr", "hu", "it", "lt",
                                "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv", "uk")
                        .map(tag -> Choice.of(tag, page.capital(page.languageName(tag))))
                        .sorted((one, other) -> page.alphabet().compare(one.label(), other.label()))
                        .toList(),
                Stream.of("meeting", "speech", "document")
                        .map(setting -> Choice.of(setting, page.say("commitment.setting." + setting)))
                        .toList(),
                Stream.of("official", "secondary", "estimate", "verify", "sample")
                        .map(trust -> Choice.of(trust, page.say("commitment.trust." + trust)))
                        .toList());
        String path = home(door) + (id == null ? "/new" : "/" + id + "/edit");
        return templates.commitmentEditor(page.at(path), home(door), id, form, choices, missing || areas.isSilent());
    }

    private static String home(String door) {
        return "/" + door + "/commitments";
    }

    private static String version(Answer<Commitment> answer) {
        return answer instanceof Given<Commitment>(var value, var version) ? Objects.requireNonNullElse(version, "0") : "0";
    }

    /** What was typed as a version may be anything; what is none never fits. */
    private static String quoted(Form form) {
        return "\"" + (form.value("version").matches("\\d{1,18}") ? form.value("version") : "0") + "\"";
    }
}
