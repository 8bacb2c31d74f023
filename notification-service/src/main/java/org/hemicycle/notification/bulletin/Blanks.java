package org.hemicycle.notification.bulletin;

import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The blanks of a bulletin's texts, written as ICU's message format writes them: {@code {readers}} is the number of
 * readers, and {@code {readers, plural, one {# reader} other {# readers}}} says it in words.
 */
final class Blanks {

    private static final String READERS = "readers";
    private static final Pattern BLANK = Pattern.compile("\\{\\s*(\\p{Alpha}\\w*)\\s*([,}])");
    private static final Pattern PLURAL = Pattern.compile("\\s*plural\\s*,");
    private static final Pattern FORM = Pattern.compile("\\s*(=\\d{1,9}|zero|one|two|few|many|other)\\s*\\{");
    /** What the plural rules of all our languages tell apart in numbers below a million (CLDR). */
    private static final List<String> NEEDED = List.of("one", "other");

    private Blanks() {}

    /** A text that cannot be filled. */
    static final class Unfillable extends Exception {

        private final BulletinRefusal refusal;

        Unfillable(BulletinRefusal refusal, String message) {
            super(message);
            this.refusal = refusal;
        }

        BulletinRefusal refusal() {
            return refusal;
        }
    }

    /** The text with its blanks filled for a number of readers. */
    static String fill(String text, long readers, Locale locale) throws Unfillable {
        Matcher blank = BLANK.matcher(text);
        var filled = new StringBuilder(text.length() + 16);
        int end = 0;
        while (blank.find(end)) {
            if (!blank.group(1).equals(READERS)) {
                throw new Unfillable(
                        BulletinRefusal.BLANK_UNKNOWN, "has the blank {" + blank.group(1) + "}; only {readers} is known");
            }
            filled.append(text, end, blank.start());
            if (blank.group(2).equals("}")) {
                filled.append(number(readers, locale));
                end = blank.end();
            } else {
                var reading = new Reading(text, blank.end());
                filled.append(reading.chosen(readers, locale));
                end = reading.at;
            }
        }
        return filled.append(text, end, text.length()).toString();
    }

    private static String number(long number, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Which form a number takes; in French nought is singular. */
    private static String form(long number, Locale locale) {
        return number == 1 || (number == 0 && locale.getLanguage().equals("fr")) ? "one" : "other";
    }

    /** Reads the forms of one plural. */
    private static final class Reading {

        private final String text;
        private int at;

        Reading(String text, int at) {
            this.text = text;
            this.at = at;
        }

        String chosen(long number, Locale locale) throws Unfillable {
            if (next(PLURAL) == null) {
                throw broken("must say plural after its name");
            }
            Map<String, String> forms = new LinkedHashMap<>();
            for (String name = next(FORM); name != null; name = next(FORM)) {
                forms.put(name, inBraces());
            }
            next(Pattern.compile("\\s*"));
            if (at >= text.length() || text.charAt(at) != '}') {
                throw broken("has no end, or something beside its forms");
            }
            at++;
            for (String needed : NEEDED) {
                if (!forms.containsKey(needed)) {
                    throw broken("lacks the form “" + needed + "”");
                }
            }
            String exact = forms.get("=" + number);
            String form = exact != null ? exact : Objects.requireNonNull(forms.get(form(number, locale)));
            return form.replace("#", number(number, locale));
        }

        private @Nullable String next(Pattern pattern) {
            Matcher matcher = pattern.matcher(text).region(at, text.length());
            if (!matcher.lookingAt()) {
                return null;
            }
            at = matcher.end();
            return matcher.groupCount() > 0 ? matcher.group(1) : "";
        }

        private String inBraces() throws Unfillable {
            int begin = at;
            int depth = 1;
            while (at < text.length()) {
                char c = text.charAt(at++);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (depth == 0) {
                    return text.substring(begin, at - 1);
                }
            }
            throw broken("has no end");
        }

        private static Unfillable broken(String what) {
            return new Unfillable(BulletinRefusal.PLURAL_INCOMPLETE, "has a plural that " + what);
        }
    }
}
