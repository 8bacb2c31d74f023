package org.hemicycle.web.area;

import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A building of the directory.
 *
 * @param id its id
 * @param name its name per language
 * @param address its postal address on one line
 * @param organization whose house it is
 * @param area the area it lies in
 * @param timeZone IANA name of its zone
 */
public record Building(
        String id,
        LocalizedText name,
        @Nullable String address,
        @Nullable String organization,
        @Nullable String area,
        @Nullable String timeZone) {}
