package org.hemicycle.web.calendar;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * What a time on the wall clock of a place means.
 *
 * <p>Twice a year it is not one moment: the hour that is skipped in spring never is, the hour that is doubled in autumn
 * is twice. The JDK would quietly pick one; whoever travels by it should be asked instead.
 */
public sealed interface WallClock {

    /** The one moment that it is. */
    record Once(OffsetDateTime moment) implements WallClock {}

    /**
     * It never is, because clocks are put forward over it.
     *
     * @param from the last time before
     * @param to the first time after
     */
    record Never(LocalDateTime from, LocalDateTime to) implements WallClock {}

    /** It is twice, because clocks are put back over it. */
    record Twice(OffsetDateTime first, OffsetDateTime second) implements WallClock {}

    /** What a time means in a zone. */
    static WallClock read(LocalDateTime time, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(time);
        if (offsets.size() == 1) {
            return new Once(time.atOffset(offsets.getFirst()));
        }
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(time);
            return new Never(gap.getDateTimeBefore(), gap.getDateTimeAfter());
        }
        return new Twice(time.atOffset(offsets.getFirst()), time.atOffset(offsets.getLast()));
    }
}
