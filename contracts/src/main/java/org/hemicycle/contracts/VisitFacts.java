package org.hemicycle.contracts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the public may know of a delegation visit at one version; internal meetings and delegates are absent.
 *
 * @param id the visit's id, which is also the message key
 * @param version the version of the visit that these facts describe, counted from 1
 * @param state {@code ANNOUNCED} or {@code CANCELLED}
 * @param title the visit's title per language
 * @param purpose what it is for, per language
 * @param hostAreas codes of the areas that host it, such as {@code BE}
 * @param start its first day in {@code timeZone}
 * @param end its last day in {@code timeZone}, included
 * @param timeZone IANA name of the zone that its days are counted in
 * @param meetings its public meetings in the order of their start, cancelled ones included
 * @param cancellationReason why it was cancelled, where it was and a reason is public
 */
public record VisitFacts(
        String id,
        long version,
        String state,
        LocalizedText title,
        LocalizedText purpose,
        List<String> hostAreas,
        LocalDate start,
        LocalDate end,
        String timeZone,
        List<MeetingFacts> meetings,
        @Nullable LocalizedText cancellationReason) {

    /** The meeting with this id among the public ones; a message that names a meeting always carries it. */
    public MeetingFacts meeting(String meetingId) {
        return meetings.stream()
                .filter(meeting -> meeting.id().equals(meetingId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no meeting " + meetingId + " in visit " + id));
    }
}
