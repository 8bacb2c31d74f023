package org.hemicycle.defaults.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request, all of it, under the name of what was found first. */
public final class Faults {

    private static final String MISSING = "is missing";

    private final List<FieldFault> fields = new ArrayList<>();
    private @Nullable RefusalKind first;

    /** Notes what is wrong with a field, and which rule it breaks. */
    public void add(RefusalKind kind, String field, String message) {
        // A malformed request (400) is that before it is anything else.
        if (first == null || (kind == CommonRefusal.INVALID_FIELD && first != kind)) {
            first = kind;
        }
        fields.add(new FieldFault(field, message));
    }

    /** Notes a rule that a field breaks, in the words of the rule. */
    public void add(RefusalKind kind, String field) {
        add(kind, field, kind.sentence());
    }

    /** Notes a field that is missing. */
    public void requireGiven(String field, @Nullable Object given) {
        if (given == null) {
            add(CommonRefusal.INVALID_FIELD, field, MISSING);
        }
    }

    /** What a rule makes of a value, or nothing where there is none or it breaks the rule. */
    public <A, B> @Nullable B check(RefusalKind kind, String field, @Nullable A given, Function<A, B> rule) {
        try {
            return given == null ? null : rule.apply(given);
        } catch (IllegalArgumentException e) {
            add(kind, field, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** A line of plain text without its outer blanks; blank is as good as none. */
    public @Nullable String line(String field, @Nullable String given, int longest) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (given.length() > longest) {
            add(CommonRefusal.INVALID_FIELD, field, "is longer than " + longest + " characters");
        } else if (given.codePoints().anyMatch(Faults::isUnfit)) {
            add(CommonRefusal.INVALID_FIELD, field, "has a control character");
        }
        return given.strip();
    }

    /**
     * Ends here where anything was noted.
     *
     * @throws Refused by the name of the rule that was found broken first, with every field; INVALID_FIELD comes before all
     */
    public void refuseIfAny() {
        if (first != null) {
            throw new Refused(first, first.sentence(), fields);
        }
    }

    /** What no page, feed or file can show in one line. */
    private static boolean isUnfit(int character) {
        return Character.isISOControl(character)
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                || (character & 0xFFFE) == 0xFFFE;
    }
}
