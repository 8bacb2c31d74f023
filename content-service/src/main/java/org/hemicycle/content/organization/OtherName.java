package org.hemicycle.content.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A name that an organization bore for a time (Popolo {@code other_names}).
 *
 * @param name the name
 * @param language BCP 47 tag of its language
 * @param from the first day of the name, if known
 * @param until the day of the next name, if known
 */
public record OtherName(
        String name, @Nullable String language, @Nullable LocalDate from, @Nullable LocalDate until) {

    /** Refuses a name that ends before it begins. */
    public OtherName {
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("the name ends (" + until + ") before it begins (" + from + ")");
        }
    }
}
