package org.hemicycle.events.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.availability.Availability;
import org.hemicycle.events.availability.Entry;
import org.hemicycle.events.availability.Horizon;
import org.hemicycle.events.availability.Sitting;
import org.hemicycle.events.availability.ZoneNames;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV (RFC 4180) with a line of names first, as calendars and spreadsheets export it: comma, semicolon or tab,
 * names in English, French or German, days in ISO form or as the country writes them.
 */
final class CsvReader {

    /** A quoted field may run over this many lines; a quote still open then was never meant to be one. */
    private static final int LONGEST_RECORD = 20;
    private static final int MOST_COLUMNS = 200;

    private static final Map<String, Column> NAMES = names();
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern DOTTED_DAY = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern SLASHED_DAY = Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})[:hH.](\\d{2})?(?::(\\d{2}))?\\s*([AaPp])?\\.?[Mm]?\\.?(?: Uhr)?");

    private enum Column { UID, START, START_TIME, END, END_TIME, WHOLE_DAY, KIND, SUMMARY, ZONE, STATUS }

    /** How a slashed day is read: not known until a day above 12 shows it. */
    private enum Order { UNKNOWN, DAY_FIRST, MONTH_FIRST }

    private record Row(int line, List<String> fields) {}

    private final Horizon horizon;
    private final List<LineFault> faults = new ArrayList<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> uids = new HashSet<>();
    private Map<Column, Integer> columns = Map.of();
    private Order order = Order.UNKNOWN;
    private int ignored;

    private CsvReader(Horizon horizon) {
        this.horizon = horizon;
    }

    /**
     * Reads a whole file.
     *
     * @throws Refused CALENDAR_COLUMNS_UNKNOWN when the first line names no start
     */
    static Reading read(String text, Horizon horizon) {
        var reader = new CsvReader(horizon);
        List<String> lines = FileText.lines(text);
        char separator = separator(lines);
        List<Row> rows = reader.rows(lines, separator);
        reader.header(rows.isEmpty() ? List.of() : rows.getFirst().fields());
        List<Row> body = rows.isEmpty() ? rows : rows.subList(1, rows.size());
        reader.order = reader.dayOrder(body);
        for (Row row : body) {
            try {
                reader.entry(row);
            } catch (Unreadable unreadable) {
                reader.faults.add(unreadable.fault());
            }
        }
        return new Reading(List.copyOf(reader.entries.values()), Set.copyOf(reader.uids), List.copyOf(reader.faults), reader.ignored);
    }

    private static char separator(List<String> lines) {
        String header = lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
        char found = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long count = header.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                found = candidate;
            }
        }
        return found;
    }

    /** Records, each from as many lines as its quotes need, so that one stray quote costs one line and not the file. */
    private List<Row> rows(List<String> lines, char separator) {
        var rows = new ArrayList<Row>();
        int at = 0;
        while (at < lines.size()) {
            if (lines.get(at).isBlank() || lines.get(at).startsWith("sep=")) {
                at++;
                continue;
            }
            int end = at;
            int quotes = quotes(lines.get(at));
            while (quotes % 2 != 0 && end + 1 < lines.size() && end + 1 < at + LONGEST_RECORD) {
                quotes += quotes(lines.get(++end));
            }
            if (quotes % 2 != 0) {
                faults.add(new LineFault(at + 1, "quote-unclosed", "A quotation mark is opened here and never closed.", true));
                at++;
                continue;
            }
            try {
                var fields = fields(String.join("\n", lines.subList(at, end + 1)), separator);
                if (fields.size() > MOST_COLUMNS) {
                    faults.add(new LineFault(at + 1, "too-many-columns", "The line has more than " + MOST_COLUMNS + " columns.", true));
                } else {
                    rows.add(new Row(at + 1, fields));
                }
            } catch (CsvParseException notCsv) {
                faults.add(new LineFault(at + 1, "line-unreadable", "The line is not CSV.", true));
            }
            at = end + 1;
        }
        return rows;
    }

    private static int quotes(String line) {
        return (int) line.chars().filter(c -> c == '"').count();
    }

    private static List<String> fields(String record, char separator) {
        var fields = new ArrayList<String>();
        de.siegmar.fastcsv.reader.CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(record)
                .forEach(parsed -> fields.addAll(parsed.getFields()));
        return fields;
    }

    private void header(List<String> names) {
        var found = new HashMap<Column, Integer>();
        for (int i = 0; i < names.size(); i++) {
            Column column = NAMES.get(names.get(i).strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " "));
            if (column != null) {
                found.putIfAbsent(column, i);
            }
        }
        if (!found.containsKey(Column.START)) {
            throw new Refused(ImportRefusal.CALENDAR_COLUMNS_UNKNOWN,
                    "The first line must name the columns, among them \"start\"; \"end\", \"kind\", \"summary\", \"uid\" and \"time zone\" are understood too.", "file");
        }
        columns = found;
    }

    private Order dayOrder(List<Row> rows) {
        for (Row row : rows) {
            for (Column column : List.of(Column.START, Column.END)) {
                Matcher day = SLASHED_DAY.matcher(field(row, column).split("[ T]")[0]);
                if (day.matches()) {
                    if (Integer.parseInt(day.group(1)) > 12) {
                        return Order.DAY_FIRST;
                    }
                    if (Integer.parseInt(day.group(2)) > 12) {
                        return Order.MONTH_FIRST;
                    }
                }
            }
        }
        return Order.UNKNOWN;
    }

    private void entry(Row row) throws Unreadable {
        String zoneName = field(row, Column.ZONE);
        ZoneId zone = horizon.zone();
        if (!zoneName.isEmpty()) {
            zone = ZoneNames.find(zoneName).orElseThrow(() ->
                    new Unreadable(row.line(), "zone-unknown", "The time zone is not known."));
        }
        if (field(row, Column.START).isEmpty()) {
            throw new Unreadable(row.line(), "start-missing", "The line has no start.");
        }
        boolean wholeDay = field(row, Column.WHOLE_DAY).toLowerCase(Locale.ROOT).matches("true|yes|1|x|oui|ja|vrai|wahr");
        Moment start = moment(row, Column.START, wholeDay ? "" : field(row, Column.START_TIME), zone);
        boolean endGiven = !field(row, Column.END).isEmpty() || !field(row, Column.END_TIME).isEmpty();
        Moment end = !endGiven ? start
                : moment(row, field(row, Column.END).isEmpty() ? Column.START : Column.END, wholeDay ? "" : field(row, Column.END_TIME), zone);
        @Nullable LocalDate firstDay = null;
        @Nullable LocalDate lastDay = null;
        Instant from;
        Instant until;
        if (start.instant == null || end.instant == null) {
            firstDay = start.day;
            // Tables name the last day, not the day after it.
            lastDay = end.day;
            from = firstDay.atStartOfDay(zone).toInstant();
            until = lastDay.plusDays(1).atStartOfDay(zone).toInstant();
        } else {
            from = start.instant;
            until = end.instant;
        }
        if (!until.isAfter(from)) {
            throw new Unreadable(row.line(), "end-before-start", "The line does not end after it starts.");
        }
        if (Duration.between(from, until).compareTo(Horizon.LONGEST) > 0) {
            throw new Unreadable(row.line(), "too-long", "The line lasts longer than " + Horizon.LONGEST.toDays() + " days.");
        }
        String summary = shortened(field(row, Column.SUMMARY));
        String kind = kind(row, summary);
        String uid = field(row, Column.UID);
        if (uid.isEmpty() || uid.length() > 1_000) {
            uid = "content:" + Entry.hash(from + "|" + until + "|" + kind + "|" + summary);
        }
        uids.add(uid);
        if (!horizon.touches(from, until) || field(row, Column.STATUS).toLowerCase(Locale.ROOT).matches("cancelled|canceled|annulé|abgesagt")) {
            ignored++;
            return;
        }
        var entry = new Entry(uid, "", 0, from, until, firstDay, lastDay, kind, horizon.named() && !summary.isEmpty() ? summary : null);
        Entry other = entries.get(entry.key());
        if (other != null && !other.equals(entry)) {
            throw new Unreadable(row.line(), "uid-twice", "An earlier line has the same UID and says something else.");
        }
        if (entries.size() >= Horizon.MOST_ENTRIES) {
            throw new Unreadable(row.line(), "too-many-entries", "The file has more than " + Horizon.MOST_ENTRIES + " entries.");
        }
        entries.put(entry.key(), entry);
    }

    private String kind(Row row, String summary) throws Unreadable {
        String kind = field(row, Column.KIND);
        if (horizon.named()) {
            return Sitting.kind(kind.isEmpty() ? summary : kind).name();
        }
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "", "busy", "occupied", "occupé", "belegt", "gebucht", "out of office", "oof", "2", "3" -> Availability.Kind.BUSY.name();
            case "tentative", "provisoire", "mit vorbehalt", "1" -> Availability.Kind.TENTATIVE.name();
            case "free", "available", "libre", "disponible", "frei", "verfügbar", "5" -> Availability.Kind.FREE.name();
            default -> throw new Unreadable(row.line(), "kind-unknown", "The kind is none of busy, tentative and free.");
        };
    }

    /** A day, or an instant of that day. */
    private record Moment(LocalDate day, @Nullable Instant instant) {}

    private Moment moment(Row row, Column column, String clock, ZoneId zone) throws Unreadable {
        String text = field(row, column);
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}T.*(Z|[+-]\\d{2}:\\d{2})")) {
                Instant instant = OffsetDateTime.parse(text).toInstant();
                return new Moment(instant.atZone(zone).toLocalDate(), instant);
            }
            String[] parts = text.split("[T ]", 2);
            LocalDate day = day(row, parts[0]);
            String time = parts.length == 2 && clock.isEmpty() ? parts[1].strip() : clock;
            if (time.isEmpty()) {
                return new Moment(day, null);
            }
            return new Moment(day, LocalDateTime.of(day, clock(row, time)).atZone(zone).toInstant());
        } catch (DateTimeException notADate) {
            throw new Unreadable(row.line(), "time-unreadable", "The " + column.name().toLowerCase(Locale.ROOT) + " is a day or time that does not exist.");
        }
    }

    private LocalDate day(Row row, String text) throws Unreadable {
        Matcher iso = ISO_DAY.matcher(text);
        if (iso.matches()) {
            return date(row, iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher dotted = DOTTED_DAY.matcher(text);
        if (dotted.matches()) {
            return date(row, dotted.group(3), dotted.group(2), dotted.group(1));
        }
        Matcher slashed = SLASHED_DAY.matcher(text);
        if (slashed.matches()) {
            String one = slashed.group(1);
            String two = slashed.group(2);
            return switch (order) {
                case DAY_FIRST -> date(row, slashed.group(3), two, one);
                case MONTH_FIRST -> date(row, slashed.group(3), one, two);
                case UNKNOWN -> {
                    if (Integer.parseInt(one) != Integer.parseInt(two)) {
                        throw new Unreadable(row.line(), "day-ambiguous", "No line of the file shows whether the day or the month comes first; write days as 2027-03-01.");
                    }
                    yield date(row, slashed.group(3), one, two);
                }
            };
        }
        throw new Unreadable(row.line(), "time-unreadable", "A day is written in a form that is not known; write it as 2027-03-01.");
    }

    private static LocalDate date(Row row, String year, String month, String day) throws Unreadable {
        int number = Integer.parseInt(year);
        if (number < 1900 || number > 2200) {
            throw new Unreadable(row.line(), "time-unreadable", "A day lies outside the years 1900 to 2200.");
        }
        return LocalDate.of(number, Integer.parseInt(month), Integer.parseInt(day));
    }

    private static LocalTime clock(Row row, String text) throws Unreadable {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            throw new Unreadable(row.line(), "time-unreadable", "A time of day is written in a form that is not known; write it as 14:00.");
        }
        int hour = Integer.parseInt(clock.group(1));
        if (clock.group(4) != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("no such hour");
            }
            hour = hour % 12 + (clock.group(4).equalsIgnoreCase("p") ? 12 : 0);
        }
        return LocalTime.of(hour, clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2)), clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3)));
    }

    private String field(Row row, Column column) {
        Integer at = columns.get(column);
        return at == null || at >= row.fields().size() ? "" : row.fields().get(at).strip();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > 300 ? line.substring(0, 300) : line;
    }

    private static Map<String, Column> names() {
        var names = new HashMap<String, Column>();
        put(names, Column.UID, "uid", "id");
        put(names, Column.START, "start", "start date", "begin", "from", "first day", "date", "day", "début", "debut", "date de début", "date debut", "du", "beginn",
                "anfang", "startdatum", "beginnt am", "von", "datum");
        put(names, Column.START_TIME, "start time", "heure de début", "startzeit", "beginnt um");
        put(names, Column.END, "end", "end date", "until", "to", "last day", "fin", "date de fin", "date fin", "au", "ende", "enddatum", "endet am", "bis");
        put(names, Column.END_TIME, "end time", "heure de fin", "endzeit", "endet um");
        put(names, Column.WHOLE_DAY, "all day event", "all day", "journée entière", "ganztägiges ereignis", "ganztägig");
        put(names, Column.KIND, "kind", "type", "art", "show time as", "free busy", "zeitspanne zeigen als");
        put(names, Column.SUMMARY, "summary", "subject", "title", "name", "objet", "titre", "betreff", "titel", "bezeichnung", "description");
        put(names, Column.ZONE, "time zone", "timezone", "tzid", "fuseau horaire", "zeitzone");
        put(names, Column.STATUS, "status", "statut");
        return Map.copyOf(names);
    }

    private static void put(Map<String, Column> names, Column column, String... all) {
        for (String name : all) {
            names.put(name, column);
        }
    }
}
