package org.hemicycle.contracts;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What the public may know of one meeting of a visit.
 *
 * @param id the meeting's id, unique in its visit; with the visit's id it makes the iCalendar UID
 * @param sequence iCalendar SEQUENCE (RFC 5545 §3.8.7.4): raised when start, end, place or status changes
 * @param status iCalendar STATUS: {@code TENTATIVE}, {@code CONFIRMED} or {@code CANCELLED}
 * @param summary what it is, per language
 * @param start its start, at the building's offset
 * @param end its end, at the building's offset
 * @param building where it is held
 * @param interlocutors the public persons whom the delegation meets
 */
public record MeetingFacts(
        String id,
        int sequence,
        String status,
        LocalizedText summary,
        OffsetDateTime start,
        OffsetDateTime end,
        BuildingFacts building,
        List<PersonReference> interlocutors) {}
