package org.hemicycle.notification.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * What readers were told last of one visit or briefing, and what has changed since without being told yet.
 *
 * @param number the highest edition or version that was taken in
 * @param told the message that says what readers know
 * @param waiting what is to be told after the quiet time, if anything
 */
record Gathering(long number, Kept told, @Nullable Waiting waiting) {

    /**
     * A change that waits for the quiet time to pass.
     *
     * @param id the id of the latest message, which the notice will have
     * @param latest the latest message; what was told and it make the difference
     * @param happenedAt when the latest happened
     * @param since when the first of them was taken in
     * @param due when it is to be told
     * @param closed whether it is being told: nothing is added to it any more
     */
    record Waiting(String id, Kept latest, Instant happenedAt, Instant since, Instant due, boolean closed) {}

    /** A message as it is stored. */
    record Kept(String type, String body) {

        static Kept of(Message message) {
            return new Kept(MessageType.of(message).wireName(), MessageJson.write(message));
        }

        Message message() {
            return MessageJson.read(MessageType.named(type).orElseThrow(), body.getBytes(UTF_8));
        }
    }
}
