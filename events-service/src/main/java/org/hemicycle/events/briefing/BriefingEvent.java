package org.hemicycle.events.briefing;

import java.util.List;
import org.hemicycle.events.guest.Concern;

/** Something that happened to a briefing, with the briefing as it is after it and whom it concerns. */
public sealed interface BriefingEvent {

    /** The briefing after what happened. */
    Briefing after();

    /** Who must be told. */
    default List<Concern> concerns() {
        return List.of();
    }

    /** A briefing was begun. */
    record Begun(Briefing after) implements BriefingEvent {}

    /** What it is about, for whom, or who may know of it was rewritten. */
    record Described(Briefing after, Briefing before, List<Concern> concerns) implements BriefingEvent {}

    /** Its time or place changed. */
    record Moved(Briefing after, Briefing before, List<Concern> concerns) implements BriefingEvent {}

    /** The terms of admission changed. */
    record Admitted(Briefing after, List<Concern> concerns) implements BriefingEvent {}

    /** Those invited were told, and the public where it is public. */
    record Announced(Briefing after, List<Concern> concerns) implements BriefingEvent {}

    /** It was called off. */
    record Cancelled(Briefing after, List<Concern> concerns, boolean wasPublic) implements BriefingEvent {}

    /** The guest list changed, or was found as it should be. */
    record GuestsChanged(Briefing after, List<String> registrationIds, List<Concern> concerns) implements BriefingEvent {}

    /** It is over. */
    record Closed(Briefing after) implements BriefingEvent {}
}
