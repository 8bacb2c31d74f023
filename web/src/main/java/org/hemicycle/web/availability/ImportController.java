package org.hemicycle.web.availability;

import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hemicycle.web.area.Area;
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
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.hemicycle.web.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Sending in a calendar, looking at what it would change, and saying yes or no. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/staff/imports", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('visits:write')")
class ImportController {

    private final Templates templates;
    private final ImportsApi imports;
    private final Upstreams upstreams;
    private final Directory directory;
    private final Visits visits;

    ImportController(
            Templates templates, ImportsApi imports, Upstreams upstreams, Directory directory, Visits visits) {
        this.templates = templates;
        this.imports = imports;
        this.upstreams = upstreams;
        this.directory = directory;
        this.visits = visits;
    }

    @GetMapping
    JteModel all(Page page) {
        return shown(page, Form.blank("import").with("timeZone", "Europe/Brussels"));
    }

    /** A file is sent on as it came; what is wrong with it is events-service's to say. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> send(
            Page page,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        var fields = new LinkedMultiValueMap<String, String>(sent);
        fields.remove("file");
        var form = Form.sent("import", fields);
        if (form.value("subject").isEmpty()) {
            form.refuse("subject", page.say("imports.subject.missing"));
        }
        if (file == null || file.isEmpty()) {
            form.refuse("file", page.say("imports.file.missing"));
        }
        if (form.isRefused() || file == null) {
            return ResponseEntity.badRequest().body(shown(page, form));
        }
        int colon = form.value("subject").indexOf(':');
        String kind = form.value("subject").substring(0, Math.max(colon, 0));
        String subject = form.value("subject").substring(colon + 1);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "").toLowerCase(Locale.ROOT);
        String type = name.endsWith(".csv") ? "text/csv" : "text/calendar";
        byte[] bytes = file.getBytes();
        return switch (upstreams.tell(Upstream.EVENTS, () -> imports.send(
                kind, subject, form.value("timeZone"), form.has("replace", "true"), type, bytes))) {
            case Given<String>(var location, var version) ->
                SeeOther.to(page.to("/staff/imports" + location.substring(location.lastIndexOf('/'))));
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of("subjectKind", "subject"));
                yield ResponseEntity.status(problem.status()).body(shown(page, form));
            }
            case Silent<String> silent -> {
                form.complain(page.say("missing.events"));
                yield ResponseEntity.status(503).body(shown(page, form));
            }
        };
    }

    @GetMapping("/{id}")
    JteModel one(Page page, @PathVariable String id) {
        CalendarImport read = upstreams.ask(Upstream.EVENTS, () -> imports.one(id)).orThrow();
        return templates.availabilityOne(page, read, named(page, read));
    }

    @PostMapping("/{id}/application")
    ResponseEntity<?> apply(Page page, @PathVariable String id) {
        upstreams.tell(Upstream.EVENTS, () -> imports.apply(id)).orThrow();
        return SeeOther.to(page.to("/staff/imports/" + id));
    }

    @PostMapping("/{id}/discard")
    ResponseEntity<?> discard(Page page, @PathVariable String id) {
        upstreams.tell(Upstream.EVENTS, () -> imports.discard(id)).orThrow();
        return SeeOther.to(page.to("/staff/imports"));
    }

    private JteModel shown(Page page, Form form) {
        Answer<List<CalendarImport>> latest =
                upstreams.ask(Upstream.EVENTS, imports::latest).map(Listing::items);
        return templates.availabilityImports(
                page.at("/staff/imports"), form, latest, subjects(page), zones());
    }

    /** Parliaments first, then the people of the directory, then the delegates of the visits ahead. */
    private List<Choice> subjects(Page page) {
        var parliaments = directory.institutions().or(List.of()).stream()
                .filter(one -> "parliament".equals(one.classification()) || "chamber".equals(one.classification()))
                .map(one -> Choice.of("parliament:" + one.id(), page.in(one.name())))
                .sorted(Comparator.comparing(Choice::label, page.alphabet()));
        var people = directory.people().or(List.of()).stream()
                .map(one -> Choice.of("person:" + one.id(), one.name()))
                .sorted(Comparator.comparing(Choice::label, page.alphabet()));
        var delegates = visits.all(null, null).or(List.of()).stream()
                .filter(visit -> !visit.isClosed())
                .flatMap(visit -> visit.delegates().stream().map(one -> Choice.of(
                        "delegate:" + visit.id() + "/" + one.id(), one.name() + " – " + page.in(visit.title()))));
        return Stream.of(parliaments, people, delegates).flatMap(all -> all).toList();
    }

    private String named(Page page, CalendarImport read) {
        String value = read.subjectKind() + ":" + read.subject();
        return subjects(page).stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(String.valueOf(read.subject()));
    }

    private List<Choice> zones() {
        return directory.areas().or(List.of()).stream()
                .map(Area::timeZone)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .sorted()
                .map(zone -> Choice.of(zone, zone))
                .toList();
    }
}
