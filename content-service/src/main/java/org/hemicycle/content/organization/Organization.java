package org.hemicycle.content.organization;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.contracts.DirectoryMessage.OrganizationRecorded;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.OrganizationFacts;
import org.jspecify.annotations.Nullable;

/**
 * A parliament, chamber, ministry or other body, or a group or party inside a chamber (Popolo).
 *
 * @param id its id in the directory
 * @param classification what it is
 * @param parent the organization it is a part of: a group's chamber, a chamber's parliament
 * @param area the area it acts for
 * @param name its name per language, its own language first
 * @param shortName what people call it
 * @param city where it works
 * @param founded the day or year it began, as precisely as known: {@code 2019-03-25} or {@code 1979}
 * @param otherNames names it bore before
 * @param text what it is, for readers
 * @param seatCounts how many seats its groups held, day by day, earliest first
 * @param provenance where the facts come from
 */
public record Organization(
        String id,
        Classification classification,
        @Nullable String parent,
        @Nullable String area,
        LocalizedText name,
        @Nullable String shortName,
        @Nullable String city,
        @Nullable String founded,
        List<OtherName> otherNames,
        @Nullable LocalizedText text,
        List<SeatCount> seatCounts,
        @JsonUnwrapped Provenance provenance) {

    /** Keeps the lists from changing. */
    public Organization {
        otherNames = List.copyOf(otherNames);
        seatCounts = List.copyOf(seatCounts);
    }

    /** The message that tells other services of the organization as it is in a version. */
    public OrganizationRecorded recorded(long version) {
        return new OrganizationRecorded(
                version, new OrganizationFacts(
                        id, name, classification.wireName(), parent, area,
                        seatCounts.isEmpty() ? null : seatCounts.stream().map(SeatCount::facts).toList()));
    }
}
