package org.hemicycle.notification.deadletter;

import org.hemicycle.defaults.refusal.RefusalKind;

/** Why something that operators ask for cannot be done. */
public enum OperationsRefusal implements RefusalKind {
    DEAD_LETTER_UNKNOWN(404, "There is no dead letter with this id, or it was replayed already."),
    BROKER_UNAVAILABLE(503, "The message broker cannot be reached at the moment; nothing was changed, try again.");

    private final int status;
    private final String sentence;

    OperationsRefusal(int status, String sentence) {
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
