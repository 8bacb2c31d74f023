package org.hemicycle.contracts;

/** What became public about a commitment; each message carries the facts as they are after it. */
public sealed interface CommitmentMessage extends Message {

    /** The facts after what happened. */
    CommitmentFacts commitment();

    /** What shows it. */
    CommitmentEvidence evidence();

    @Override
    default String aggregateId() {
        return commitment().id();
    }

    /** Two people have checked that it was made, so it became public. */
    record Verified(CommitmentFacts commitment, CommitmentEvidence evidence) implements CommitmentMessage {}

    /**
     * It came into another state, for better or worse.
     *
     * @param previousState the state before, written as in the facts
     */
    record Progressed(CommitmentFacts commitment, String previousState, CommitmentEvidence evidence)
            implements CommitmentMessage {}
}
