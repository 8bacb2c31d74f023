package org.hemicycle.contracts;

import org.jspecify.annotations.Nullable;

/**
 * An area that advocacy is done in.
 *
 * @param id its code: ISO 3166-1 alpha-2 for a country, {@code EU} or {@code EUROPE} for a region
 * @param name its name per language
 * @param kind {@code country} or {@code region}
 * @param timeZone IANA name of the zone of its capital, for a country
 */
public record AreaFacts(String id, LocalizedText name, String kind, @Nullable String timeZone) {}
