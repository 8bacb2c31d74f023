package org.hemicycle.defaults.moment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A moment that somebody chose by a local time and a time zone.
 *
 * @param at the moment
 * @param timeZone the IANA name of the zone in which it was chosen
 */
public record ChosenMoment(Instant at, String timeZone) {

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    /**
     * The moment as the fields {@code at} and {@code timeZone} of a request name it. Of an hour that comes twice, at the end
     * of summer time, the first is meant.
     *
     * @param local a local time such as {@code 2027-03-01T09:00}
     * @throws Refused INVALID_FIELD (400) where a field is wrong, or where clocks go forward over that time
     */
    public static ChosenMoment read(@Nullable String local, @Nullable String timeZone) {
        var faults = new ArrayList<FieldFault>();
        if (timeZone == null || !ZONES.contains(timeZone)) {
            faults.add(new FieldFault("timeZone", "must be the name of a time zone, such as Europe/Brussels"));
        }
        LocalDateTime at = null;
        try {
            at = LocalDateTime.parse(String.valueOf(local));
        } catch (DateTimeException e) {
            faults.add(new FieldFault("at", "must be a local time such as 2027-03-01T09:00"));
        }
        if (at == null || timeZone == null || !faults.isEmpty()) {
            throw new Refused(CommonRefusal.INVALID_FIELD, CommonRefusal.INVALID_FIELD.sentence(), faults);
        }
        List<ZoneOffset> offsets = ZoneId.of(timeZone).getRules().getValidOffsets(at);
        if (offsets.isEmpty()) {
            throw new Refused(
                    CommonRefusal.INVALID_FIELD, "That time does not exist in " + timeZone + ": clocks go forward then.", "at");
        }
        return new ChosenMoment(at.toInstant(offsets.getFirst()), timeZone);
    }
}
