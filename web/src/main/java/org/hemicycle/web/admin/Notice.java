package org.hemicycle.web.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is being told to an audience.
 *
 * @param id its id
 * @param type what happened, as the message type
 * @param title what it is about, in words
 * @param urgent whether it overtakes others
 * @param receivedAt when it was taken in
 * @param chunks into how many chunks its audience was cut
 * @param progress what became of them
 */
public record Notice(
        String id,
        @Nullable String type,
        @Nullable String title,
        boolean urgent,
        @Nullable Instant receivedAt,
        int chunks,
        @Nullable Progress progress) {

    /**
     * What became of a notice.
     *
     * @param done chunks that are done
     * @param audience subscribers it concerns
     * @param sent mails that a server took
     * @param deferred mails that are tried again later
     * @param failed attempts that failed
     * @param dead mails that were given up
     * @param suppressed subscribers who left before their mail was due
     */
    public record Progress(int done, int audience, int sent, int deferred, int failed, int dead, int suppressed) {}

    /** What became of it; nothing yet where nothing is known. */
    public Progress reached() {
        return progress == null ? new Progress(0, 0, 0, 0, 0, 0, 0) : progress;
    }
}
