package org.hemicycle.notification.delivery;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What became of one slice of an audience.
 *
 * @param id the notice's id and the bucket's number, or the id of the sign-up's message
 * @param notice the notice, or null for a letter about a sign-up
 * @param bucket the bucket, or -1 for a letter about a sign-up
 * @param signUp the sign-up, or null for a notice
 * @param claim who serves it at the moment
 * @param gone whether everybody concerned was attempted at least once
 * @param audience how many were concerned when it was first served
 * @param sent ids of those whose mail the server took
 * @param refused those whose mail the server will never take
 * @param deferred those whose mail waits for its next attempt
 * @param dead those given up after the last attempt
 * @param suppressed ids of those who withdrew or were erased while their mail waited, or whose
 *     address nothing is sent to
 * @param failures how often in a row no server answered
 * @param due when it is to be taken up again, or null where nothing waits
 * @param reason why all of it waits or was given up, where it is about the whole chunk
 * @param plannedAt when it was first claimed, or when somebody signed up
 * @param goneAt when everybody had been attempted
 */
@Document("chunks")
public record Chunk(
        @Id String id,
        @Nullable String notice,
        int bucket,
        @Nullable SignUp signUp,
        @Nullable Claim claim,
        boolean gone,
        int audience,
        List<String> sent,
        List<Outcome> refused,
        List<Waiting> deferred,
        List<Outcome> dead,
        List<String> suppressed,
        int failures,
        @Nullable Instant due,
        @Nullable String reason,
        Instant plannedAt,
        @Nullable Instant goneAt) {

    /** Lists that a document does not have yet are empty. */
    public Chunk {
        sent = orEmpty(sent);
        refused = orEmpty(refused);
        deferred = orEmpty(deferred);
        dead = orEmpty(dead);
        suppressed = orEmpty(suppressed);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** Who serves a chunk, and until when the others must leave it alone. */
    public record Claim(String by, Instant until) {}

    /**
     * A letter about a sign-up.
     *
     * @param subscriber who gets it
     * @param round the round to confirm, or 0 for the way to the preferences of somebody who has confirmed, or
     *     {@link #PROBE} for a letter that is to show whether mails still arrive
     */
    public record SignUp(String subscriber, long round) {

        /** In place of a round: nothing but a probe. */
        static final long PROBE = -1;
    }

    /** What became of one mail, for good. */
    public record Outcome(String to, int attempts, String reason, Instant at) {}

    /** A mail that waits. */
    public record Waiting(String to, int attempts, String reason, Instant due) {}

    /** The id of a notice's chunk. */
    static String id(String notice, int bucket) {
        return notice + "." + bucket;
    }

    /** Everybody of whom this chunk has a record. */
    Set<String> recorded() {
        var recorded = new HashSet<>(sent);
        refused.forEach(outcome -> recorded.add(outcome.to()));
        deferred.forEach(waiting -> recorded.add(waiting.to()));
        dead.forEach(outcome -> recorded.add(outcome.to()));
        recorded.addAll(suppressed);
        return recorded;
    }

    /** Whether all of it was given up because no server ever answered. */
    public boolean givenUp() {
        return !gone && due == null && reason != null;
    }
}
