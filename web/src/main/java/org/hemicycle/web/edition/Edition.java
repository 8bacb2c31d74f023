package org.hemicycle.web.edition;

import java.time.Instant;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.web.visit.Visit;
import org.jspecify.annotations.Nullable;

/**
 * One state of a visit as it was told.
 *
 * @param number counted from 1
 * @param standing {@code ANNOUNCED}, {@code POSTPONED} or {@code CANCELLED}
 * @param title the title then
 * @param window the days then
 * @param meetings how many meetings it had
 * @param publishedAt when it was told
 */
public record Edition(
        int number,
        @Nullable String standing,
        LocalizedText title,
        Visit.Window window,
        int meetings,
        Instant publishedAt) {}
