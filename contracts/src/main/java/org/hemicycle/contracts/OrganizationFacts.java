package org.hemicycle.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organization of the public directory (Popolo).
 *
 * @param id its id in the directory
 * @param name its name per language
 * @param classification parliament, chamber, committee, group, party, ministry, presidency, ngo, eu-institution or
 *     multilateral
 * @param parentId the organization it is a part of, if any
 * @param areaId the area that it acts for, if any
 * @param seatCounts how many seats its groups held, day by day, earliest first, where it is a chamber and this is known
 */
public record OrganizationFacts(
        String id,
        LocalizedText name,
        String classification,
        @Nullable String parentId,
        @Nullable String areaId,
        @Nullable List<SeatCountFacts> seatCounts) {}
