package org.hemicycle.events.delegate;

import java.util.Optional;
import org.hemicycle.events.visit.Visit;

/** Writes the iCalendar object that goes with a mail about one meeting; by whoever knows how calendars are written. */
public interface MeetingInvitations {

    /**
     * The invitation of a person to a meeting of the last edition, or its cancellation (RFC 5546 §3.2.2, §3.2.5).
     *
     * @return nothing where the edition does not expect them there, or their address is not known
     */
    Optional<String> of(Visit visit, String meetingId, String person);
}
