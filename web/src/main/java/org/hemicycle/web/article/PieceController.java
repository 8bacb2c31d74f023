package org.hemicycle.web.article;

import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hemicycle.web.area.Area;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.article.PiecesApi.VersionComparison;
import org.hemicycle.web.article.PiecesApi.Note;
import org.hemicycle.web.article.PiecesApi.Restoration;
import org.hemicycle.web.article.PiecesApi.Schedule;
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
import org.hemicycle.web.upstream.Refusals;
import org.hemicycle.web.upstream.Unanswered;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
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

/** The pages of one piece at the desk: what it says and can become, its words side by side, and what changed in them. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/desk/articles/{id}", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('articles:write')")
class PieceController {

    private static final String LIST = "/desk/articles";
    private static final List<String> DONE = List.of(
            "saved", "restored", "review", "draft", "approval", "publication", "withdrawal", "schedule", "unscheduled");

    private final Templates templates;
    private final PiecesApi pieces;
    private final Upstreams upstreams;
    private final Directory directory;

    PieceController(Templates templates, PiecesApi pieces, Upstreams upstreams, Directory directory) {
        this.templates = templates;
        this.pieces = pieces;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    @GetMapping
    JteModel one(Page page, @PathVariable String id, @RequestParam(defaultValue = "") String done) {
        return shown(page, id, Form.blank("step"), DONE.contains(done) ? done : "");
    }

    @GetMapping("/edit")
    JteModel edit(Page page, @PathVariable String id) {
        Answer<Piece> answer = find(id);
        Piece piece = answer.orThrow();
        Article words = piece.words();
        var form = Form.blank("piece")
                .with("version", version(answer))
                .with("kind", words.kind())
                .with("language", words.title().original())
                .with("columns", piece.columns())
                .with("title", words.title())
                .with("authors", String.join(", ", words.authors()))
                .with("areas", words.areas())
                .with("people", words.people())
                .with("organizations", words.organizations())
                .with("url", Objects.requireNonNullElse(words.url(), ""))
                .with("outlet", Objects.requireNonNullElse(words.outlet(), ""))
                .with("publishedOn", words.publishedOn() == null ? "" : words.publishedOn().toString());
        if (words.summary() != null) {
            form.with("summary", words.summary());
        }
        if (words.body() != null) {
            form.with("body", words.body());
        }
        return editor(page, piece, form);
    }

    /** Saves the next version, or opens a column for another language, by which button was pressed. */
    @PostMapping("/edit")
    ResponseEntity<?> edit(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("piece", sent);
        if (form.has("do", "column")) {
            var columns = new LinkedHashSet<>(form.all("columns"));
            if (!form.value("another").isEmpty()) {
                columns.add(form.value("another"));
            }
            return ResponseEntity.ok(editor(page, find(id).orThrow(), form.with("columns", List.copyOf(columns))));
        }
        var answer = upstreams.tell(
                Upstream.CONTENT, () -> pieces.edit(id, quoted(form.value("version")), words(form)));
        return switch (answer) {
            case Given<String> given -> SeeOther.to(page.to(LIST + "/" + id + "?done=saved"));
            case Refused<String>(var problem) when problem.status() == 404 -> throw Unanswered.refused(problem);
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, fields(form));
                yield ResponseEntity.status(problem.status()).body(editor(page, find(id).orThrow(), form));
            }
            case Silent<String>(var service) -> throw Unanswered.silent(service);
        };
    }

    @GetMapping("/differences")
    JteModel differences(Page page, @PathVariable String id, @RequestParam int from, @RequestParam int to) {
        Piece piece = find(id).orThrow();
        VersionComparison comparison = upstreams.ask(Upstream.CONTENT, () -> pieces.differences(id, from, to)).orThrow();
        return templates.articleDifferences(page.at(LIST + "/" + id), piece, comparison);
    }

    @PostMapping("/restoration")
    ResponseEntity<?> restore(
            Page page, @PathVariable String id, @RequestParam String version, @RequestParam int number) {
        return settled(page, id, Form.blank("step"), "restored", upstreams.tell(
                Upstream.CONTENT, () -> pieces.restore(id, quoted(version), new Restoration(number))));
    }

    @PostMapping("/{step:review|approval|publication|withdrawal}")
    ResponseEntity<?> step(
            Page page, @PathVariable String id, @PathVariable String step, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("step", sent);
        return settled(page, id, form, step, upstreams.tell(
                Upstream.CONTENT, () -> pieces.step(id, step, quoted(form.value("version")), new Note(form.given("note")))));
    }

    @PostMapping("/draft")
    ResponseEntity<?> takeBack(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("step", sent);
        return settled(page, id, form, "draft", upstreams.tell(
                Upstream.CONTENT, () -> pieces.takeBack(id, quoted(form.value("version")), form.given("note"))));
    }

    @PostMapping("/schedule")
    ResponseEntity<?> schedule(Page page, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("step", sent);
        var schedule = new Schedule(form.value("day") + "T" + form.value("time"), form.value("timeZone"));
        return settled(page, id, form, "schedule", upstreams.tell(
                Upstream.CONTENT, () -> pieces.schedule(id, quoted(form.value("version")), schedule)));
    }

    @PostMapping("/unscheduled")
    ResponseEntity<?> unschedule(Page page, @PathVariable String id, @RequestParam String version) {
        return settled(page, id, Form.blank("step"), "unscheduled", upstreams.tell(
                Upstream.CONTENT, () -> pieces.unschedule(id, quoted(version))));
    }

    private ResponseEntity<?> settled(Page page, String id, Form form, String done, Answer<String> answer) {
        return switch (answer) {
            case Given<String> given -> SeeOther.to(page.to(LIST + "/" + id + "?done=" + done));
            case Refused<String>(var problem) when problem.status() == 404 -> throw Unanswered.refused(problem);
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of("at", "day"));
                yield ResponseEntity.status(problem.status()).body(shown(page, id, form, ""));
            }
            case Silent<String>(var service) -> throw Unanswered.silent(service);
        };
    }

    private JteModel shown(Page page, String id, Form form, String done) {
        Answer<Piece> answer = find(id);
        Piece piece = answer.orThrow();
        if (form.value("timeZone").isEmpty()) {
            form.with("timeZone", Objects.requireNonNullElse(piece.timeZone(), "Europe/Brussels"));
        }
        return templates.articlePiece(
                page.at(LIST + "/" + id), piece, version(answer), form, zones(form), directory.names(page),
                ArticleController.named(page, piece.words(), directory), done);
    }

    private JteModel editor(Page page, Piece piece, Form form) {
        return templates.articleEditor(
                page.at(LIST + "/" + piece.id() + "/edit"), piece, form, DeskController.choices(page, directory));
    }

    private Answer<Piece> find(String id) {
        return upstreams.ask(Upstream.CONTENT, () -> pieces.piece(id));
    }

    private List<Choice> zones(Form form) {
        return Stream.concat(
                        directory.areas().or(List.of()).stream()
                                .map(Area::timeZone)
                                .filter(Objects::nonNull)
                                .map(Objects::requireNonNull),
                        Stream.of("Europe/Brussels", form.value("timeZone")))
                .distinct()
                .sorted()
                .map(zone -> Choice.of(zone, zone.replace('_', ' ')))
                .toList();
    }

    /** What the fields of the request are called in the form: a fault of a text stands at its original. */
    private static Map<String, String> fields(Form form) {
        var fields = new HashMap<String, String>();
        for (String field : List.of("title", "summary", "body")) {
            fields.put(field, field + "." + form.value("language"));
        }
        return fields;
    }

    private static NewArticle words(Form form) {
        var title = texts(form, "title");
        var summary = texts(form, "summary");
        var body = texts(form, "body");
        var translated = new LinkedHashSet<>(title.keySet());
        translated.addAll(summary.keySet());
        translated.addAll(body.keySet());
        translated.remove(form.value("language"));
        var renewed = new ArrayList<>(form.all("renewed"));
        renewed.retainAll(translated);
        return new NewArticle(
                form.value("kind"),
                title,
                form.value("language"),
                form.given("url"),
                form.given("outlet"),
                Arrays.stream(form.value("authors").split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList(),
                form.given("publishedOn"),
                form.all("areas"),
                DeskChoices.named(form, "people"),
                DeskChoices.named(form, "organizations"),
                summary.isEmpty() ? null : summary,
                body.isEmpty() ? null : body,
                renewed,
                form.given("note"));
    }

    private static Map<String, String> texts(Form form, String field) {
        var texts = new LinkedHashMap<String, String>();
        for (String language : form.all("columns")) {
            String text = form.value(field + "." + language);
            if (!text.isEmpty()) {
                texts.put(language, text);
            }
        }
        return texts;
    }

    private static String version(Answer<?> answer) {
        return answer instanceof Given<?>(var value, var tag) && tag != null ? tag : "";
    }

    private static String quoted(String version) {
        return "\"" + version + "\"";
    }
}
