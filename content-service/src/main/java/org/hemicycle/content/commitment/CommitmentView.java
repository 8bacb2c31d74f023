package org.hemicycle.content.commitment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hemicycle.content.commitment.Promise.Amount;
import org.hemicycle.content.commitment.Promise.Body;
import org.hemicycle.content.commitment.Promise.Maker;
import org.hemicycle.content.commitment.Promise.Occasion;
import org.hemicycle.content.commitment.Promise.Office;
import org.hemicycle.content.commitment.Promise.Source;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A commitment as everybody may see it.
 *
 * @param id its id
 * @param state what became of it
 * @param kind what was promised
 * @param title what was promised, in a sentence
 * @param person who made it
 * @param organization the body that made it
 * @param office the post in which the person made it
 * @param madeTo whom it was made to
 * @param area code of the area that it concerns
 * @param quote the words, the original first, translations after it
 * @param madeOn the day, month or year it was made
 * @param occasion where it was made; a visit of ours is named only where it is public
 * @param source where it is reported
 * @param targetDate the day, month or year by which it is to be met
 * @param amount the money that was promised
 * @param supersededBy the id of the commitment that took its place
 * @param toldAt when its last step was confirmed or what it says was last changed; absent while it is internal
 * @param history its steps, the earliest first
 */
public record CommitmentView(
        String id,
        CommitmentState state,
        CommitmentKind kind,
        LocalizedText title,
        @Nullable Maker person,
        @Nullable Body organization,
        @Nullable Office office,
        @Nullable LocalizedText madeTo,
        @Nullable String area,
        @Nullable LocalizedText quote,
        @Nullable String madeOn,
        @Nullable Occasion occasion,
        Source source,
        @Nullable String targetDate,
        @Nullable Amount amount,
        @Nullable String supersededBy,
        @Nullable Instant toldAt,
        List<Passage> history) {

    /**
     * A step that took place, without those who took it.
     *
     * @param state the state after it
     * @param previous the state before it
     * @param date the day of what shows it
     * @param url where that can be read
     * @param note what it says
     * @param confirmedAt when it was confirmed
     */
    public record Passage(
            CommitmentState state,
            CommitmentState previous,
            @Nullable LocalDate date,
            @Nullable String url,
            @Nullable LocalizedText note,
            @Nullable Instant confirmedAt) {}

    /** What everybody may see of a commitment. */
    public static CommitmentView told(Commitment commitment) {
        var occasion = commitment.promise().occasion();
        return of(commitment, occasion == null ? null : occasion.told());
    }

    /** As {@link #told}, with an occasion that is not public. */
    static CommitmentView internal(Commitment commitment) {
        return of(commitment, commitment.promise().occasion());
    }

    private static CommitmentView of(Commitment commitment, @Nullable Occasion occasion) {
        Promise promise = commitment.promise();
        return new CommitmentView(
                commitment.id(), commitment.state(), promise.kind(), promise.title(), promise.person(), promise.organization(),
                promise.office(), promise.madeTo(), promise.area(), promise.quote(), promise.madeOn(), occasion, promise.source(),
                promise.targetDate(), promise.amount(), commitment.supersededBy(), commitment.toldAt(),
                commitment.history().stream()
                        .map(step -> new Passage(
                                step.to(), step.from(), step.evidence().date(), step.evidence().url(), step.evidence().note(),
                                step.decidedAt()))
                        .toList());
    }
}
