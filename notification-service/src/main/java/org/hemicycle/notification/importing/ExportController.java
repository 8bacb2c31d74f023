package org.hemicycle.notification.importing;

import io.swagger.v3.oas.annotations.Operation;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.hemicycle.defaults.csv.CsvCells;
import org.hemicycle.notification.subscriber.Roll;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Hands out all subscribers to those who may, as a file that spreadsheets open without running anything in it. */
@RestController
public class ExportController {

    private final Roll roll;

    ExportController(Roll roll) {
        this.roll = roll;
    }

    @GetMapping(path = "/api/subscribers/export", produces = "text/csv")
    @PreAuthorize("hasAuthority('subscribers:export')")
    @Operation(summary = "All subscribers with their addresses and the proof of their consent, as CSV")
    ResponseEntity<StreamingResponseBody> export() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"subscribers.csv\"")
                .header("Cache-Control", "no-store")
                .body(out -> {
                    Writer file = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    file.write(CsvCells.line(Roll.COLUMNS));
                    try (Stream<List<String>> lines = roll.lines()) {
                        for (List<String> line : (Iterable<List<String>>) lines::iterator) {
                            file.write(CsvCells.line(line));
                        }
                    }
                    file.flush();
                });
    }
}
