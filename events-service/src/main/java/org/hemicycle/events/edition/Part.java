package org.hemicycle.events.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hemicycle.events.programme.Meeting;
import org.jspecify.annotations.Nullable;

/**
 * One person's part in something through all editions: told of, dropped from, put back into.
 *
 * <p>What they were dropped from goes on without them, so that its own SEQUENCE does not rise; theirs has to, or their
 * calendar would take the cancellation for something older than the invitation (RFC 5546 §2.1.5).
 *
 * @param last what they were told last while they were expected
 * @param turns how often they were dropped or put back; added to the SEQUENCE of what they are told of
 * @param dropped the edition that dropped them, or null while they are expected
 */
public record Part<T>(T last, int turns, @Nullable Edition dropped) {

    /**
     * A person's part in a meeting, or nothing where no edition expected them there.
     *
     * @param editions all of a visit's, the oldest first
     */
    public static Optional<Part<Meeting>> inMeeting(List<Edition> editions, String meetingId, String person) {
        return through(editions, edition -> edition.programme().meeting(meetingId).filter(meeting -> meeting.attendance(person).isPresent()));
    }

    /**
     * A person's part in the delegation, or nothing where they never travelled.
     *
     * @param editions all of a visit's, the oldest first
     */
    public static Optional<Part<Edition>> inDelegation(List<Edition> editions, String person) {
        return through(editions, edition -> Optional.of(edition).filter(one -> one.delegates().contains(person)));
    }

    /** Whether they were dropped, and less than a time ago. */
    public boolean droppedWithin(Duration time, Instant now) {
        return dropped != null && dropped.publishedAt().isAfter(now.minus(time));
    }

    private static <T> Optional<Part<T>> through(List<Edition> editions, Function<Edition, Optional<T>> told) {
        Part<T> part = null;
        for (Edition edition : editions) {
            T now = told.apply(edition).orElse(null);
            if (now != null) {
                part = part == null ? new Part<>(now, 0, null) : new Part<>(now, part.dropped == null ? part.turns : part.turns + 1, null);
            } else if (part != null && part.dropped == null) {
                part = new Part<>(part.last, part.turns + 1, edition);
            }
        }
        return Optional.ofNullable(part);
    }
}
