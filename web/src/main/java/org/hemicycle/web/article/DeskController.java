package org.hemicycle.web.article;

import gg.jte.models.runtime.JteModel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hemicycle.web.area.ContentApi;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.article.PiecesApi.PieceLine;
import org.hemicycle.web.article.PiecesApi.PieceQueue;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.SeeOther;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Answer.Refused;
import org.hemicycle.web.upstream.Answer.Silent;
import org.hemicycle.web.upstream.Listing;
import org.hemicycle.web.upstream.Refusals;
import org.hemicycle.web.upstream.Unanswered;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The editors' desk: what is to be done, what was published lately, and a form for a new piece. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/desk/articles", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('articles:write')")
class DeskController {

    private static final int LATEST = 20;

    private static final Map<String, String> FIELDS = Map.of("title", "original");

    /** The languages of the archive; a piece in another can be handed in through the API. */
    private static final List<String> WRITTEN_IN = List.of(
            "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "he", "hr", "hu", "it", "lt", "lv", "mt", "nl",
            "pl", "pt", "ro", "sk", "sl", "sv", "uk");

    /** The states that somebody has to do something about, in the order in which they are shown. */
    private static final List<String> OPEN = List.of("in-review", "approved", "scheduled", "draft", "withdrawn");

    private static final int AT_THE_DESK = 200;

    private final Templates templates;
    private final ContentApi content;
    private final PiecesApi pieces;
    private final Upstreams upstreams;
    private final Directory directory;

    DeskController(
            Templates templates, ContentApi content, PiecesApi pieces, Upstreams upstreams, Directory directory) {
        this.templates = templates;
        this.content = content;
        this.pieces = pieces;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    @GetMapping
    JteModel desk(Page page, @RequestParam(defaultValue = "") String done) {
        var form = Form.blank("article").with("kind", "article").with("language", page.language().tag());
        return shown(page, form, done.equals("published"), false);
    }

    /** Publishes a piece at once, or keeps it as a draft, by which button was pressed. */
    @PostMapping
    ResponseEntity<?> publish(Page page, @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.sent("article", sent);
        if (form.value("original").isEmpty()) {
            form.refuse("original", page.say("desk.title.missing"));
        }
        if (form.all("areas").isEmpty()) {
            form.refuse("areas", page.say("editor.areas.missing"));
        }
        if (form.isRefused()) {
            return ResponseEntity.badRequest().body(shown(page, form, false, false));
        }
        boolean draft = form.has("do", "draft");
        return switch (upstreams.tell(
                Upstream.CONTENT, () -> draft ? pieces.write(piece(form)) : content.publish(piece(form)))) {
            case Given<String>(var location, var version) ->
                SeeOther.to(page.to(draft
                        ? "/desk/articles/" + location.substring(location.lastIndexOf('/') + 1) + "/edit"
                        : "/desk/articles?done=published"));
            case Refused<String>(var problem) when problem.status() == 401 || problem.status() == 403 ->
                throw Unanswered.refused(problem);
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, FIELDS);
                yield ResponseEntity.status(problem.status()).body(shown(page, form, false, false));
            }
            case Silent<String> silent -> ResponseEntity.status(503).body(shown(page, form, false, true));
        };
    }

    private static NewArticle piece(Form form) {
        var summary = form.texts("summary");
        var title = new LinkedHashMap<String, String>();
        title.put(form.value("language"), form.value("original"));
        form.texts("title").forEach(title::putIfAbsent);
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
                null,
                null,
                null);
    }

    private JteModel shown(Page page, Form form, boolean published, boolean missing) {
        var latest = upstreams
                .ask(Upstream.CONTENT, () -> content.articles(null, null, null, null, LATEST))
                .map(Listing::items);
        var queue = upstreams.ask(Upstream.CONTENT, () -> pieces.pieces(null, AT_THE_DESK))
                .map(listing -> new PieceQueue(
                        byState(listing.items()),
                        upstreams.ask(Upstream.CONTENT, () -> pieces.pieces(true, AT_THE_DESK))
                                .map(Listing::items)
                                .or(List.of())));
        var desk = choices(page, directory);
        return templates.articleDesk(page.at("/desk/articles"), form, desk, queue, latest, published, missing);
    }

    static DeskChoices choices(Page page, Directory directory) {
        return new DeskChoices(
                Stream.of("article", "interview", "statement", "video")
                        .map(kind -> Choice.of(kind, page.say("kind." + kind)))
                        .toList(),
                WRITTEN_IN.stream()
                        .map(tag -> Choice.of(tag, page.capital(page.languageName(tag))))
                        .sorted((one, other) -> page.alphabet().compare(one.label(), other.label()))
                        .toList(),
                directory.areas(page).map(areas ->
                        areas.stream().map(area -> Choice.of(area.id(), area.name(), page)).toList()),
                directory.people().map(people -> inOrder(page, people.stream().map(one -> Choice.of(one.id(), one.name())))),
                directory.institutions().map(bodies -> inOrder(page, bodies.stream().map(one -> Choice.of(one.id(), one.name(), page)))));
    }

    private static List<Choice> inOrder(Page page, Stream<Choice> choices) {
        return choices.sorted((one, other) -> page.alphabet().compare(one.label(), other.label())).toList();
    }

    private static Map<String, List<PieceLine>> byState(List<PieceLine> lines) {
        var byState = new LinkedHashMap<String, List<PieceLine>>();
        for (String state : OPEN) {
            List<PieceLine> some = lines.stream().filter(line -> line.state().equals(state)).toList();
            if (!some.isEmpty()) {
                byState.put(state, some);
            }
        }
        return byState;
    }
}
