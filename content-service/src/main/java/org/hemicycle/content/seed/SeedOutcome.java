package org.hemicycle.content.seed;

import java.util.List;

/**
 * What came of the last import.
 *
 * @param state how it ended
 * @param added how many records are new
 * @param changed how many records were brought to what their seed says now
 * @param unchanged how many were as their seed says, or had no new seed
 * @param problems why it was refused, as {@code file:line: reason}
 */
public record SeedOutcome(State state, int added, int changed, int unchanged, List<String> problems) {

    /** How an import ended. */
    public enum State {
        RUNNING,
        IMPORTED,
        REFUSED
    }

    static final SeedOutcome RUNNING = new SeedOutcome(State.RUNNING, 0, 0, 0, List.of());

    static SeedOutcome refused(SeedsRefused refused) {
        return new SeedOutcome(
                State.REFUSED, 0, 0, 0, refused.problems().stream().map(SeedProblem::toString).toList());
    }
}
