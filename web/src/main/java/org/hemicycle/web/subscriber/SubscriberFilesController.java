package org.hemicycle.web.subscriber;

import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.SeeOther;
import org.hemicycle.web.subscriber.SubscriberFilesApi.Import;
import org.hemicycle.web.template.Templates;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Answer.Given;
import org.hemicycle.web.upstream.Answer.Refused;
import org.hemicycle.web.upstream.Answer.Silent;
import org.hemicycle.web.upstream.Listing;
import org.hemicycle.web.upstream.Refusals;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
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

/** Sending in a file of subscribers, looking at what it would do, and saying yes or no. */
@RestController
@RequestMapping(path = Language.SEGMENT + "/admin/subscribers", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("hasAuthority('subscribers:write')")
class SubscriberFilesController {

    private static final List<String> COLUMNS = List.of("email", "language", "areas", "kinds");

    private final Templates templates;
    private final SubscriberFilesApi files;
    private final Upstreams upstreams;
    private final Directory directory;

    SubscriberFilesController(
            Templates templates, SubscriberFilesApi files, Upstreams upstreams, Directory directory) {
        this.templates = templates;
        this.files = files;
        this.upstreams = upstreams;
        this.directory = directory;
    }

    @GetMapping
    JteModel all(Page page) {
        var form = Form.blank("subscribers")
                .with("language", page.language().tag())
                .with("kinds", List.of("visit"))
                .with("basis", "consent");
        return shown(page, form);
    }

    /** A file is sent on as it came; what is wrong with it is notification-service's to say. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> send(
            Page page,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        var fields = new LinkedMultiValueMap<String, String>(sent);
        fields.remove("file");
        var form = Form.sent("subscribers", fields);
        if (file == null || file.isEmpty()) {
            form.refuse("file", page.say("imports.file.missing"));
        }
        if (form.value("evidence").isEmpty()) {
            form.refuse("evidence", page.say("subscribers.evidence.missing"));
        }
        if (form.isRefused() || file == null) {
            return ResponseEntity.badRequest().body(shown(page, form));
        }
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.add("basis", form.value("basis"));
        parameters.add("evidence", form.value("evidence"));
        parameters.add("language", form.value("language"));
        parameters.add("areas", String.join(",", form.all("areas")));
        parameters.add("kinds", String.join(",", form.all("kinds")));
        for (String column : COLUMNS) {
            if (!form.value("columns." + column).isEmpty()) {
                parameters.add("columns." + column, form.value("columns." + column));
            }
        }
        byte[] bytes = file.getBytes();
        return switch (upstreams.tell(Upstream.NOTIFICATION, () -> files.send(parameters, bytes))) {
            case Given<String>(var location, var version) ->
                SeeOther.to(
                        page.to("/admin/subscribers" + location.substring(location.lastIndexOf('/'))));
            case Refused<String>(var problem) -> {
                Refusals.tell(problem, form, page, Map.of());
                yield ResponseEntity.status(problem.status()).body(shown(page, form));
            }
            case Silent<String> silent -> {
                form.complain(page.say("missing.notification"));
                yield ResponseEntity.status(503).body(shown(page, form));
            }
        };
    }

    @GetMapping("/{id}")
    JteModel one(Page page, @PathVariable String id) {
        Import read = upstreams.ask(Upstream.NOTIFICATION, () -> files.one(id)).orThrow();
        return templates.subscriberFile(page, read);
    }

    @PostMapping("/{id}/start")
    ResponseEntity<?> start(Page page, @PathVariable String id) {
        upstreams.tell(Upstream.NOTIFICATION, () -> files.start(id)).orThrow();
        return SeeOther.to(page.to("/admin/subscribers/" + id));
    }

    @PostMapping("/{id}/discard")
    ResponseEntity<?> discard(Page page, @PathVariable String id) {
        upstreams.tell(Upstream.NOTIFICATION, () -> files.discard(id)).orThrow();
        return SeeOther.to(page.to("/admin/subscribers"));
    }

    private JteModel shown(Page page, Form form) {
        Answer<List<Import>> latest =
                upstreams.ask(Upstream.NOTIFICATION, files::latest).map(Listing::items);
        var bases = Stream.of("consent", "contract", "legitimate-interest")
                .map(basis -> Choice.of(basis, page.say("subscribers.basis." + basis)))
                .toList();
        return templates.subscriberFiles(
                page.at("/admin/subscribers"), form, Choices.of(page, form, directory, List.of()), bases, latest);
    }
}
