package org.hemicycle.content.commitment;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that the office means to do about a commitment; nobody outside hears of it.
 *
 * @param id its number within the commitment, counted from 1
 * @param task what is to be done
 * @param owner who is to do it
 * @param due by which day
 * @param doneBy who did it
 * @param doneAt when they did
 */
public record FollowUp(
        String id, String task, String owner, LocalDate due, @Nullable String doneBy, @Nullable Instant doneAt) {

    /** Whether it is still to be done. */
    public boolean isOpen() {
        return doneAt == null;
    }

    FollowUp done(String by, Instant at) {
        return new FollowUp(id, task, owner, due, by, at);
    }
}
