package org.hemicycle.web.directory;

import java.time.LocalDate;
import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * An institution, group or party with everything that the directory says of it.
 *
 * @param classification what it is, such as {@code parliament}
 * @param parent the institution that it is a part of
 * @param founded the day or year it began
 * @param otherNames names it bore before
 * @param source where the facts come from
 * @param status how far they can be trusted
 */
public record BodyRecord(
        String id,
        @Nullable String classification,
        @Nullable String parent,
        @Nullable String area,
        LocalizedText name,
        @Nullable String shortName,
        @Nullable String city,
        @Nullable String founded,
        List<OtherName> otherNames,
        @Nullable LocalizedText text,
        @Nullable String source,
        @Nullable String sourceUrl,
        @Nullable String status) {

    @SuppressWarnings("NullAway") // content-service may leave out an empty list.
    public BodyRecord {
        otherNames = otherNames == null ? List.of() : List.copyOf(otherNames);
    }

    /** A name that it bore for a time. */
    public record OtherName(
            String name, @Nullable String language, @Nullable LocalDate from, @Nullable LocalDate until) {}
}
