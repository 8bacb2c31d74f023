package org.hemicycle.notification.bounce;

import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;

/** Why a report about a mail, or a request about the list of addresses, does nothing. */
public enum BounceRefusal implements RefusalKind {
    REPORT_UNREADABLE(422, "This is neither a delivery status notification (RFC 3464) nor an abuse report (RFC 5965)."),
    REPORT_UNADDRESSED(422, "The report does not say which of our mails it is about."),
    RETURN_PATH_FORGED(400, "The report names a return path that we never gave to a mail."),
    RETURN_PATH_EXPIRED(410, "The report is about a mail that was sent too long ago."),
    SUPPRESSION_UNKNOWN(404, "There is nothing with this id on the list of suppressed addresses.");

    private final int status;
    private final String sentence;

    BounceRefusal(int status, String sentence) {
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
