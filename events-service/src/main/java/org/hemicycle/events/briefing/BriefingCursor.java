package org.hemicycle.events.briefing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;

/**
 * Where a page of briefings ended; opaque text on the wire.
 *
 * @param start the start of the last briefing on the page
 * @param id its id
 */
record BriefingCursor(Instant start, String id) {

    static BriefingCursor after(Briefing briefing) {
        return new BriefingCursor(briefing.session().slot().start(), briefing.id().value());
    }

    static BriefingCursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 2);
            return new BriefingCursor(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "The cursor is not one that this list gave out.", "cursor");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((start + " " + id).getBytes(UTF_8));
    }
}
