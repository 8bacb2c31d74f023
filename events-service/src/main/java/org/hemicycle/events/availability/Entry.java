package org.hemicycle.events.availability;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of time out of a file: an event, or one occurrence of a series.
 *
 * @param uid the event's UID; where the file has none, a hash of what the event says
 * @param recurrence which occurrence of the series it is, by the start that the series gives it; empty for a single event
 * @param sequence the event's SEQUENCE, 0 where there is none
 * @param start when it begins
 * @param end when it ends, after the start
 * @param firstDay its first day, where it lasts whole days
 * @param lastDay its last day, included
 * @param kind a kind of {@link Availability} or of {@link Sitting}
 * @param summary what it is called; null for persons, whose appointments are nobody's business
 */
public record Entry(
        String uid,
        String recurrence,
        int sequence,
        Instant start,
        Instant end,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        String kind,
        @Nullable String summary) {

    /** What makes it the same entry in the next file: its UID and RECURRENCE-ID (RFC 5545 §3.8.4.4). */
    public String key() {
        return hash(uid + "\n" + recurrence);
    }

    /** A text as 32 hexadecimal digits, for an event that has no UID. */
    public static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
