package org.hemicycle.notification.link;

import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;

/** Why a link in a mail does nothing. */
public enum LinkRefusal implements RefusalKind {
    LINK_FORGED(400, "This link is not one of ours, or was damaged on its way; open it from the mail again."),
    LINK_MISUSED(400, "This link is for another purpose than the one it was used for."),
    LINK_EXPIRED(410, "This link has expired; sign up again to get a new one."),
    LINK_REVOKED(410, "This link is no longer valid, because a newer one replaced it or the subscription has ended.");

    private final int status;
    private final String sentence;

    LinkRefusal(int status, String sentence) {
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
