package org.hemicycle.contracts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What happened to an announced visit that the public may know; each message carries the facts as they are after it.
 *
 * <p>Before a visit is announced nothing is told, and changes of internal meetings are told to nobody here.
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
     * The visit's title, purpose or host areas changed.
     *
     * @param previousHostAreas the areas before, so that readers of an area that was dropped can be told
     */
    record Revised(VisitFacts visit, List<String> previousHostAreas) implements VisitMessage {}

    /**
     * The visit's days changed.
     *
     * @param previousStart its first day before
     * @param previousEnd its last day before, included
     */
    record Rescheduled(VisitFacts visit, LocalDate previousStart, LocalDate previousEnd) implements VisitMessage {}

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

    /** A public meeting was added to the programme. */
    record MeetingAdded(VisitFacts visit, String meetingId) implements VisitMessage {}

    /**
     * A public meeting's time changed.
     *
     * @param previousStart its start before
     * @param previousEnd its end before
     */
    record MeetingRescheduled(
            VisitFacts visit, String meetingId, OffsetDateTime previousStart, OffsetDateTime previousEnd)
            implements VisitMessage {}

    /**
     * A public meeting moved to another building.
     *
     * @param previousBuilding the building before
     */
    record MeetingRelocated(VisitFacts visit, String meetingId, BuildingFacts previousBuilding)
            implements VisitMessage {}

    /** A public meeting was cancelled. */
    record MeetingCancelled(VisitFacts visit, String meetingId) implements VisitMessage {}
}
