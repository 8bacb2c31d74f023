package org.hemicycle.content.commitment;

import java.time.Instant;
import java.time.LocalDate;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A commitment's way from one state into another: proposed by one person, confirmed or declined by another.
 *
 * @param id its number within the commitment, counted from 1
 * @param from the state before
 * @param to the state after
 * @param evidence what shows it
 * @param supersededBy the commitment that takes its place, where it is superseded
 * @param proposedBy who proposed it; nobody for what came with the archive
 * @param proposedAt when they did
 * @param standing what became of the proposal
 * @param decidedBy who confirmed, declined or withdrew it
 * @param decidedAt when they did
 */
public record Step(
        String id,
        CommitmentState from,
        CommitmentState to,
        Evidence evidence,
        @Nullable String supersededBy,
        @Nullable String proposedBy,
        Instant proposedAt,
        Standing standing,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** What became of a proposal. */
    public enum Standing {
        PROPOSED,
        CONFIRMED,
        DECLINED
    }

    /**
     * What shows that a commitment came into a state.
     *
     * @param date the day of what it shows; absent only for what came with the archive
     * @param url where it can be read, heard or seen; absent only for what came with the archive
     * @param note what it says
     */
    public record Evidence(@Nullable LocalDate date, @Nullable String url, @Nullable LocalizedText note) {}

    /** The same step after somebody decided about it. */
    Step decided(Standing decision, String by, Instant at) {
        return new Step(id, from, to, evidence, supersededBy, proposedBy, proposedAt, decision, by, at);
    }

    /** Whether it took place. */
    public boolean isConfirmed() {
        return standing == Standing.CONFIRMED;
    }
}
