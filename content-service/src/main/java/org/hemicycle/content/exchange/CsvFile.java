package org.hemicycle.content.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hemicycle.defaults.csv.CsvCells;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same records as a table: a line for each, a column for each field, and in a cell either text or, where a field is more
 * than that, JSON. Fields under {@code hemicycle} have its name before theirs.
 */
final class CsvFile {

    static final List<String> COLUMNS = List.of(
            "kind", "id", "name", "label", "classification", "person_id", "post_id", "organization_id", "on_behalf_of_id", "parent_id",
            "area_id", "role", "start_date", "end_date", "founding_date", "dissolution_date", "family_name", "given_name",
            "honorific_prefix", "birth_date", "image", "other_names", "identifiers", "contact_details", "links", "sources",
            "hemicycle.visibility", "hemicycle.open", "hemicycle.sample", "hemicycle.organization_id", "hemicycle.area_id",
            "hemicycle.name", "hemicycle.label", "hemicycle.role", "hemicycle.text", "hemicycle.short_name", "hemicycle.city",
            "hemicycle.seats", "hemicycle.languages", "hemicycle.as_of", "hemicycle.note", "hemicycle.status", "hemicycle.verify");

    private static final Set<String> MORE_THAN_TEXT = Set.of(
            "other_names", "identifiers", "contact_details", "links", "sources", "hemicycle.open", "hemicycle.sample", "hemicycle.name",
            "hemicycle.label", "hemicycle.role", "hemicycle.text", "hemicycle.seats", "hemicycle.languages", "hemicycle.verify");
    private static final String OURS = Popolo.OURS + ".";
    private static final String FORMULA = "=+-@\t\r\n'";
    private static final JsonMapper JSON = JsonMapper.shared();

    private CsvFile() {}

    /** The line of names. */
    static String header() {
        return CsvCells.line(COLUMNS);
    }

    /** The line of a record. */
    static String line(Kind kind, ObjectNode fields) {
        var cells = new ArrayList<String>();
        for (String column : COLUMNS) {
            if (column.equals("kind")) {
                cells.add(kind.noun());
                continue;
            }
            JsonNode value = column.startsWith(OURS)
                    ? fields.path(Popolo.OURS).path(column.substring(OURS.length()))
                    : fields.path(column);
            String text = value.isMissingNode() ? "" : value.isString() ? value.stringValue() : JSON.writeValueAsString(value);
            // Cells that begin like formulas get an apostrophe; so must those that begin with one, to be told apart again.
            cells.add(text.startsWith("'") ? "'" + text : text);
        }
        return CsvCells.line(cells);
    }

    /**
     * Reads a table record by record.
     *
     * @param taker takes each record when it is read
     * @throws Refused DIRECTORY_FILE_UNREADABLE with the line, or DIRECTORY_FILE_TOO_LONG
     */
    static void read(String text, Consumer<Raw> taker) {
        var faults = new FileFaults();
        int records = 0;
        String names = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(names))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(names)) {
            List<String> columns = List.of();
            for (CsvRecord line : reader) {
                if (columns.isEmpty()) {
                    columns = columns(line, faults);
                    faults.refuseIfAny();
                    continue;
                }
                if (records++ == JsonFile.MOST_RECORDS) {
                    throw FileRefusal.DIRECTORY_FILE_TOO_LONG.refused();
                }
                Raw record = record(line, columns, faults);
                if (record != null) {
                    taker.accept(record);
                }
            }
            if (columns.isEmpty()) {
                faults.add(FileRefusal.DIRECTORY_FILE_UNREADABLE, "line 1", "The file is empty.");
            }
        } catch (CsvParseException e) {
            faults.add(FileRefusal.DIRECTORY_FILE_UNREADABLE, "line", "The file is not CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faults.refuseIfAny();
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.chars().filter(c -> c == ';').count() > first.chars().filter(c -> c == ',').count() ? ';' : ',';
    }

    private static List<String> columns(CsvRecord line, FileFaults faults) {
        var columns = new LinkedHashSet<String>();
        for (String given : line.getFields()) {
            String column = given.strip();
            if (!column.isEmpty() && !COLUMNS.contains(column)) {
                faults.add(FileRefusal.DIRECTORY_FILE_UNREADABLE, "line 1", "There is no column '" + column + "'.");
            }
            if (!column.isEmpty() && !columns.add(column)) {
                faults.add(FileRefusal.DIRECTORY_FILE_UNREADABLE, "line 1", "The column '" + column + "' is there twice.");
            }
        }
        if (!columns.contains("kind")) {
            faults.add(FileRefusal.DIRECTORY_FILE_UNREADABLE, "line 1", "The column 'kind' is missing.");
        }
        return line.getFields().stream().map(String::strip).toList();
    }

    private static @Nullable Raw record(CsvRecord line, List<String> columns, FileFaults faults) {
        String place = "line " + line.getStartingLineNumber();
        var fields = JsonNodeFactory.instance.objectNode();
        var ours = JsonNodeFactory.instance.objectNode();
        Kind kind = null;
        for (int index = 0; index < Math.min(columns.size(), line.getFieldCount()); index++) {
            String column = columns.get(index);
            String cell = unescaped(line.getField(index));
            if (column.isEmpty() || cell.isEmpty()) {
                continue;
            }
            if (column.equals("kind")) {
                kind = Kind.ofNoun(cell).orElse(null);
                continue;
            }
            JsonNode value;
            try {
                value = MORE_THAN_TEXT.contains(column) ? JSON.readTree(cell) : JsonNodeFactory.instance.stringNode(cell);
            } catch (JacksonException e) {
                faults.add(FileRefusal.RECORD_FIELD_UNFIT, place + ", column " + column, "It is not JSON: " + e.getOriginalMessage());
                continue;
            }
            if (column.startsWith(OURS)) {
                ours.set(column.substring(OURS.length()), value);
            } else {
                fields.set(column, value);
            }
        }
        if (!ours.isEmpty()) {
            fields.set(Popolo.OURS, ours);
        }
        if (kind == null) {
            faults.add(FileRefusal.RECORD_FIELD_UNFIT, place + ", column kind", "It must be one of organization, post, person, membership.");
            return null;
        }
        return new Raw(kind, place, pointer -> place + ", column " + column(pointer), fields);
    }

    /** The column of a pointer: {@code /hemicycle/seats} stands under {@code hemicycle.seats}. */
    private static String column(String pointer) {
        String[] parts = pointer.substring(1).split("/");
        return parts[0].equals(Popolo.OURS) && parts.length > 1 ? parts[0] + "." + parts[1] : parts[0];
    }

    private static String unescaped(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0 ? cell.substring(1) : cell;
    }
}
