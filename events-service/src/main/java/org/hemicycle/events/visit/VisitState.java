package org.hemicycle.events.visit;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a visit has come, from the idea to the archive; whether the public knows of it is another question. */
public enum VisitState {
    /** Somebody thought of it. */
    IDEA,
    /** Purpose, asks, lead and office are settled. */
    SCOPED,
    /** Interlocutors are asked and delegates chosen. */
    INVITING,
    /** The programme is being put together. */
    PLANNING,
    /** The houses are told who comes. */
    ACCREDITING,
    /** Everything is settled. */
    CONFIRMED,
    /** It is under way. */
    RUNNING,
    /** It is over and being evaluated. */
    DEBRIEF,
    /** Nothing changes any more. */
    ARCHIVED,
    /** It will take place, on days that are not known yet. */
    POSTPONED,
    /** It was called off; it stays visible as cancelled where it was public. */
    CANCELLED;

    private static final EnumSet<VisitState> PREPARING = EnumSet.range(IDEA, CONFIRMED);

    /** The step after this one, or null where there is none or it is not a matter of course. */
    public @Nullable VisitState following() {
        return switch (this) {
            case ARCHIVED, CANCELLED -> null;
            case POSTPONED -> PLANNING;
            default -> values()[ordinal() + 1];
        };
    }

    /** The states that can be asked for: one step on, any number of steps back while it has not begun, or postponed. */
    Set<VisitState> reachable() {
        var reachable = EnumSet.noneOf(VisitState.class);
        VisitState following = following();
        if (following != null) {
            reachable.add(following);
        }
        if (isPreparing()) {
            reachable.addAll(EnumSet.range(IDEA, this));
            reachable.remove(this);
            reachable.add(POSTPONED);
        }
        return reachable;
    }

    /** Whether it lies ahead and its days stand. */
    public boolean isPreparing() {
        return PREPARING.contains(this);
    }
}
