package org.hemicycle.content.building;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.DirectoryMessage.BuildingRecorded;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A building where meetings are held.
 *
 * @param id its id in the directory
 * @param organization the organization whose house it is
 * @param area the area it lies in
 * @param name its name per language
 * @param address its postal address on one line
 * @param entrances where visitors go in
 * @param timeZone IANA name of its time zone
 * @param provenance where the facts come from
 */
public record Building(
        String id,
        @Nullable String organization,
        String area,
        LocalizedText name,
        String address,
        List<LocalizedText> entrances,
        String timeZone,
        @JsonUnwrapped Provenance provenance) {

    /** Keeps the list from changing. */
    public Building {
        entrances = List.copyOf(entrances);
    }

    /** The message that tells other services of the building as it is in a version. */
    public BuildingRecorded recorded(long version) {
        return new BuildingRecorded(version, new BuildingFacts(id, name, address, organization, area, timeZone));
    }
}
