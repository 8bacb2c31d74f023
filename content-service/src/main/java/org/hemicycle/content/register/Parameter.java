package org.hemicycle.content.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/** Parameters of a request for something public. */
public final class Parameter {

    private Parameter() {}

    /**
     * The day in a parameter; nothing where it was left out.
     *
     * @throws Refused INVALID_PARAMETER (400) where it is no day such as 2024-12-02
     */
    public static @Nullable LocalDate day(String name, @Nullable String given) {
        return read(name, given, day -> {
            try {
                // Ten characters: years of more digits than four are nobody's question, and sort differently.
                if (day.length() == 10) {
                    return LocalDate.parse(day);
                }
            } catch (DateTimeException none) {
                // Said below.
            }
            throw new IllegalArgumentException("it must be a day such as 2024-12-02");
        });
    }

    /**
     * What a rule makes of a parameter; nothing where it was left out.
     *
     * @throws Refused INVALID_PARAMETER (400) where the rule throws an {@link IllegalArgumentException}
     */
    public static <T> @Nullable T read(String name, @Nullable String given, Function<String, T> rule) {
        try {
            return given == null ? null : rule.apply(given);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    CommonRefusal.INVALID_PARAMETER, "The parameter " + name + " cannot be read: " + e.getMessage() + ".", name);
        }
    }
}
