package org.hemicycle.events.itinerary;

/** How much it matters that a rule is broken. */
public enum Severity {
    /** It cannot be done so: a programme is not published before it is mended, or waived by name. */
    HARD,
    /** It misses what the visit is for; somebody should look at it. */
    MEDIUM,
    /** It could be better. */
    SOFT
}
