package org.hemicycle.content.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a long list is asked for.
 *
 * @param after the sort key of the last item already seen, or null for the beginning
 * @param limit how many items at most
 */
public record Slice(@Nullable String after, int limit) {

    private static final int USUAL = 100;
    private static final int LARGEST = 500;

    /**
     * The slice that a request asks for.
     *
     * @param cursor the {@code next} of the page before, or null
     * @param limit between 1 and 500; null means 100
     * @throws Refused INVALID_PARAMETER (400) where either is not as above
     */
    public static Slice asked(@Nullable String cursor, @Nullable Integer limit) {
        int wanted = limit == null ? USUAL : limit;
        if (wanted < 1 || wanted > LARGEST) {
            throw new Refused(
                    CommonRefusal.INVALID_PARAMETER, "The parameter limit must lie between 1 and " + LARGEST + ".", "limit");
        }
        try {
            return new Slice(cursor == null ? null : new String(Base64.getUrlDecoder().decode(cursor), UTF_8), wanted);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    CommonRefusal.INVALID_PARAMETER, "The parameter cursor must be the next of an earlier page.", "cursor");
        }
    }

    static String cursor(String sortKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sortKey.getBytes(UTF_8));
    }
}
