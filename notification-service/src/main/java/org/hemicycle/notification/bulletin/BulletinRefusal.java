package org.hemicycle.notification.bulletin;

import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;

/** Why something about a bulletin is refused. */
public enum BulletinRefusal implements RefusalKind {
    BULLETIN_UNKNOWN(404, "There is no bulletin with this id."),
    BULLETIN_NOT_A_DRAFT(409, "Only a draft can be changed, scheduled, sent or removed; take the bulletin off the schedule first."),
    BULLETIN_NOT_SCHEDULED(409, "The bulletin is not scheduled, so there is no time to take back."),
    BULLETIN_NOT_UNDER_WAY(409, "The bulletin is not on its way, so it cannot be paused or stopped."),
    BULLETIN_NOT_PAUSED(409, "The bulletin is not paused, so it cannot go on."),
    SCHEDULE_PAST(422, "The time of a bulletin must lie ahead."),
    AUDIENCE_EMPTY(422, "Nobody follows this and agrees to be told at this moment."),
    BULLETIN_LANGUAGE_MISSING(422, "A language lacks its subject or its text."),
    SUBJECT_UNFIT(422, "A subject must be one line, without control characters."),
    MARKUP_REFUSED(422, "A text is written in Markdown; HTML, scripts and pictures are not sent."),
    LINK_UNSAFE(422, "A link must lead to an address that begins with https://, http:// or mailto:."),
    PLURAL_INCOMPLETE(422, "A plural lacks a form that its language needs."),
    BLANK_UNKNOWN(422, "A text has a blank that nothing is put into.");

    private final int status;
    private final String sentence;

    BulletinRefusal(int status, String sentence) {
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

    Refused refused() {
        return new Refused(this, sentence);
    }
}
