package org.hemicycle.notification.subscriber;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which digests a subscriber waits for, and from where on: so that changing the hour, or from digests to mails at once
 * and back, neither repeats what was told nor leaves anything out.
 *
 * @param slot the key of the slot
 * @param chosenAt when it was chosen
 * @param since from when on things are to be told in the first digest after that
 * @param until where mails at once took over: the next digest tells what came before and is the last one
 */
public record Digesting(String slot, Instant chosenAt, Instant since, @Nullable Instant until) {

    /** A digest tells what came until this long before its time, since what comes later may still be on its way. */
    public static final Duration MARGIN = Duration.ofMinutes(1);

    /** What a subscriber waits for after choosing, at a time at which everything before it has been told. */
    static @Nullable Digesting anew(Choices chosen, Instant now) {
        Slot slot = chosen.slot();
        return slot == null ? null : new Digesting(slot.key(), now, now, null);
    }

    /** What a subscriber waits for who changes their choices. */
    static @Nullable Digesting after(@Nullable Digesting before, Choices chosen, Instant now) {
        if (before == null) {
            return anew(chosen, now);
        }
        Slot slot = chosen.slot();
        if (slot == null) {
            return before.until() != null ? before : new Digesting(before.slot(), before.chosenAt(), before.since(), now);
        }
        if (before.until() == null && before.slot().equals(slot.key())) {
            return before;
        }
        return new Digesting(slot.key(), now, before.toldUntil(now), null);
    }

    private Instant toldUntil(Instant now) {
        Instant last = Slot.of(slot).until(now);
        Instant told = last.isAfter(chosenAt) ? last.minus(MARGIN) : since;
        Instant over = until;
        // Everything since then was told at once, unless the last digest is still owed.
        return over != null && !told.isBefore(over) ? now : told;
    }

    /**
     * From when on a digest tells this subscriber, where it is for them at all.
     *
     * @param previous the time of the slot's digest before
     * @param at the time of this digest
     */
    public @Nullable Instant from(Instant previous, Instant at) {
        if (!chosenAt.isBefore(at)) {
            return null;
        }
        return chosenAt.isBefore(previous) ? previous.minus(MARGIN) : since;
    }

    /** Until when the digest of a time tells this subscriber. */
    public Instant to(Instant at) {
        Instant end = at.minus(MARGIN);
        Instant over = until;
        return over != null && over.isBefore(end) ? over : end;
    }
}
