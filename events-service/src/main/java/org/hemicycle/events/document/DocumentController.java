package org.hemicycle.events.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.link.LinkPurpose;
import org.hemicycle.events.link.PersonalLink;
import org.hemicycle.events.link.PersonalLinks;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * Serves the documents of visits. The public programme is open once a visit was announced; everything else is for staff,
 * and a person's own programme and briefing book also for whoever holds their personal link.
 */
@RestController
@Tag(name = "Documents", description = "Programmes, lists and books of visits as HTML and PDF")
class DocumentController {

    private static final MediaType HTML = new MediaType("text", "html", UTF_8);
    private static final MediaType CSS = new MediaType("text", "css", UTF_8);

    private final DocumentDesk desk;
    private final Layout layout;
    private final PersonalLinks links;

    DocumentController(DocumentDesk desk, Layout layout, PersonalLinks links) {
        this.desk = desk;
        this.layout = layout;
        this.links = links;
    }

    /** A document's kind and form, as the last step of its address: {@code programme.pdf}. */
    private record File(DocumentKind kind, boolean pdf) {

        static File named(String name) {
            boolean pdf = name.endsWith(".pdf");
            Optional<DocumentKind> kind = pdf ? DocumentKind.named(name.substring(0, name.length() - 4))
                    : name.endsWith(".html") ? DocumentKind.named(name.substring(0, name.length() - 5))
                    : Optional.empty();
            return new File(kind.orElseThrow(() ->
                    new Refused(DocumentRefusal.DOCUMENT_UNKNOWN, "There is no such document, or it is not public.")), pdf);
        }
    }

    @Operation(summary = "A document of a visit; the programme is open to everybody once the visit was announced.")
    @GetMapping("/api/visits/{id}/documents/{file}")
    @Nullable ResponseEntity<byte[]> document(
            @PathVariable String id,
            @PathVariable String file,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String building,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String edition,
            @Nullable Authentication authentication,
            WebRequest request) {
        File asked = File.named(file);
        boolean staff = may(authentication, "visits:read");
        var reader = staff
                ? new Reader(Reader.Role.STAFF, person, may(authentication, "needs:read"))
                : new Reader(Reader.Role.PUBLIC, null, false);
        Document document = desk.write(new VisitId(id), asked.kind(), reader, new DocumentDesk.Asked(edition, building, day), Wording.in(language));
        return answer(document, asked, staff, request);
    }

    @Operation(summary = "The own programme or briefing book of whoever holds the link.")
    @GetMapping("/api/personal/{token}/documents/{file}")
    @Nullable ResponseEntity<byte[]> own(
            @PathVariable String token, @PathVariable String file, @RequestParam(required = false) @Nullable String language, WebRequest request) {
        PersonalLink link = links.open(token, LinkPurpose.PAGE);
        File asked = File.named(file);
        if (!link.subjectKind().equals("visit")) {
            throw new Refused(DocumentRefusal.DOCUMENT_UNKNOWN, "There is no such document.");
        }
        var reader = new Reader(Reader.Role.PERSON, link.personId(), false);
        Document document = desk.write(
                new VisitId(link.subjectId()), asked.kind(), reader, new DocumentDesk.Asked(null, null, null), Wording.in(language));
        return answer(document, asked, true, request);
    }

    @Operation(summary = "The style sheet of the documents as pages.")
    @GetMapping({"/api/visits/{id}/documents/style.css", "/api/personal/{token}/documents/style.css"})
    ResponseEntity<String> style() {
        return ResponseEntity.ok().contentType(CSS).cacheControl(CacheControl.maxAge(java.time.Duration.ofHours(1)).cachePublic()).body(layout.style());
    }

    private @Nullable ResponseEntity<byte[]> answer(Document document, File file, boolean secret, WebRequest request) {
        String page = layout.html(document);
        // Two PDFs of the same page differ in their dates, so their tag is a weak one.
        String tag = (file.pdf() ? "W/" : "") + "\"" + hash(page) + "\"";
        if (request.checkNotModified(tag)) {
            return null; // the 304 has been set
        }
        byte[] body = file.pdf() ? layout.pdf(document) : page.getBytes(UTF_8);
        return ResponseEntity.ok()
                .eTag(tag)
                .contentType(file.pdf() ? MediaType.APPLICATION_PDF : HTML)
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline()
                        .filename(file.kind().wireName() + "-" + document.language() + (file.pdf() ? ".pdf" : ".html")).build().toString())
                .cacheControl(secret ? CacheControl.noCache().cachePrivate() : CacheControl.maxAge(java.time.Duration.ofMinutes(1)).cachePublic())
                .body(body);
    }

    private static boolean may(@Nullable Authentication reader, String permission) {
        return reader != null && reader.getAuthorities().stream().anyMatch(authority -> permission.equals(authority.getAuthority()));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
