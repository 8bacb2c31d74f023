package org.hemicycle.contracts;

/** What happened to a public briefing; each message carries the facts as they are after it. */
public sealed interface BriefingMessage extends Message {

    /** The public facts after what happened. */
    BriefingFacts briefing();

    @Override
    default String aggregateId() {
        return briefing().id();
    }

    /** The briefing was made public. */
    record Announced(BriefingFacts briefing) implements BriefingMessage {}

    /** Something public about the briefing changed. */
    record Changed(BriefingFacts briefing) implements BriefingMessage {}

    /** The briefing was cancelled. */
    record Cancelled(BriefingFacts briefing) implements BriefingMessage {}
}
