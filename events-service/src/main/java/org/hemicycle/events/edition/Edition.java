package org.hemicycle.events.edition;

import java.time.Instant;
import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.events.programme.Programme;
import org.jspecify.annotations.Nullable;

/**
 * One state of a visit as it was told.
 *
 * @param visitId the visit
 * @param number counted from 1
 * @param standing whether the visit takes place
 * @param sequence iCalendar SEQUENCE of the visit as a whole
 * @param programme what was told, with meetings in their slots only, cancelled ones included
 * @param delegates ids of those who travelled then
 * @param cancellationReason why it does not take place, where a reason was given
 * @param publishedAt when it was told
 */
public record Edition(
        String visitId,
        int number,
        Standing standing,
        int sequence,
        Programme programme,
        List<String> delegates,
        @Nullable LocalizedText cancellationReason,
        Instant publishedAt) {

    /** Whether a visit takes place, as the world is told it. */
    public enum Standing {
        ANNOUNCED,
        POSTPONED,
        CANCELLED
    }

    /** Whether the visit takes place on its days. */
    public boolean takesPlace() {
        return standing == Standing.ANNOUNCED;
    }

    /** The next edition: the same programme with every meeting cancelled, because the visit does not take place. */
    public Edition calledOff(Standing standing, int sequence, @Nullable LocalizedText reason, Instant now) {
        return new Edition(visitId, number + 1, standing, sequence, programme.each(meeting -> meeting.cancelled(now)), delegates, reason, now);
    }
}
