package org.hemicycle.events.itinerary;

import org.hemicycle.events.itinerary.Plan.Interpretation;

/**
 * How many interpreters a piece of work needs, between two languages.
 *
 * <p>Simultaneous and whispered: one up to 40 minutes, two up to four hours, three up to six, four up to eight;
 * consecutive: two for a day of six hours (canada.aiic.net, as {@code domain.md} quotes it). Remote interpretation is
 * not in that table and is taken for simultaneous; below six hours one is taken to be enough for consecutive.
 */
final class InterpreterTeam {

    private static final int[] SIMULTANEOUS = {0, 40, 4 * 60, 6 * 60, 8 * 60};
    private static final int CONSECUTIVE_DAY = 6 * 60;

    private InterpreterTeam() {}

    /** How many interpreters so many minutes need; five stands for more than the table knows. */
    static int needed(Interpretation kind, long minutes) {
        return switch (kind) {
            case NONE -> 0;
            case CONSECUTIVE -> minutes < CONSECUTIVE_DAY ? 1 : 2;
            case WHISPERED, SIMULTANEOUS, REMOTE -> {
                int team = 1;
                while (team < SIMULTANEOUS.length && minutes > SIMULTANEOUS[team]) {
                    team++;
                }
                yield team;
            }
        };
    }
}
