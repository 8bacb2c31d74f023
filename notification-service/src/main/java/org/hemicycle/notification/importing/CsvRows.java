package org.hemicycle.notification.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file of CSV (RFC 4180) with a line of names first; comma, semicolon or tab, whichever the first line has
 * most of. However long the file is, a few lines of it are in memory, and a stray quotation mark costs its own line.
 */
final class CsvRows {

    /** A quoted field may run over this many lines; a quote still open then was never meant to be one. */
    private static final int LONGEST_RECORD = 10;
    private static final int LONGEST_LINE = 4_000;
    private static final int MOST_COLUMNS = 100;

    private final BufferedReader text;
    private final Consumer<LineFault> faults;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private char separator = ',';
    private int number;

    private record Line(int number, String text, boolean tooLong) {}

    /** One row, and the number of its first line in the file, counted from 1. */
    record Row(int line, List<String> fields) {}

    /** Rows of a file; what is wrong with a line goes to the faults. */
    CsvRows(InputStream file, Consumer<LineFault> faults) {
        this.text = new BufferedReader(new InputStreamReader(
                file,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        this.faults = faults;
    }

    /** The names of the columns, or none where the file is empty. */
    List<String> header() throws IOException {
        Line line = line();
        while (line != null && (line.text().isBlank() || line.text().startsWith("sep="))) {
            line = line();
        }
        if (line == null) {
            return List.of();
        }
        String names = line.text().startsWith("\uFEFF") ? line.text().substring(1) : line.text();
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long count = names.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                separator = candidate;
            }
        }
        try {
            return fields(names);
        } catch (CsvParseException notCsv) {
            return List.of();
        }
    }

    /** The next row, or null at the end. */
    @Nullable Row next() throws IOException {
        for (Line line = line(); line != null; line = line()) {
            if (line.tooLong()) {
                faults.accept(new LineFault(line.number(), "line", "The line is too long."));
                continue;
            }
            if (line.text().isBlank()) {
                continue;
            }
            Row row = row(line);
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private @Nullable Row row(Line first) throws IOException {
        String record = first.text();
        if (record.indexOf('"') < 0) {
            return cut(first.number(), Arrays.asList(record.split(String.valueOf(separator), -1)));
        }
        var more = new ArrayList<Line>();
        while (quotes(record) % 2 != 0) {
            Line line = more.size() == LONGEST_RECORD ? null : line();
            if (line == null || line.tooLong()) {
                if (line != null) {
                    more.add(line);
                }
                more.reversed().forEach(ahead::addFirst);
                faults.accept(new LineFault(first.number(), "line", "A quotation mark is opened here and never closed."));
                return null;
            }
            more.add(line);
            record = record + "\n" + line.text();
        }
        try {
            return cut(first.number(), fields(record));
        } catch (CsvParseException notCsv) {
            faults.accept(new LineFault(first.number(), "line", "The line is not CSV."));
            return null;
        }
    }

    private @Nullable Row cut(int line, List<String> fields) {
        if (fields.size() > MOST_COLUMNS) {
            faults.accept(new LineFault(line, "line", "The line has more than " + MOST_COLUMNS + " columns."));
            return null;
        }
        return new Row(line, fields);
    }

    private static long quotes(String text) {
        return text.chars().filter(c -> c == '"').count();
    }

    private List<String> fields(String record) {
        var fields = new ArrayList<String>();
        CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(record)
                .forEach(parsed -> fields.addAll(parsed.getFields()));
        return fields;
    }

    private @Nullable Line line() throws IOException {
        if (!ahead.isEmpty()) {
            return ahead.removeFirst();
        }
        var line = new StringBuilder();
        boolean tooLong = false;
        try {
            int c = text.read();
            if (c < 0) {
                return null;
            }
            for (; c >= 0 && c != '\n'; c = text.read()) {
                if (line.length() < LONGEST_LINE) {
                    line.append((char) c);
                } else {
                    tooLong = true;
                }
            }
        } catch (CharacterCodingException notUtf8) {
            throw ImportRefusal.SUBSCRIBER_FILE_UNREADABLE.refused();
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return new Line(++number, line.toString(), tooLong);
    }
}
