package org.hemicycle.notification.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.notification.subscriber.EmailAddress;
import org.hemicycle.notification.subscriber.Newcomer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a file, as their line says, before anything of it is believed.
 *
 * @param line the number of their line
 * @param values what stands in it, in the order of {@link Columns#NAMES}; empty where nothing does
 */
record Candidate(int line, List<String> values) {

    /** No value has these characters when it is valid, so that values can be told apart by them. */
    private static final String BETWEEN_VALUES = "\u001f";
    private static final String BETWEEN_LINES = "\u001e";
    private static final Pattern LIST = Pattern.compile("[\\s,;|]+");

    /** Somebody who could be told, or null where something is wrong, which is added to the faults. */
    @Nullable Newcomer newcomer(Instant now, List<FieldFault> faults) {
        EmailAddress address = null;
        try {
            address = EmailAddress.of(value("email"));
        } catch (IllegalArgumentException e) {
            faults.add(new FieldFault("email", String.valueOf(e.getMessage())));
        }
        return Newcomer.of(
                address,
                value("language"),
                list("areas"),
                list("kinds"),
                value("cadence").isEmpty() ? "now" : value("cadence"),
                value("timeZone").isEmpty() ? null : value("timeZone"),
                hour(faults),
                value("weekday").isEmpty() ? null : value("weekday"),
                now,
                faults);
    }

    private @Nullable Integer hour(List<FieldFault> faults) {
        String hour = value("hour");
        if (hour.isEmpty()) {
            return null;
        }
        if (hour.matches("\\d{1,2}")) {
            return Integer.valueOf(hour);
        }
        faults.add(new FieldFault("hour", "must be a full hour from 0 to 23"));
        return null;
    }

    private String value(String column) {
        return values.get(Columns.NAMES.indexOf(column));
    }

    private List<String> list(String column) {
        String value = value(column);
        return value.isEmpty() ? List.of() : Arrays.asList(LIST.split(value));
    }

    /** Candidates as one text, which is sealed before it is kept. */
    static String write(List<Candidate> candidates) {
        var text = new StringBuilder();
        for (Candidate candidate : candidates) {
            text.append(candidate.line());
            candidate.values().forEach(value -> text.append(BETWEEN_VALUES).append(value));
            text.append(BETWEEN_LINES);
        }
        return text.toString();
    }

    /** Candidates out of such a text. */
    static List<Candidate> read(String text) {
        var candidates = new ArrayList<Candidate>();
        for (String line : text.split(BETWEEN_LINES)) {
            if (!line.isEmpty()) {
                List<String> values = Arrays.asList(line.split(BETWEEN_VALUES, -1));
                candidates.add(new Candidate(Integer.parseInt(values.getFirst()), values.subList(1, values.size())));
            }
        }
        return candidates;
    }
}
