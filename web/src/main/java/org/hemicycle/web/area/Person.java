package org.hemicycle.web.area;

import java.time.LocalDate;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A public person of the directory.
 *
 * @param id their id
 * @param name the name they go by
 * @param sample whether they are invented for demonstrations
 * @param organization where they do their work
 * @param area the area they act for
 * @param role what they do, per language
 * @param asOf the day of the source that says so; it may be somebody else's role since
 */
public record Person(
        String id,
        String name,
        boolean sample,
        @Nullable String organization,
        @Nullable String area,
        @Nullable LocalizedText role,
        @Nullable LocalDate asOf) {}
