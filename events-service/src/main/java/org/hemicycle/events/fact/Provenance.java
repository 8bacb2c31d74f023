package org.hemicycle.events.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact comes from.
 *
 * @param source who said it, and where
 * @param url its address, if it has one
 * @param checkedAt the day on which somebody of the office last looked, or null where nobody has
 * @param confidence how far it can be relied on
 */
public record Provenance(String source, @Nullable String url, @Nullable LocalDate checkedAt, Trust confidence) {

    /**
     * A provenance in the words of a request.
     *
     * @param confidence the name of a {@link Trust}, in any case
     */
    public static Provenance of(String source, @Nullable String url, LocalDate checkedAt, String confidence) {
        return new Provenance(source.strip(), url, checkedAt, Trust.valueOf(confidence.toUpperCase(Locale.ROOT)));
    }

    /** Whether somebody is said to have looked on a day that has not begun anywhere yet. */
    public boolean isCheckedAfter(Instant now) {
        return checkedAt != null && checkedAt.isAfter(LocalDate.ofInstant(now, ZoneOffset.ofHours(14)));
    }
}
