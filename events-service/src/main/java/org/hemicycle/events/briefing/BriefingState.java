package org.hemicycle.events.briefing;

/** How far a briefing has come. */
public enum BriefingState {
    /** Being prepared; nobody was told. */
    DRAFT,
    /** Those invited know of it, and the public where it is public. */
    PUBLISHED,
    /** Called off. */
    CANCELLED,
    /** Over, and who came is known. */
    HELD
}
