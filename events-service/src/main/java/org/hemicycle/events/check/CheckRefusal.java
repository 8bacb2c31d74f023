package org.hemicycle.events.check;

import org.hemicycle.defaults.refusal.RefusalKind;

/** Every way in which letting a violation be can be refused. */
public enum CheckRefusal implements RefusalKind {
    VIOLATION_UNKNOWN(404, "The plan breaks no such rule at this item, or not any more."),
    WAIVER_UNKNOWN(404, "There is no such waiver."),
    RULE_CANNOT_BE_WAIVED(409, "Nobody can decide that somebody is in two places, or that a room holds two meetings.");

    private final int status;
    private final String sentence;

    CheckRefusal(int status, String sentence) {
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
