package org.hemicycle.events.contact;

import org.hemicycle.defaults.refusal.RefusalKind;

/** Every way in which an address or a need can be refused. */
public enum ContactRefusal implements RefusalKind {
    PERSON_NOT_EXPECTED(404, "The visit has no such delegate."),
    CONTACT_UNKNOWN(404, "Nobody has said where this person can be reached."),
    NEEDS_UNKNOWN(404, "Nothing is known of this person's needs, or it was erased."),
    ERASURE_DATE_PAST(422, "The day on which needs are erased must lie ahead."),
    ERASURE_DATE_TOO_LATE(422, "Needs may be kept until thirty days after the visit at most.");

    private final int status;
    private final String sentence;

    ContactRefusal(int status, String sentence) {
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
}
