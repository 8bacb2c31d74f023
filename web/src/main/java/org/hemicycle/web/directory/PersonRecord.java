package org.hemicycle.web.directory;

import java.time.LocalDate;
import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A public person with everything that the directory says of them.
 *
 * @param sample whether they are invented for demonstrations
 * @param organization where they do their work
 * @param role what they do, per language
 * @param asOf the day on which the source says that they held the role
 * @param source where the facts come from
 * @param status how far they can be trusted
 * @param verify the fields that nobody has checked
 */
public record PersonRecord(
        String id,
        String name,
        boolean sample,
        @Nullable String organization,
        @Nullable String area,
        @Nullable LocalizedText role,
        @Nullable LocalDate asOf,
        @Nullable String source,
        @Nullable String sourceUrl,
        @Nullable String status,
        List<String> verify) {

    @SuppressWarnings("NullAway") // content-service may leave out an empty list.
    public PersonRecord {
        verify = verify == null ? List.of() : List.copyOf(verify);
    }

    /** Whether the role may be said: one that nobody has checked must not be shown as current. */
    public boolean hasCheckedRole() {
        return role != null && !"verify".equals(status) && !verify.contains("role");
    }
}
