package org.hemicycle.events.guest;

import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;

/** Every way in which a guest list can refuse, with its status. */
public enum GuestRefusal implements RefusalKind {
    REGISTRATION_UNKNOWN(404, "The briefing has no such registration."),
    ALREADY_ON_THE_LIST(409, "This person is on the guest list already."),
    ANSWER_TOO_LATE(409, "The time for answers is over; ask the office."),
    CHANGE_TOO_LATE(409, "It is too late to give a seat back or hand it on; ask the office."),
    OFFER_EXPIRED(409, "The seat was offered until a moment that has passed, and goes to the next in line."),
    INVITATION_WITHDRAWN(409, "The office has withdrawn this invitation."),
    ANSWER_NOT_POSSIBLE(409, "This answer does not fit how far the registration has come."),
    SEAT_ALREADY_TRANSFERRED(409, "A seat can be handed on once."),
    NO_SEAT_LEFT(409, "There is no seat left, or none for this group."),
    CONFIRMATION_EXPIRED(409, "The address was not confirmed in time; register again."),
    TOO_MANY_UNCONFIRMED(409, "Too many registrations wait for their address to be confirmed; try again later."),
    SEATS_TAKEN(409, "More seats are taken or offered already than there would be."),
    INVITATION_ONLY(409, "One can come to this briefing by invitation only."),
    CHECK_IN_TOO_EARLY(409, "Guests can be checked in from twelve hours before the start."),
    GUEST_LIST_FULL(409, "A guest list holds no more than 2,000 people."),
    CAPACITY_MISSING(422, "A briefing needs at least one seat."),
    QUOTA_ABOVE_CAPACITY(422, "A group's quota is larger than the number of seats, or below zero."),
    TERMS_OUT_OF_ORDER(422, "The times of the terms are out of order."),
    GROUP_UNKNOWN(422, "The directory has no such group in the houses of the briefing."),
    NAME_MISSING(422, "A guest who is not in the directory, or an aide, needs a name.");

    private final int status;
    private final String sentence;

    GuestRefusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    /** This refusal, to be thrown. */
    public Refused refused() {
        return new Refused(this, sentence);
    }
}
