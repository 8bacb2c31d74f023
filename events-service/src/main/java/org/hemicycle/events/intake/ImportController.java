package org.hemicycle.events.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.availability.Availabilities;
import org.hemicycle.events.availability.Availability;
import org.hemicycle.events.availability.Sitting;
import org.hemicycle.events.availability.Sittings;
import org.hemicycle.events.availability.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes calendar files of persons and parliaments, and shows what was taken over. */
@RestController
@Tag(name = "Calendar imports", description = "Availability and sitting days from ICS and CSV files")
class ImportController {

    private static final String READ = "hasAuthority('visits:read')";
    private static final String WRITE = "hasAuthority('visits:write')";
    /** The largest file, in bytes; the gateway lets no more pass either. */
    private static final int LARGEST_FILE = 1_048_576;

    record Imports(List<CalendarImport> items) {}

    record Stretches(List<Availability> items) {}

    record Days(List<Sitting> items) {}

    private final ImportDesk desk;
    private final Availabilities availabilities;
    private final Sittings sittings;

    ImportController(ImportDesk desk, Availabilities availabilities, Sittings sittings) {
        this.desk = desk;
        this.availabilities = availabilities;
        this.sittings = sittings;
    }

    @Operation(summary = "Sends a calendar file (ICS or CSV, up to 1 MB) to be read; nothing is taken over yet.")
    @PostMapping("/api/calendar-imports")
    @PreAuthorize(WRITE)
    ResponseEntity<CalendarImport> receive(
            @RequestParam String subjectKind,
            @RequestParam String subject,
            @RequestParam String timeZone,
            @RequestParam(defaultValue = "false") boolean replace,
            @RequestHeader(name = "Content-Type", required = false) @Nullable String contentType,
            HttpServletRequest request) throws IOException {
        boolean csv = csv(contentType);
        byte[] file = request.getInputStream().readNBytes(LARGEST_FILE + 1);
        if (file.length > LARGEST_FILE) {
            throw new Refused(CommonRefusal.BODY_TOO_LARGE, "The file is larger than one megabyte.");
        }
        CalendarImport created = desk.receive(new Subject(kind(subjectKind), subject), timeZone, replace, csv, file);
        return ResponseEntity.accepted().location(URI.create("/api/calendar-imports/" + created.id())).body(created);
    }

    @Operation(summary = "Lists the latest imports.")
    @GetMapping("/api/calendar-imports")
    @PreAuthorize(READ)
    Imports latest() {
        return new Imports(desk.latest());
    }

    @Operation(summary = "Shows how far an import is, what it changes, and what could not be read, by line.")
    @GetMapping("/api/calendar-imports/{id}")
    @PreAuthorize(READ)
    CalendarImport one(@PathVariable String id) {
        return desk.find(id);
    }

    @Operation(summary = "Applies a preview; asked again, it changes nothing.")
    @PutMapping("/api/calendar-imports/{id}/application")
    @PreAuthorize(WRITE)
    ResponseEntity<CalendarImport> apply(@PathVariable String id) {
        CalendarImport applied = desk.apply(id);
        return ResponseEntity.status(applied.state().working() ? 202 : 200).body(applied);
    }

    @Operation(summary = "Discards an import with its file; what was applied stays.")
    @DeleteMapping("/api/calendar-imports/{id}")
    @PreAuthorize(WRITE)
    ResponseEntity<Void> discard(@PathVariable String id) {
        desk.discard(id);
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "What a person's or delegate's calendar says of a stretch of time.")
    @GetMapping("/api/availability")
    @PreAuthorize(READ)
    Stretches availability(
            @RequestParam String subjectKind, @RequestParam String subject, @RequestParam OffsetDateTime from, @RequestParam OffsetDateTime until) {
        Subject.Kind kind = kind(subjectKind);
        if (kind == Subject.Kind.PARLIAMENT) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "A parliament's days are read at /api/sittings.", "subjectKind");
        }
        return new Stretches(availabilities.of(new Subject(kind, subject), from.toInstant(), until.toInstant()));
    }

    @Operation(summary = "What a parliament's calendar says of some days.")
    @GetMapping("/api/sittings")
    @PreAuthorize(READ)
    Days sittings(@RequestParam String parliament, @RequestParam LocalDate from, @RequestParam LocalDate until) {
        return new Days(sittings.of(parliament, from, until));
    }

    private static Subject.Kind kind(String name) {
        for (Subject.Kind kind : Subject.Kind.values()) {
            if (kind.wireName().equals(name.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new Refused(CommonRefusal.INVALID_PARAMETER, "subjectKind is person, delegate or parliament.", "subjectKind");
    }

    private static boolean csv(@Nullable String contentType) {
        try {
            MediaType type = contentType == null ? MediaType.ALL : MediaType.parseMediaType(contentType);
            if (type.isCompatibleWith(MediaType.parseMediaType("text/calendar"))) {
                return false;
            }
            if (type.isCompatibleWith(MediaType.parseMediaType("text/csv"))) {
                return true;
            }
        } catch (RuntimeException unreadable) {
            // Said below.
        }
        throw new Refused(CommonRefusal.MEDIA_TYPE_UNSUPPORTED, "Send the file as text/calendar or text/csv.", "Content-Type");
    }
}
