package org.hemicycle.events.briefing;

import java.util.UUID;

/** The id of a briefing: text that is never reused, also the key of its messages. */
public record BriefingId(String value) {

    /** An id that no briefing has yet. */
    static BriefingId next() {
        return new BriefingId("briefing-" + UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value;
    }
}
