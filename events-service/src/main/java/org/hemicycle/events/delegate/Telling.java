package org.hemicycle.events.delegate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of a visit one person has looked at.
 *
 * @param person whom it is about, as the visit knows them
 * @param before the edition that they had looked at before the last one, 0 for none
 * @param seen the last edition that they opened their page on, 0 for none
 * @param seenAt when they opened their page last
 * @param answeredAt when they answered last
 */
record Telling(String person, int before, int seen, @Nullable Instant seenAt, @Nullable Instant answeredAt) {

    static Telling none(String person) {
        return new Telling(person, 0, 0, null, null);
    }

    /** It after the page was opened; what changed stays marked until there is a newer edition. */
    Telling opened(int edition, Instant now) {
        return edition > seen ? new Telling(person, seen, edition, now, answeredAt) : new Telling(person, before, seen, now, answeredAt);
    }
}
