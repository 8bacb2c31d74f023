package org.hemicycle.events.visit;

import java.util.List;
import org.hemicycle.contracts.BuildingFacts;

/** Something that happened to a visit, with the visit as it is after it. */
public sealed interface VisitEvent {

    /** The visit after what happened. */
    Visit after();

    /** A visit was begun. */
    record Begun(Visit after) implements VisitEvent {}

    /** Its title, purpose or host areas were rewritten. */
    record Revised(Visit after, List<String> previousHostAreas) implements VisitEvent {}

    /** Its days changed. */
    record Rescheduled(Visit after, Window previous) implements VisitEvent {}

    /** Its delegation changed. */
    record DelegatesNamed(Visit after) implements VisitEvent {}

    /** It was made public. */
    record Announced(Visit after) implements VisitEvent {}

    /** It was called off with all its meetings. */
    record Cancelled(Visit after, boolean wasPublic) implements VisitEvent {}

    /** A meeting was added to its programme. */
    record MeetingAdded(Visit after, Meeting meeting) implements VisitEvent {}

    /** A meeting's time changed. */
    record MeetingRescheduled(Visit after, Meeting meeting, Slot previous) implements VisitEvent {}

    /** A meeting moved to another building. */
    record MeetingRelocated(Visit after, Meeting meeting, BuildingFacts previous) implements VisitEvent {}

    /** A meeting was called off. */
    record MeetingCancelled(Visit after, Meeting meeting) implements VisitEvent {}
}
