package org.hemicycle.events.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One logical line of an iCalendar file (RFC 5545 §3.1).
 *
 * @param number the number of its first physical line, counted from 1
 * @param name the property's name in capitals
 * @param parameters its parameters by name in capitals, without quotes
 * @param value the text after the colon, as it stands
 */
record ContentLine(int number, String name, Map<String, String> parameters, String value) {

    /** Physical lines put together where they were folded; a number stands beside each. */
    static List<Unfolded> unfold(List<String> physical) {
        var logical = new ArrayList<Unfolded>();
        @Nullable StringBuilder current = null;
        int number = 0;
        for (int i = 0; i < physical.size(); i++) {
            String line = physical.get(i);
            if (current != null && !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
                current.append(line, 1, line.length());
                continue;
            }
            if (current != null) {
                logical.add(new Unfolded(number, current.toString()));
            }
            current = line.isBlank() ? null : new StringBuilder(line);
            number = i + 1;
        }
        if (current != null) {
            logical.add(new Unfolded(number, current.toString()));
        }
        return logical;
    }

    /** A logical line before it is understood. */
    record Unfolded(int number, String text) {}

    /** The line's parts, or null where it is no content line. */
    static @Nullable ContentLine parse(Unfolded line) {
        String text = line.text().strip();
        int at = 0;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        if (at == 0 || at == text.length()) {
            return null;
        }
        String name = text.substring(0, at).toUpperCase(Locale.ROOT);
        Map<String, String> parameters = new HashMap<>();
        while (at < text.length() && text.charAt(at) == ';') {
            int equals = at + 1;
            while (equals < text.length() && text.charAt(equals) != '=' && text.charAt(equals) != ':') {
                equals++;
            }
            if (equals == text.length() || text.charAt(equals) == ':') {
                return null;
            }
            int end = equals + 1;
            boolean quoted = false;
            while (end < text.length() && (quoted || (text.charAt(end) != ';' && text.charAt(end) != ':'))) {
                quoted ^= text.charAt(end) == '"';
                end++;
            }
            parameters.put(text.substring(at + 1, equals).strip().toUpperCase(Locale.ROOT), text.substring(equals + 1, end).replace("\"", ""));
            at = end;
        }
        return at < text.length() && text.charAt(at) == ':'
                ? new ContentLine(line.number(), name, parameters, text.substring(at + 1))
                : null;
    }

    @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    /** The value as text: escapes resolved (RFC 5545 §3.3.11), on one line, of bounded length. */
    String text() {
        var plain = new StringBuilder();
        for (int i = 0; i < value.length() && plain.length() < 300; i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                plain.append(next == 'n' || next == 'N' ? ' ' : next);
            } else {
                plain.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return plain.toString().strip();
    }
}
