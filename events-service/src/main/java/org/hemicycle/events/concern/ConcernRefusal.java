package org.hemicycle.events.concern;

import org.hemicycle.defaults.refusal.RefusalKind;

/** Why nothing can be said about what concerns a person. */
public enum ConcernRefusal implements RefusalKind {
    SUBJECT_UNKNOWN(404, "There is no visit or briefing of this kind and id."),
    PERSON_NOT_CONCERNED(404, "The visit or briefing does not know this person.");

    private final int status;
    private final String sentence;

    ConcernRefusal(int status, String sentence) {
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
