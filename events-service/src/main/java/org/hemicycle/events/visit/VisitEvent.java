package org.hemicycle.events.visit;

import java.util.Locale;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.programme.Meeting;
import org.jspecify.annotations.Nullable;

/** Something that happened to a visit, with the visit as it is after it. */
public sealed interface VisitEvent {

    /** The visit after what happened. */
    Visit after();

    /** A visit was begun. */
    record Begun(Visit after) implements VisitEvent {}

    /** Its working plan, delegation or preparation changed; nobody is told until the next edition. */
    record Planned(Visit after, What what) implements VisitEvent {

        /** What of it changed. */
        public enum What {
            DESCRIPTION,
            DAYS,
            DELEGATES,
            PREPARATION;

            /** The word on the wire: {@code days}. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** One of its meetings changed, or was added; nobody is told until the next edition. */
    record MeetingPlanned(Visit after, Meeting meeting) implements VisitEvent {}

    /** Somebody answered whether they come to a meeting; that is no news for others. */
    record Answered(Visit after, Meeting meeting) implements VisitEvent {}

    /** It reached another state. */
    record Stepped(Visit after, VisitState before) implements VisitEvent {}

    /** Its plan was told to the world; the first edition announces it. */
    record Published(Visit after, @Nullable Edition before, Edition edition) implements VisitEvent {}

    /** It was called off or put off with all its meetings, which the world is told where it knew of it. */
    record CalledOff(Visit after, @Nullable Edition before, @Nullable Edition edition) implements VisitEvent {}
}
