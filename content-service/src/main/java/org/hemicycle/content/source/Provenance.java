package org.hemicycle.content.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a record's facts come from.
 *
 * @param source what the source is
 * @param sourceUrl where it can be read, if an exact address is at hand
 * @param status how far the record as a whole can be trusted
 * @param verify the fields that nobody has checked yet; like a record of status {@code verify}, they must not be shown
 *     as current
 */
public record Provenance(String source, @Nullable String sourceUrl, Trust status, List<String> verify) {

    /** Keeps the list from changing. */
    public Provenance {
        verify = List.copyOf(verify);
    }
}
