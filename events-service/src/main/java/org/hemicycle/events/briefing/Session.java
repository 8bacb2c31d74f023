package org.hemicycle.events.briefing;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.events.programme.Slot;
import org.jspecify.annotations.Nullable;

/**
 * When and where a briefing is held.
 *
 * @param slot its time
 * @param building the building
 * @param room the room in it, once there is one
 */
public record Session(Slot slot, BuildingFacts building, @Nullable String room) {

    /** The zone of the building. */
    public ZoneId zone() {
        return ZoneId.of(building.timeZone());
    }

    /** Its start as the clock on the wall of the building shows it. */
    public OffsetDateTime start() {
        return slot.start().atZone(zone()).toOffsetDateTime();
    }

    /** Its end as the clock on the wall of the building shows it. */
    public OffsetDateTime end() {
        return slot.end().atZone(zone()).toOffsetDateTime();
    }
}
