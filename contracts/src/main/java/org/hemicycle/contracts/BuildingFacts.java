package org.hemicycle.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A building in which meetings are held.
 *
 * @param id its id in the directory
 * @param name its name per language
 * @param address its postal address on one line
 * @param organizationId the organization whose house it is, if any
 * @param areaId the area that it lies in, such as {@code BE}
 * @param timeZone IANA name of its time zone
 */
public record BuildingFacts(
        String id,
        LocalizedText name,
        String address,
        @Nullable String organizationId,
        String areaId,
        String timeZone) {}
