package org.hemicycle.events.briefing;

import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;

/** Every way in which a briefing itself can refuse, with its status; the guest list has its own. */
public enum BriefingRefusal implements RefusalKind {
    BRIEFING_UNKNOWN(404, "There is no such briefing, or it is not public."),
    BRIEFING_ALREADY_PUBLISHED(409, "The briefing has been announced before."),
    BRIEFING_ALREADY_CANCELLED(409, "The briefing was cancelled and cannot be changed any more."),
    BRIEFING_ALREADY_HELD(409, "The briefing is over."),
    BRIEFING_NOT_PUBLISHED(409, "The briefing is still being prepared; nobody can answer yet."),
    BRIEFING_NOT_OVER(409, "The briefing has not ended yet."),
    BRIEFING_BUSY(503, "Too many people answer at this moment; nothing was changed, try again."),
    HOUSES_DO_NOT_FIT(422, "A cross-party briefing is for one house, a cross-border one for several."),
    HOUSE_UNKNOWN(422, "The directory has no such chamber."),
    DEADLINE_AFTER_START(422, "Answers must end before the briefing starts."),
    SESSION_IN_THE_PAST(422, "The briefing would be over already.");

    private final int status;
    private final String sentence;

    BriefingRefusal(int status, String sentence) {
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
