package org.hemicycle.events.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.programme.Window;

/**
 * Where a page of visits ended; opaque text on the wire.
 *
 * @param start the first day of the last visit on the page
 * @param id its id
 */
record Cursor(LocalDate start, String id) {

    static Cursor after(Visit visit, boolean internal) {
        Window window = internal || visit.published() == null ? visit.window() : visit.published().programme().window();
        return new Cursor(window.start(), visit.id().value());
    }

    static Cursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 2);
            return new Cursor(LocalDate.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "The cursor is not one that this list gave out.", "cursor");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((start + " " + id).getBytes(UTF_8));
    }
}
