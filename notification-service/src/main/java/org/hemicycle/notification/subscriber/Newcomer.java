package org.hemicycle.notification.subscriber;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.defaults.refusal.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to become a subscriber without signing up by themselves.
 *
 * @param address where they are told
 * @param choices what they are told
 */
public record Newcomer(EmailAddress address, Choices choices) {

    /** Somebody as others described them, or null where something is wrong, which is added to the faults. */
    public static @Nullable Newcomer of(
            @Nullable EmailAddress address,
            String language,
            List<String> areas,
            List<String> kinds,
            String cadence,
            @Nullable String timeZone,
            @Nullable Integer hour,
            @Nullable String weekday,
            Instant now,
            List<FieldFault> faults) {
        Choices choices = Choices.of(
                language,
                new ArrayList<>(areas),
                new ArrayList<>(kinds),
                null,
                new Choices.Times(cadence, timeZone, hour, weekday, null, null, null),
                now,
                faults);
        return address == null || choices == null || !faults.isEmpty() ? null : new Newcomer(address, choices);
    }
}
