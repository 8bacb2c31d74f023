package org.hemicycle.notification.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/** Which column of a file says what, and what holds for lines that say nothing. */
final class Columns {

    /** What a column can say. */
    static final List<String> NAMES =
            List.of("email", "language", "areas", "kinds", "cadence", "timeZone", "hour", "weekday");

    /** What columns are usually called, in our three languages. */
    private static final Map<String, String> USUAL = usual();

    private final int[] places = new int[NAMES.size()];
    private final String[] otherwise = new String[NAMES.size()];

    /**
     * Reads the first line.
     *
     * @param header the names of the columns in the file
     * @param mapping the name in the file, by what the column says; for others their usual names count
     * @param otherwise what holds where a line says nothing, by what it would have said
     * @throws Refused SUBSCRIBER_COLUMNS_UNKNOWN where a column that was named, or that with the addresses, is not there
     */
    Columns(List<String> header, Map<String, String> mapping, Map<String, String> otherwise) {
        var found = new HashMap<String, Integer>();
        for (int i = 0; i < header.size(); i++) {
            found.putIfAbsent(folded(header.get(i)), i);
        }
        for (int i = 0; i < places.length; i++) {
            String name = NAMES.get(i);
            String mapped = mapping.get(name);
            Integer place = mapped == null ? usual(name, found) : found.get(folded(mapped));
            if (place == null && (mapped != null || name.equals("email"))) {
                throw new Refused(
                        ImportRefusal.SUBSCRIBER_COLUMNS_UNKNOWN,
                        mapped == null
                                ? "The first line must name the column with the addresses, such as email."
                                : "The first line names no column as " + name + " was said to be called.",
                        "columns." + name);
            }
            places[i] = place == null ? -1 : place;
            this.otherwise[i] = otherwise.getOrDefault(name, "");
        }
    }

    private static @Nullable Integer usual(String name, Map<String, Integer> found) {
        return found.entrySet().stream()
                .filter(column -> name.equals(USUAL.get(column.getKey())))
                .map(Map.Entry::getValue)
                .min(Integer::compare)
                .orElse(null);
    }

    /** The candidate of a row. */
    Candidate of(CsvRows.Row row) {
        var values = new ArrayList<String>(places.length);
        for (int i = 0; i < places.length; i++) {
            String value = places[i] >= 0 && places[i] < row.fields().size()
                    ? row.fields().get(places[i]).strip()
                    : "";
            values.add(value.isEmpty() ? otherwise[i] : value);
        }
        return new Candidate(row.line(), values);
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    private static Map<String, String> usual() {
        var usual = new HashMap<String, String>();
        for (String name : List.of("email", "mail", "emailaddress", "adresse", "adresseemail", "courriel", "emailadresse", "address")) {
            usual.put(name, "email");
        }
        for (String name : List.of("language", "lang", "langue", "sprache", "locale")) {
            usual.put(name, "language");
        }
        for (String name : List.of("areas", "area", "pays", "régions", "gebiete", "land", "länder", "countries", "country")) {
            usual.put(name, "areas");
        }
        for (String name : List.of("kinds", "kind", "topics", "sujets", "themen", "arten")) {
            usual.put(name, "kinds");
        }
        usual.put("cadence", "cadence");
        usual.put("timezone", "timeZone");
        usual.put("hour", "hour");
        usual.put("weekday", "weekday");
        return usual;
    }
}
