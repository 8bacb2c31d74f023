package org.hemicycle.events.guest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One guest's place on the list.
 *
 * @param id its id, which never changes
 * @param code what can be typed at the door, six letters and digits, unique on the list
 * @param guest whom it is for
 * @param origin how they came onto the list
 * @param state how far it has come
 * @param steps how many states it has been in before, so that a calendar can tell a later one from an earlier one
 * @param aide whom they send in their place, if anybody
 * @param answeredAt when they last answered, if they did
 * @param byOffice whether the office answered on their behalf
 */
public record Registration(
        String id,
        String code,
        Guest guest,
        Origin origin,
        RegistrationState state,
        int steps,
        @Nullable Aide aide,
        @Nullable Instant answeredAt,
        boolean byOffice) {

    /** PARTSTAT of the attendance (RFC 5545 §3.2.12). */
    public String partstat() {
        if (aide != null && state.holdsSeat()) {
            return "DELEGATED";
        }
        return switch (state) {
            case RegistrationState.Invited invited -> invited.maybe() ? "TENTATIVE" : "NEEDS-ACTION";
            case RegistrationState.Unconfirmed unconfirmed -> "NEEDS-ACTION";
            case RegistrationState.Requested requested -> "TENTATIVE";
            case RegistrationState.Waitlisted waitlisted -> "TENTATIVE";
            case RegistrationState.Offered offered -> "NEEDS-ACTION";
            case RegistrationState.Confirmed confirmed -> "ACCEPTED";
            case RegistrationState.Attended attended -> "ACCEPTED";
            case RegistrationState.NoShow noShow -> "ACCEPTED";
            case RegistrationState.Declined declined -> "DECLINED";
            case RegistrationState.Cancelled cancelled -> "DECLINED";
        };
    }

    /** Whether a person, as guest or as aide, is the one it is about. */
    public boolean concerns(String personId) {
        return guest.personId().equals(personId) || aide != null && aide.personId().equals(personId);
    }

    /** Whether the guest is still somebody to be told of changes. */
    public boolean isAlive() {
        return switch (state) {
            case RegistrationState.Unconfirmed unconfirmed -> false;
            case RegistrationState.Declined declined -> false;
            case RegistrationState.Cancelled cancelled -> false;
            case RegistrationState.NoShow noShow -> false;
            default -> true;
        };
    }

    Registration with(RegistrationState next) {
        return new Registration(id, code, guest, origin, next, steps + 1, aide, answeredAt, byOffice);
    }

    Registration sending(@Nullable Aide next) {
        return new Registration(id, code, guest, origin, state, steps, next, answeredAt, byOffice);
    }

    Registration answered(Instant at, boolean office) {
        return new Registration(id, code, guest, origin, state, steps, aide, at, office);
    }
}
