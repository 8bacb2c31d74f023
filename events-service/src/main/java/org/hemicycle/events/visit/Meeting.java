package org.hemicycle.events.visit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;

/**
 * One appointment of a visit.
 *
 * @param id unique within the visit; with the visit's id it makes the iCalendar UID, which never changes
 * @param sequence raised when start, end, place or status changes (RFC 5545 §3.8.7.4)
 * @param status tentative, confirmed or cancelled
 * @param summary what it is, per language
 * @param slot when it is
 * @param building where it is, as the directory knew the building when the meeting was placed there
 * @param interlocutors the public persons whom the delegation meets
 * @param delegates ids of the visit's delegates who take part
 * @param visibility whether the public may know of it
 * @param lastModified when it was last changed
 */
public record Meeting(
        String id,
        int sequence,
        MeetingStatus status,
        LocalizedText summary,
        Slot slot,
        BuildingFacts building,
        List<PersonReference> interlocutors,
        List<String> delegates,
        Visibility visibility,
        Instant lastModified) {

    boolean takesPlace() {
        return status != MeetingStatus.CANCELLED;
    }

    boolean isPublic() {
        return visibility == Visibility.PUBLIC;
    }

    Meeting rescheduled(Slot to, Instant now) {
        return new Meeting(id, sequence + 1, status, summary, to, building, interlocutors, delegates, visibility, now);
    }

    Meeting relocated(BuildingFacts to, Instant now) {
        return new Meeting(id, sequence + 1, status, summary, slot, to, interlocutors, delegates, visibility, now);
    }

    Meeting cancelled(Instant now) {
        return takesPlace()
                ? new Meeting(id, sequence + 1, MeetingStatus.CANCELLED, summary, slot, building, interlocutors, delegates, visibility, now)
                : this;
    }

    /** Everybody who would have to be there: interlocutors by their directory id, delegates by their id in the visit. */
    Stream<String> people() {
        return Stream.concat(interlocutors.stream().map(PersonReference::id), delegates.stream());
    }
}
