package org.hemicycle.defaults.refusal;

import org.jspecify.annotations.Nullable;

/** The version of a record as an HTTP entity tag (RFC 9110 §8.8.3): {@code "7"} out, {@code If-Match: "7"} in. */
public final class EntityVersion {

    private EntityVersion() {}

    /** The strong entity tag of a version. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that a change is based on.
     *
     * @param ifMatch the value of {@code If-Match}, or null where the header is missing
     * @throws Refused VERSION_MISSING (428) without the header, INVALID_PARAMETER (400) where it is no version of ours
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Refused(CommonRefusal.VERSION_MISSING, "Send the header If-Match with the ETag that you read.");
        }
        String tag = ifMatch.strip();
        if (tag.matches("\"[0-9]{1,18}\"")) {
            return Long.parseLong(tag.substring(1, tag.length() - 1));
        }
        throw new Refused(CommonRefusal.INVALID_PARAMETER, "If-Match must be one strong entity tag such as \"7\".", "If-Match");
    }
}
