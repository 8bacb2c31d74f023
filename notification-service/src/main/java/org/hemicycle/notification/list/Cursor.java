package org.hemicycle.notification.list;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.function.BiFunction;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;

/** Where a page of a list ended, as one opaque word; callers get it as {@code next} and pass it back as {@code after}. */
public final class Cursor {

    private Cursor() {}

    /** The end of a page in a list that is ordered by time, and by id where times are the same. */
    public record Place(Instant time, String id) {}

    /** The word for a place that two values name. */
    public static String word(Object one, Object other) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((one + " " + other).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place that a word stands for in a list ordered by time.
     *
     * @throws Refused INVALID_PARAMETER when no page gave it
     */
    public static Place place(String word) {
        return place(word, (time, id) -> new Place(Instant.parse(time), id));
    }

    /**
     * The place that a word stands for.
     *
     * @param reading makes it of the two values; what it cannot read no page gave
     * @throws Refused INVALID_PARAMETER when no page gave it
     */
    public static <T> T place(String word, BiFunction<String, String, T> reading) {
        try {
            String[] values = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8).split(" ", 2);
            if (values.length == 2) {
                return reading.apply(values[0], values[1]);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Said below, in our own words.
        }
        throw new Refused(CommonRefusal.INVALID_PARAMETER, "after must be what an earlier page gave as next.", "after");
    }
}
