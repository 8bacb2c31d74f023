package org.hemicycle.content.occasion;

import java.util.Locale;

/** What is held: a delegation's visit of some days, or a briefing in a parliament. */
public enum OccasionKind {
    VISIT,
    BRIEFING;

    /** As it is written in answers: {@code visit}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
