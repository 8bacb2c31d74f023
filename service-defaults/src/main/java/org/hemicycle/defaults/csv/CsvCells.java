package org.hemicycle.defaults.csv;

import java.util.List;
import java.util.stream.Collectors;

/** Writes lines of CSV (RFC 4180) that no spreadsheet takes for formulas (OWASP, CSV injection). */
public final class CsvCells {

    private CsvCells() {}

    /** A line of the file, with its end. */
    public static String line(List<String> cells) {
        return cells.stream().map(CsvCells::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A cell that begins like a formula begins with an apostrophe instead, which spreadsheets do not show. */
    public static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
