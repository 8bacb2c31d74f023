package org.hemicycle.events.fact;

/** How far a fact can be relied on, as {@code docs/seeds.md} explains. */
public enum Trust {
    /** Said by the body that it is about. */
    OFFICIAL,
    /** Said by somebody else who can be named. */
    SECONDARY,
    /** Worked out or judged from other facts. */
    ESTIMATE,
    /** Nobody has checked it yet. */
    VERIFY
}
