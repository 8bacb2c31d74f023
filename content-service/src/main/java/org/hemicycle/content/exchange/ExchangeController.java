package org.hemicycle.content.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hemicycle.content.exchange.DirectoryImport.Difference;
import org.hemicycle.content.exchange.ExchangeDesk.Form;
import org.hemicycle.content.language.Language;
import org.hemicycle.content.register.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** The directory as Popolo JSON and CSV: files in, which say first what they would do, and all records out. */
@RestController
@RequestMapping("/api/directory-imports")
@PreAuthorize("hasAuthority('directory:write')")
@Tag(name = "Directory files", description = "The directory as Popolo JSON and CSV, in and out; needs directory:write")
class ExchangeController {

    private static final int LARGEST_FILE = 16 * 1024 * 1024;
    private static final int LONGEST_SOURCE = 300;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ExchangeDesk desk;
    private final DirectoryImports imports;
    private final Holdings holdings;

    ExchangeController(ExchangeDesk desk, DirectoryImports imports, Holdings holdings) {
        this.desk = desk;
        this.imports = imports;
        this.holdings = holdings;
    }

    /**
     * A file of the directory.
     *
     * @param by who sent it in
     * @param state {@code checked}, {@code running} or {@code done}
     * @param records how many records it holds
     * @param added how many of them the directory did not have when it was read
     * @param changed how many it had otherwise
     * @param unchanged how many it had as they are
     * @param differences what is different, the first two hundred
     * @param passedOver fields of the file that nothing is made of
     * @param parts how many parts there are
     * @param done how many of them were carried out
     */
    record Import(
            String id,
            String by,
            String state,
            int records,
            int added,
            int changed,
            int unchanged,
            List<Difference> differences,
            List<String> passedOver,
            int parts,
            int done,
            Instant receivedAt,
            Instant changedAt) {

        static Import of(DirectoryImport one) {
            return new Import(
                    one.id(), one.by(), one.state().name().toLowerCase(Locale.ROOT), one.records(), one.added(), one.changed(), one.unchanged(),
                    one.differences(), one.passedOver(), one.parts(), one.done(), one.receivedAt(), one.changedAt());
        }
    }

    /** The latest files. */
    record Imports(List<Import> items) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "Sends in a file of Popolo JSON; nothing changes before it is started",
            description = "An object with lists named organizations, posts, persons and memberships. language is that of names that say"
                    + " none, English where it is left out; source is that of records that name none. Records are internal unless"
                    + " hemicycle.visibility says that they are public.")
    @ApiResponse(responseCode = "201", description = "Read; what it would do is in the answer")
    @ApiResponse(
            responseCode = "422",
            description = "Something is wrong with the file, each mistake with its pointer, and nothing is kept of it:"
                    + " directory-file-not-utf8, directory-file-unreadable, record-field-missing, record-field-unfit, record-twice,"
                    + " record-reference-dangling, record-parent-cycle, record-ends-before-start, record-language-unknown or"
                    + " record-names-internal")
    ResponseEntity<Import> json(
            @io.swagger.v3.oas.annotations.Parameter(hidden = true) InputStream body,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String source,
            Authentication who)
            throws IOException {
        return read(body, Form.JSON, language, source, who);
    }

    @PostMapping(consumes = "text/csv")
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "Sends in the same as a table; nothing changes before it is started",
            description = "The columns are those of the export, of which kind and id must be there.")
    ResponseEntity<Import> csv(
            @io.swagger.v3.oas.annotations.Parameter(hidden = true) InputStream body,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String source,
            Authentication who)
            throws IOException {
        return read(body, Form.CSV, language, source, who);
    }

    private ResponseEntity<Import> read(
            InputStream body, Form form, @Nullable String language, @Nullable String source, Authentication who) throws IOException {
        String tag = Parameter.read("language", language, given -> new Language(given).tag());
        String origin = Parameter.read("source", source, given -> {
            if (given.isBlank() || given.length() > LONGEST_SOURCE || given.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("it must be one line of at most " + LONGEST_SOURCE + " characters");
            }
            return given.strip();
        });
        byte[] file = body.readNBytes(LARGEST_FILE + 1);
        if (file.length > LARGEST_FILE) {
            throw FileRefusal.DIRECTORY_FILE_TOO_LONG.refused();
        }
        var read = desk.read(file, form, tag == null ? "en" : tag, origin, who.getName());
        return ResponseEntity.created(URI.create("/api/directory-imports/" + read.id())).body(Import.of(read));
    }

    @GetMapping
    @SecurityRequirement(name = "token")
    @Operation(summary = "The latest files of the directory")
    ResponseEntity<Imports> latest() {
        return internal(new Imports(imports.latest().stream().map(Import::of).toList()));
    }

    @GetMapping("/{id}")
    @SecurityRequirement(name = "token")
    @Operation(summary = "What a file would do, or how far it is")
    ResponseEntity<Import> one(@PathVariable String id) {
        return internal(Import.of(imports.find(id).orElseThrow(FileRefusal.DIRECTORY_IMPORT_UNKNOWN::refused)));
    }

    @PutMapping("/{id}/start")
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "Carries out what a file would do",
            description = "In parts, also over a restart of the service; doing so twice changes nothing.")
    ResponseEntity<Import> start(@PathVariable String id) {
        return internal(Import.of(desk.start(id)));
    }

    @DeleteMapping("/{id}")
    @SecurityRequirement(name = "token")
    @Operation(summary = "Removes a file that was not started")
    @ApiResponse(responseCode = "204", description = "Removed")
    ResponseEntity<Void> discard(@PathVariable String id) {
        desk.discard(id);
        return ResponseEntity.noContent().build();
    }

    @GetMapping(path = "/export.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "All organizations, posts, people and memberships as Popolo JSON, internal ones too",
            description = "Sent in again, it changes nothing.")
    ResponseEntity<StreamingResponseBody> exportJson() {
        return file(MediaType.APPLICATION_JSON, "directory.json", out -> {
            String list = "{";
            for (Kind kind : Kind.values()) {
                out.write(list + "\"" + kind.list() + "\":[");
                var separator = new String[] {"\n"};
                holdings.each(kind, entry -> {
                    write(out, separator[0] + JSON.writeValueAsString(Popolo.write(entry)));
                    separator[0] = ",\n";
                });
                list = "],\n";
            }
            out.write("]}\n");
        });
    }

    @GetMapping(path = "/export.csv", produces = "text/csv")
    @SecurityRequirement(name = "token")
    @Operation(summary = "The same as a table")
    ResponseEntity<StreamingResponseBody> exportCsv() {
        return file(MediaType.parseMediaType("text/csv;charset=UTF-8"), "directory.csv", out -> {
            out.write(CsvFile.header());
            for (Kind kind : Kind.values()) {
                holdings.each(kind, entry -> write(out, CsvFile.line(kind, Popolo.write(entry))));
            }
        });
    }

    /** Writes a file as it is made. */
    @FunctionalInterface
    private interface Body {
        void to(Writer out) throws IOException;
    }

    private static ResponseEntity<StreamingResponseBody> file(MediaType type, String name, Body body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .cacheControl(CacheControl.noStore())
                .body(stream -> {
                    Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
                    body.to(out);
                    out.flush();
                });
    }

    private static void write(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> ResponseEntity<T> internal(T answer) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }
}
