package org.hemicycle.events.balance;

/**
 * What a rule says of the people at a table.
 *
 * @param rule the rule's name on the wire, such as {@code government-and-opposition}
 * @param outcome whether it is kept
 * @param subject the id of the group or house that it turns on, or an empty text
 * @param sentence why, in one sentence
 */
public record Verdict(String rule, Outcome outcome, String subject, String sentence) {

    /** Whether a rule is kept; what cannot be known is not kept. */
    public enum Outcome {
        KEPT,
        BROKEN,
        UNDECIDED
    }
}
