package org.hemicycle.web.bulletin;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.web.bulletin.BulletinsApi.Audience;
import org.hemicycle.web.page.Language;
import org.jspecify.annotations.Nullable;

/**
 * A bulletin as staff see it.
 *
 * @param state {@code draft}, {@code scheduled}, {@code sending}, {@code paused}, {@code sent} or {@code stopped}
 */
public record Bulletin(
        String id,
        LocalizedText subject,
        LocalizedText body,
        Audience audience,
        String state,
        @Nullable Instant sendAt,
        @Nullable String timeZone,
        @Nullable String author,
        @Nullable Instant changedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Progress progress) {

    private static final Set<String> UNDER_WAY = Set.of("sending", "paused");

    /**
     * How far it is.
     *
     * @param expected how many it was for when it was started
     * @param attempted of how many anything is known
     * @param perSecond how many a second so far
     * @param remainingSeconds how long it will take, where that can be said
     */
    public record Progress(
            long expected,
            long attempted,
            long sent,
            long deferred,
            long failed,
            long dead,
            long suppressed,
            double perSecond,
            @Nullable Long remainingSeconds) {

        /** How many of those whom it was for are done, as far as a bar can show it. */
        public long bar() {
            return Math.min(attempted, Math.max(1, expected));
        }

        /** In whole percent, never 100 before all is done. */
        public long percent() {
            return expected <= 0 ? 100 : Math.min(100, attempted * 100 / expected);
        }
    }

    /** Whether it is being written. */
    public boolean isDraft() {
        return state.equals("draft");
    }

    /** Whether it waits for its time. */
    public boolean isScheduled() {
        return state.equals("scheduled");
    }

    /** Whether it was started and is not over. */
    public boolean isUnderWay() {
        return UNDER_WAY.contains(state);
    }

    /** The languages of the pages in which it says nothing, whose readers get the original. */
    public List<String> missing() {
        return List.of(Language.values()).stream()
                .map(Language::tag)
                .filter(tag -> !subject.texts().containsKey(tag))
                .toList();
    }
}
