package org.hemicycle.web.area;

import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * An area as content-service shows it.
 *
 * @param id its code, such as {@code BE}
 * @param kind {@code country} or {@code region}
 * @param name its name per language
 * @param timeZone IANA name of its capital's zone
 * @param text what is done there
 * @param sourceUrl where its facts come from
 */
public record Area(
        String id,
        @Nullable String kind,
        LocalizedText name,
        @Nullable String timeZone,
        @Nullable LocalizedText text,
        @Nullable String sourceUrl) {

    /** Whether it is a country, not a region of several. */
    public boolean isCountry() {
        return "country".equals(kind);
    }
}
