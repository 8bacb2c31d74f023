package org.hemicycle.events.contact;

import java.time.LocalDate;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;

/** Every way in which an address or a need can be refused. */
public enum ContactRefusal implements RefusalKind {
    PERSON_NOT_EXPECTED(404, "The visit has no such delegate."),
    CONTACT_UNKNOWN(404, "Nobody has said where this person can be reached."),
    NEEDS_UNKNOWN(404, "Nothing is known of this person's needs, or it was erased."),
    ERASURE_DATE_PAST(422, "The day of the erasure must lie ahead."),
    ERASURE_DATE_TOO_LATE(422, "Nothing may be kept for so long: thirty days after the visit, or a year for whoever does not travel.");

    private final int status;
    private final String sentence;

    ContactRefusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    /**
     * Takes a day of erasure that lies ahead and not too far.
     *
     * @throws Refused ERASURE_DATE_PAST or ERASURE_DATE_TOO_LATE
     */
    public static void requireErasure(LocalDate eraseOn, LocalDate today, LocalDate last) {
        if (!eraseOn.isAfter(today)) {
            throw new Refused(ERASURE_DATE_PAST, ERASURE_DATE_PAST.sentence, "eraseOn");
        }
        if (eraseOn.isAfter(last)) {
            throw new Refused(ERASURE_DATE_TOO_LATE, "It may be kept until %s at most.".formatted(last), "eraseOn");
        }
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
