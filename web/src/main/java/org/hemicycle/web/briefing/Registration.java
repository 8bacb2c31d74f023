package org.hemicycle.web.briefing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One guest on the list.
 *
 * @param id the id of the registration
 * @param code what can be typed at the door
 * @param person the id of the guest
 * @param name the name they go by
 * @param group the id of their group
 * @param origin {@code invited}, {@code requested}, {@code transferred} or {@code walk-in}
 * @param state how far it has come, such as {@code waitlisted}
 * @param partstat PARTSTAT of RFC 5545
 * @param position how many wait before them plus one
 * @param offeredUntil when the offer passes on
 * @param substitute who came in their place
 * @param aide whom they send
 * @param byOffice whether the office answered for them
 * @param hasEmail whether they can be written to
 * @param openedAt when they last opened their page
 */
public record Registration(
        String id,
        String code,
        String person,
        String name,
        @Nullable String group,
        String origin,
        String state,
        String partstat,
        @Nullable Integer position,
        @Nullable Instant offeredUntil,
        @Nullable String substitute,
        @Nullable Aide aide,
        boolean byOffice,
        @Nullable Boolean hasEmail,
        @Nullable Instant openedAt) {

    /** Whom a guest sends. */
    public record Aide(String name) {}

    /** Everybody on the list, in the order in which it is shown. */
    public record Listing(long version, long saved, List<Registration> items) {}

    /** Whether the guest may still be checked in. */
    public boolean isExpected() {
        return List.of("confirmed", "offered", "waitlisted", "invited").contains(state);
    }

    /** Whether the guest said that they may come. */
    public boolean isMaybe() {
        return state.equals("invited") && partstat.equals("TENTATIVE");
    }
}
