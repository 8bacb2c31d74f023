package org.hemicycle.events.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;

/** A text with the strong tag of its bytes (RFC 9110 §8.8.3), or 304 for a reader who has it. */
final class CalendarAnswer {

    static final MediaType ICALENDAR = new MediaType("text", "calendar", UTF_8);

    private CalendarAnswer() {}

    static @Nullable ResponseEntity<String> of(String text, MediaType type, CacheControl cache, WebRequest request) {
        String tag = "\"" + hash(text) + "\"";
        if (request.checkNotModified(tag)) {
            return null; // the 304 has been set
        }
        return ResponseEntity.ok().eTag(tag).contentType(type).cacheControl(cache).body(text);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
