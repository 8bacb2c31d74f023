package org.hemicycle.events.programme;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a meeting has come, from the wish to the handshake; moving it is a change of its slot, not a state. */
public enum MeetingState {
    /** Somebody ought to be met; nobody has been asked. */
    WISHED,
    /** The other side has been asked. */
    REQUESTED,
    /** The other side has named slots to choose from. */
    OFFERED,
    /** A slot is kept on both sides, tentatively. */
    HELD,
    /** Both sides have said yes. */
    CONFIRMED,
    /** It took place. */
    DONE,
    /** The other side said no. */
    DECLINED,
    /** It was called off. */
    CANCELLED;

    /** The states that can follow; what was cancelled or done stays so. */
    public Set<MeetingState> next() {
        return switch (this) {
            case WISHED -> EnumSet.of(REQUESTED, OFFERED, HELD, CONFIRMED, DECLINED, CANCELLED);
            case REQUESTED -> EnumSet.of(WISHED, OFFERED, HELD, CONFIRMED, DECLINED, CANCELLED);
            case OFFERED -> EnumSet.of(REQUESTED, HELD, CONFIRMED, DECLINED, CANCELLED);
            case HELD -> EnumSet.of(REQUESTED, OFFERED, CONFIRMED, DECLINED, CANCELLED);
            case CONFIRMED -> EnumSet.of(HELD, DONE, DECLINED, CANCELLED);
            case DECLINED -> EnumSet.of(WISHED, REQUESTED);
            case DONE, CANCELLED -> EnumSet.noneOf(MeetingState.class);
        };
    }

    /** Whether its people and its room are taken by it, so that nothing else can have them at that time. */
    public boolean takesTime() {
        return this == HELD || this == CONFIRMED || this == DONE;
    }

    /** Whether it may still take place. */
    public boolean isOpen() {
        return this != DONE && this != DECLINED && this != CANCELLED;
    }

    /** The iCalendar STATUS (RFC 5545 §3.8.1.11), or null where calendars do not know of it yet. */
    public @Nullable MeetingStatus status() {
        return switch (this) {
            case WISHED, REQUESTED, OFFERED -> null;
            case HELD -> MeetingStatus.TENTATIVE;
            case CONFIRMED, DONE -> MeetingStatus.CONFIRMED;
            case DECLINED, CANCELLED -> MeetingStatus.CANCELLED;
        };
    }
}
