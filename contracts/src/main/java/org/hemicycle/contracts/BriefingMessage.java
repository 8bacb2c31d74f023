package org.hemicycle.contracts;

import org.jspecify.annotations.Nullable;

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

    /**
     * Something public about the briefing changed.
     *
     * @param previous the public facts before, where whoever passes it on knows them
     */
    record Changed(BriefingFacts briefing, @Nullable BriefingFacts previous) implements BriefingMessage {

        /** A change whose reader knows best what was told before. */
        public Changed(BriefingFacts briefing) {
            this(briefing, null);
        }
    }

    /** The briefing was cancelled. */
    record Cancelled(BriefingFacts briefing) implements BriefingMessage {}
}
