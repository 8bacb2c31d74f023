package org.hemicycle.events.guest;

import java.time.Instant;

/**
 * What holds at the moment of a change.
 *
 * @param admission who may come, and until when one can say so
 * @param start when the briefing starts
 * @param now the moment
 * @param office whether the office makes the change, which no deadline binds
 */
public record Terms(Admission admission, Instant start, Instant now, boolean office) {

    boolean answersAreOver() {
        return !office && !now.isBefore(admission.answerUntil());
    }

    boolean changesAreOver() {
        return !office && !now.isBefore(start.minus(admission.changeLimit()));
    }

    boolean hasStarted() {
        return !now.isBefore(start);
    }
}
