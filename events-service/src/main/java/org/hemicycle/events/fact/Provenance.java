package org.hemicycle.events.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact comes from.
 *
 * @param source who said it, and where
 * @param url its address, if it has one
 * @param checkedAt the day on which somebody of the office last looked, or null where nobody has
 * @param confidence how far it can be relied on
 */
public record Provenance(String source, @Nullable String url, @Nullable LocalDate checkedAt, Trust confidence) {}
