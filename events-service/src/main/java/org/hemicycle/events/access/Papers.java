package org.hemicycle.events.access;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a building wants to know of somebody; never in a message, a log or a list.
 *
 * @param fullName the name as it stands in the document
 * @param birthDate the day of birth
 * @param nationality ISO 3166-1 alpha-2 code
 * @param documentNumber the number of the passport or identity card
 */
public record Papers(@Nullable String fullName, @Nullable LocalDate birthDate, @Nullable String nationality, @Nullable String documentNumber) {

    /** What of it is known. */
    Set<Detail> known() {
        var known = EnumSet.noneOf(Detail.class);
        if (fullName != null) {
            known.add(Detail.FULL_NAME);
        }
        if (birthDate != null) {
            known.add(Detail.BIRTH_DATE);
        }
        if (nationality != null) {
            known.add(Detail.NATIONALITY);
        }
        if (documentNumber != null) {
            known.add(Detail.DOCUMENT_NUMBER);
        }
        return known;
    }

    /** Never what stands in them, so that no log shows it by accident. */
    @Override
    public String toString() {
        return "papers";
    }
}
