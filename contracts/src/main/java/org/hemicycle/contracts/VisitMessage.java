package org.hemicycle.contracts;

import java.util.List;

/**
 * What happened to an announced visit that the public may know; each message carries the facts as they are after it.
 *
 * <p>Before a visit is announced nothing is told, changes are told edition by edition, and those of internal meetings to
 * nobody here.
 */
public sealed interface VisitMessage extends Message {

    /** The public facts after what happened. */
    VisitFacts visit();

    @Override
    default String aggregateId() {
        return visit().id();
    }

    /** The visit was made public. */
    record Announced(VisitFacts visit) implements VisitMessage {}

    /**
     * A new edition of the visit's programme was published, with everything public that it changed.
     *
     * @param edition its number; the announcement published edition 1
     * @param changes what differs from the edition before, as far as it is public
     * @param previousHostAreas the areas before, so that readers of an area that was dropped can be told
     */
    record EditionPublished(
            VisitFacts visit, int edition, List<ProgrammeChange> changes, List<String> previousHostAreas)
            implements VisitMessage {}

    /** The whole visit was cancelled. */
    record Cancelled(VisitFacts visit) implements VisitMessage {}
}
