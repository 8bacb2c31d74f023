package org.hemicycle.web.place;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long the way takes from one city or building to another, from door to door.
 *
 * @param from a city by its name, or a building by its id
 * @param to likewise
 * @param mode how, such as {@code train}
 * @param minutes how many minutes it takes
 * @param estimate whether nobody has looked it up
 * @param source where it was looked up
 * @param enteredBy who did, as their token names them
 * @param enteredAt when
 */
public record Journey(
        String from,
        String to,
        @Nullable String mode,
        @Nullable Integer minutes,
        boolean estimate,
        @Nullable String source,
        @Nullable String enteredBy,
        @Nullable Instant enteredAt) {

    /** The latest entry among journeys as events-service numbers it, which stands for all that their reader has seen. */
    public static long newest(List<Journey> journeys) {
        return journeys.stream()
                .map(Journey::enteredAt)
                .filter(Objects::nonNull)
                .mapToLong(Instant::toEpochMilli)
                .max()
                .orElse(0);
    }
}
