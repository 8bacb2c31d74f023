package org.hemicycle.web.commitment;

import java.time.LocalDate;
import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.web.directory.Membership;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the office in which a commitment was made.
 *
 * @param post the id of the office
 * @param label what it is called
 * @param on the day that this is about
 * @param holders who is known to hold it, then who may
 * @param madeBy whether the person who promised does: YES, NO or POSSIBLY
 */
public record OfficeNow(
        String post, LocalizedText label, LocalDate on, List<Membership> holders, @Nullable String madeBy) {

    @SuppressWarnings("NullAway") // content-service may leave out an empty list.
    public OfficeNow {
        holders = holders == null ? List.of() : List.copyOf(holders);
    }

    /** Whether the person who promised is known not to hold it any more. */
    public boolean hasChanged() {
        return "NO".equals(madeBy);
    }
}
