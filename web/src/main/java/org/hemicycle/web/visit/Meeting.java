package org.hemicycle.web.visit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One appointment inside a visit.
 *
 * @param id its id
 * @param sequence raised with every change of time, place or status
 * @param status {@code TENTATIVE}, {@code CONFIRMED} or {@code CANCELLED}
 * @param summary what it is
 * @param start when it starts
 * @param end when it ends
 * @param building where it is
 * @param interlocutors whom the delegation meets
 * @param delegates ids of the delegates who take part; empty for who may not know
 * @param visibility {@code public} or {@code internal}
 */
public record Meeting(
        String id,
        int sequence,
        @Nullable String status,
        LocalizedText summary,
        OffsetDateTime start,
        OffsetDateTime end,
        @Nullable Place building,
        List<Interlocutor> interlocutors,
        List<String> delegates,
        @Nullable String visibility) {

    @SuppressWarnings("NullAway") // events-service leaves out what the reader may not see.
    public Meeting {
        interlocutors = interlocutors == null ? List.of() : List.copyOf(interlocutors);
        delegates = delegates == null ? List.of() : List.copyOf(delegates);
    }

    /**
     * Where a meeting is.
     *
     * @param id the building's id in the directory
     * @param name its name per language
     * @param address its address
     * @param timeZone IANA name of its zone, where events-service says it
     */
    public record Place(
            String id, LocalizedText name, @Nullable String address, @Nullable String timeZone) {}

    /**
     * Whom the delegation meets.
     *
     * @param id the person's id in the directory
     * @param name the name they go by
     */
    public record Interlocutor(String id, String name) {}

    /** The same meeting with its place told in more detail. */
    Meeting in(Place told) {
        return new Meeting(
                id, sequence, status, summary, start, end, told, interlocutors, delegates, visibility);
    }

    /** Whether it will not take place. */
    public boolean isCancelled() {
        return "CANCELLED".equals(status);
    }

    /** Whether it still takes place, but at another time or place than first said. */
    public boolean isChanged() {
        return sequence > 0 && !isCancelled();
    }

    /** Whether only staff know of it. */
    public boolean isInternal() {
        return "internal".equals(visibility);
    }

    /** The zone of the house it is in; while that is not known, the visit's. */
    public ZoneId zone(Visit visit) {
        return building == null || building.timeZone() == null ? visit.timeZone() : ZoneId.of(building.timeZone());
    }

    /** The day it starts on, where it is. */
    public LocalDate day(Visit visit) {
        return start.atZoneSameInstant(zone(visit)).toLocalDate();
    }
}
