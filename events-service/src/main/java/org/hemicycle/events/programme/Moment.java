package org.hemicycle.events.programme;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/** Reads the moment that somebody means by a time at a place, and refuses one that clocks there never show. */
public final class Moment {

    private Moment() {}

    /**
     * The instant of a time with its offset, or of a local time whose zone is named beside it.
     *
     * @param text {@code 2027-03-02T14:00+01:00}, or {@code 2027-03-02T14:00} where a zone is given
     * @param zone the zone that a local time is meant in, null where the sender named none
     * @param place the zone of the place; an offset must be the one in use there at that moment, or {@code Z}
     * @param field the field that a refusal names
     * @throws Refused INVALID_FIELD (400), TIME_SKIPPED, TIME_DOUBLED or OFFSET_NOT_OF_PLACE (422)
     */
    public static Instant of(String text, @Nullable ZoneId zone, ZoneId place, String field) {
        try {
            return at(OffsetDateTime.parse(text), place, field);
        } catch (DateTimeException notWithOffset) {
            if (zone == null) {
                throw new Refused(CommonRefusal.INVALID_FIELD, "The time needs its offset, as in 2027-03-02T14:00+01:00.", field);
            }
        }
        LocalDateTime local;
        try {
            local = LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new Refused(CommonRefusal.INVALID_FIELD, "The time is not one that ISO 8601 knows.", field);
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new Refused(ProgrammeRefusal.TIME_SKIPPED, "%s does not exist in %s: the clocks are put forward.".formatted(local, zone), field);
        }
        if (offsets.size() > 1) {
            throw new Refused(ProgrammeRefusal.TIME_DOUBLED,
                    "%s happens twice in %s; send it with %s or %s.".formatted(local, zone, offsets.getFirst(), offsets.getLast()), field);
        }
        return local.toInstant(offsets.getFirst());
    }

    /**
     * The zone with an IANA name.
     *
     * @throws Refused TIME_ZONE_UNKNOWN (422), naming the field
     */
    public static ZoneId zone(String name, String field) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new Refused(ProgrammeRefusal.TIME_ZONE_UNKNOWN, "There is no time zone " + name + ".", field);
        }
        return ZoneId.of(name);
    }

    private static Instant at(OffsetDateTime time, ZoneId place, String field) {
        Instant instant = time.toInstant();
        ZoneOffset shown = place.getRules().getOffset(instant);
        // A time in UTC is a machine's way to say an instant; any other offset claims what clocks at the place show.
        if (!time.getOffset().equals(ZoneOffset.UTC) && !time.getOffset().equals(shown)) {
            throw new Refused(ProgrammeRefusal.OFFSET_NOT_OF_PLACE,
                    "At that moment clocks in %s show the offset %s, not %s.".formatted(place, shown, time.getOffset()), field);
        }
        return instant;
    }
}
