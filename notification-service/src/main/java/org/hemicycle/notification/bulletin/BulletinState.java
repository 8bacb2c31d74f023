package org.hemicycle.notification.bulletin;

import java.util.Locale;

/** How far a bulletin is. */
public enum BulletinState {
    /** Being written; nobody gets it. */
    DRAFT,
    /** Will be sent at its time by itself. */
    SCHEDULED,
    /** Going out. */
    SENDING,
    /** Halted; those who have it have it, the others wait. */
    PAUSED,
    /** Everybody was attempted. */
    SENT,
    /** Ended before everybody had it; the others never get it. */
    STOPPED;

    /** The name on the wire, such as {@code draft}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
