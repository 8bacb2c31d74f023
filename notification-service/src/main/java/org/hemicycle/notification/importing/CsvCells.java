package org.hemicycle.notification.importing;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes lines of CSV (RFC 4180) that no spreadsheet takes for formulas (OWASP, CSV injection). */
final class CsvCells {

    private CsvCells() {}

    static void write(Writer file, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                file.write(',');
            }
            file.write(cell(cells.get(i)));
        }
        file.write("\r\n");
    }

    /** A cell that begins like a formula begins with an apostrophe instead, which spreadsheets do not show. */
    static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
