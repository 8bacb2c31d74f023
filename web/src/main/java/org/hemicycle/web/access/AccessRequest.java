package org.hemicycle.web.access;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * The request to let one person into one building.
 *
 * @param visit the visit's id
 * @param visitTitle its title
 * @param person the delegate's id
 * @param name what they are called
 * @param building the building's id
 * @param buildingName what it is called
 * @param visitorKind as what they enter
 * @param firstDay the first day on which they are expected there
 * @param deadline the last moment for sending the request, if the building names one
 * @param state {@code missing-data}, {@code ready}, {@code submitted}, {@code approved}, {@code refused},
 *     {@code expired} or {@code waived}
 * @param missing what the building wants to know and nobody has said
 * @param stale whether the building's rule was not checked for long
 * @param sponsorRequired whether somebody of the house must ask for it
 * @param escortRequired whether they must be fetched at the entrance
 * @param reference the building's reference
 * @param reason why it was refused or waived
 * @param version which word on it this is, which the next word must name
 */
public record AccessRequest(
        String visit,
        LocalizedText visitTitle,
        String person,
        String name,
        String building,
        LocalizedText buildingName,
        @Nullable String visitorKind,
        @Nullable LocalDate firstDay,
        @Nullable OffsetDateTime deadline,
        String state,
        List<String> missing,
        boolean stale,
        boolean sponsorRequired,
        boolean escortRequired,
        @Nullable String reference,
        @Nullable String reason,
        long version) {

    @SuppressWarnings("NullAway") // events-service may leave out an empty list.
    public AccessRequest {
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    /** Whether nothing is left to do. */
    public boolean isSettled() {
        return state.equals("approved") || state.equals("waived");
    }

    /** How its state is marked: {@code good}, {@code bad} or {@code note}. */
    public String mark() {
        return switch (state) {
            case "approved", "waived", "submitted" -> "good";
            case "refused", "expired" -> "bad";
            default -> "note";
        };
    }
}
