package org.hemicycle.notification.telling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What one person is told about one matter of one visit or briefing; ids only.
 *
 * @param id subject, person and matter
 * @param subject {@code visit/} or {@code briefing/} and the id
 * @param subjectKind {@code visit} or {@code briefing}
 * @param subjectId the id of the visit or briefing
 * @param person whom it concerns, as the subject knows them
 * @param matter name of the {@link Matter}
 * @param wanted the latest version that they are to know
 * @param told the version that they know from us, 0 for none
 * @param state how far it is
 * @param urgent whether it does not wait for further changes
 * @param since when the first change that they do not know came here
 * @param due when it is to be told, or tried again; null where nothing is to be done
 * @param attempts how often the mail server put it off
 * @param failures how often in a row it could not even be tried
 * @param reason why it waits, or ended without being told
 * @param toldAt when they were told last
 * @param claim who tells it at the moment
 */
@Document("tellings")
record Telling(
        @Id String id,
        String subject,
        String subjectKind,
        String subjectId,
        String person,
        String matter,
        long wanted,
        long told,
        State state,
        boolean urgent,
        Instant since,
        @Nullable Instant due,
        int attempts,
        int failures,
        @Nullable String reason,
        @Nullable Instant toldAt,
        @Nullable Claim claim) {

    /** How far a telling is. */
    enum State {
        /** It is told when it is due. */
        WAITING,
        /** The mail server took the mail. */
        TOLD,
        /** What had changed was changed back. */
        NOTHING_LEFT,
        /** Something else makes it out of date, such as a cancellation. */
        OUTDATED,
        /** There is no address to write to. */
        UNREACHABLE,
        /** The visit, the briefing or the person is not known any more. */
        UNKNOWN,
        /** The mail server will never take it. */
        REFUSED,
        /** The mail server put it off too often. */
        GIVEN_UP
    }

    /** Who tells it, and until when the others must leave it alone. */
    record Claim(String by, Instant until) {}

    static String id(String subject, String person, String matter) {
        return subject + "/" + person + "/" + matter;
    }
}
