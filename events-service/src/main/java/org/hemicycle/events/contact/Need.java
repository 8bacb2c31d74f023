package org.hemicycle.events.contact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody needs on the way: data on health or belief (GDPR Art. 9).
 *
 * @param dietary what they eat or do not eat, if they said so
 * @param access what they need to get in and around, if they said so
 * @param eraseOn the day, in UTC, at whose beginning it is erased
 */
public record Need(@Nullable String dietary, @Nullable String access, LocalDate eraseOn) {

    /** Never the need, so that no log shows it by accident. */
    @Override
    public String toString() {
        return "a need";
    }
}
