package org.hemicycle.events.guest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hemicycle.defaults.refusal.Refused;

/**
 * Who may come, and until when one can say so.
 *
 * @param capacity how many seats there are, at least 1
 * @param quotas at most how many of the seats go to a group, by the id of the group; a group that is not named is
 *     limited by the capacity alone
 * @param open whether somebody who was not invited may register
 * @param approval whether the office decides on each such request
 * @param answerUntil the moment from which on invitees and strangers cannot say yes any more
 * @param offerFor how long a seat that has come free is kept for the one whose turn it is
 * @param changeLimit how long before the start a seat can be given back or handed on for the last time
 */
public record Admission(
        int capacity,
        Map<String, Integer> quotas,
        boolean open,
        boolean approval,
        Instant answerUntil,
        Duration offerFor,
        Duration changeLimit) {

    /** Refuses a quota above the capacity or below zero. */
    public Admission {
        quotas = Map.copyOf(quotas);
        if (capacity < 1) {
            throw new Refused(GuestRefusal.CAPACITY_MISSING, "A briefing needs at least one seat.", "capacity");
        }
        int seats = capacity;
        quotas.forEach((group, quota) -> {
            if (quota < 0 || quota > seats) {
                throw new Refused(GuestRefusal.QUOTA_ABOVE_CAPACITY,
                        "The quota of %s must lie between 0 and the capacity of %d.".formatted(group, seats), "quotas." + group);
            }
        });
        if (offerFor.isNegative() || offerFor.isZero()) {
            throw new Refused(GuestRefusal.TERMS_OUT_OF_ORDER, "An offer must stand for a while.", "offerFor");
        }
        if (changeLimit.isNegative()) {
            throw new Refused(GuestRefusal.TERMS_OUT_OF_ORDER, "The limit for changes lies before the start, not after it.", "changeLimit");
        }
    }

    /** The same terms with other numbers of seats. */
    public Admission seating(int seats, Map<String, Integer> byGroup) {
        return new Admission(seats, byGroup, open, approval, answerUntil, offerFor, changeLimit);
    }
}
