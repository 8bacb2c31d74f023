package org.hemicycle.notification.importing;

import io.swagger.v3.oas.annotations.Operation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.importing.SubscriberImport.Basis;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes files of subscribers from those who may, says what they would do, and carries them out when told to. */
@RestController
@RequestMapping("/api/subscriber-imports")
@PreAuthorize("hasAuthority('subscribers:write')")
public class ImportController {

    private static final long LARGEST_FILE = 32L * 1024 * 1024;
    private static final int LONGEST_EVIDENCE = 500;
    private static final String MAPPED = "columns.";

    private final ImportDesk desk;
    private final SubscriberImports imports;

    ImportController(ImportDesk desk, SubscriberImports imports) {
        this.desk = desk;
        this.imports = imports;
    }

    /**
     * A file of subscribers.
     *
     * @param by who sent it in
     * @param basis {@code consent}, {@code contract} or {@code legitimate-interest}
     * @param evidence where the proof of that can be found
     * @param state {@code receiving}, {@code checked}, {@code running} or {@code done}
     * @param rows how many lines with anything in them there are
     * @param valid how many can be read as a subscriber, each address once
     * @param known of the valid ones, how many were subscribers already when it was read; they stay as they are
     * @param suppressed of the others, how many stood on the suppression list; they are left out
     * @param duplicates how many lines repeat an address
     * @param faulty how many lines are left out because something is wrong with them
     * @param faults what is wrong with the first 200 of these
     * @param parts how many parts there are
     * @param done how many of them were carried out
     * @param added how many became subscribers
     */
    public record Import(
            String id,
            String by,
            String basis,
            String evidence,
            String state,
            int rows,
            int valid,
            int known,
            int suppressed,
            int duplicates,
            int faulty,
            List<LineFault> faults,
            int parts,
            int done,
            int added,
            Instant receivedAt,
            Instant changedAt) {}

    /** The latest files. */
    public record Imports(List<Import> items) {}

    @PostMapping(consumes = "text/csv")
    @Operation(
            summary = "Send in a file of subscribers; nobody becomes one before it is started",
            description = "columns.email, columns.language, columns.areas, columns.kinds, columns.cadence, columns.timeZone,"
                    + " columns.hour and columns.weekday say what columns are called in the file; language, areas and"
                    + " kinds hold where a line says nothing.")
    ResponseEntity<Import> send(
            InputStream body, @RequestParam Map<String, String> parameters, Authentication who) throws IOException {
        Basis basis = Stream.of(Basis.values())
                .filter(one -> name(one).equals(parameters.get("basis")))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        CommonRefusal.INVALID_PARAMETER,
                        "basis must be one of consent, contract, legitimate-interest.",
                        "basis"));
        String evidence = parameters.getOrDefault("evidence", "").strip();
        if (evidence.isEmpty() || evidence.length() > LONGEST_EVIDENCE || evidence.chars().anyMatch(Character::isISOControl)) {
            throw new Refused(
                    CommonRefusal.INVALID_PARAMETER,
                    "evidence must say in one line of at most " + LONGEST_EVIDENCE + " characters where the proof of the legal basis is.",
                    "evidence");
        }
        var mapping = new HashMap<String, String>();
        var otherwise = new HashMap<String, String>();
        for (String name : Columns.NAMES) {
            String mapped = parameters.getOrDefault(MAPPED + name, "");
            if (!mapped.isBlank()) {
                mapping.put(name, mapped);
            }
        }
        for (String name : List.of("language", "areas", "kinds")) {
            otherwise.put(name, parameters.getOrDefault(name, ""));
        }
        var read = desk.read(new Limited(body), mapping, otherwise, basis, evidence, who.getName());
        return ResponseEntity.created(URI.create("/api/subscriber-imports/" + read.id())).body(view(read));
    }

    @GetMapping
    @Operation(summary = "The latest files of subscribers")
    Imports latest() {
        return new Imports(imports.latest().stream().map(ImportController::view).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "What a file would do, or how far it is")
    Import one(@PathVariable String id) {
        return view(imports.find(id).orElseThrow(ImportRefusal.SUBSCRIBER_IMPORT_UNKNOWN::refused));
    }

    @PutMapping("/{id}/start")
    @Operation(summary = "Carry out what a file would do; doing so twice changes nothing")
    Import start(@PathVariable String id) {
        return view(desk.start(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a file that was not started")
    void discard(@PathVariable String id) {
        desk.discard(id);
    }

    private static Import view(SubscriberImport one) {
        return new Import(
                one.id(),
                one.by(),
                one.basis().toLowerCase(Locale.ROOT).replace('_', '-'),
                one.evidence(),
                name(one.state()),
                one.rows(),
                one.valid(),
                one.known(),
                one.suppressed(),
                one.duplicates(),
                one.faulty(),
                one.faults(),
                one.parts(),
                one.done(),
                one.added(),
                one.receivedAt(),
                one.changedAt());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A file that ends with a refusal where it gets too long. */
    private static final class Limited extends FilterInputStream {

        private long read;

        Limited(InputStream file) {
            super(file);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return counted(super.read(bytes, offset, length));
        }

        private int counted(int more) {
            read += Math.max(more, 0);
            if (read > LARGEST_FILE) {
                throw ImportRefusal.SUBSCRIBER_FILE_TOO_LONG.refused();
            }
            return more;
        }
    }
}
