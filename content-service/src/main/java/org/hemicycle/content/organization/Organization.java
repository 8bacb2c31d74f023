package org.hemicycle.content.organization;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.hemicycle.content.person.Details.Identifier;
import org.hemicycle.content.register.Visibility;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.contracts.DirectoryMessage.OrganizationRecorded;
import org.hemicycle.contracts.DirectoryMessage.OrganizationWithdrawn;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.Message;
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
 * @param dissolved the day, month or year it ended
 * @param otherNames names it bore before
 * @param text what it is, for readers
 * @param seatCounts how many seats its groups held, day by day, earliest first
 * @param identifiers what it is in other collections
 * @param provenance where the facts come from
 * @param visibility who may see it
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
        @Nullable String dissolved,
        List<OtherName> otherNames,
        @Nullable LocalizedText text,
        List<SeatCount> seatCounts,
        List<Identifier> identifiers,
        @JsonUnwrapped Provenance provenance,
        Visibility visibility) {

    /** Keeps the lists from changing; what was stored before there was visibility is internal until the seeds are read. */
    @SuppressWarnings("NullAway") // The store has nothing where an earlier version wrote nothing.
    public Organization {
        otherNames = List.copyOf(otherNames);
        seatCounts = List.copyOf(seatCounts);
        identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
        visibility = visibility == null ? Visibility.INTERNAL : visibility;
    }

    /** Whether everybody may see it. */
    public boolean isPublic() {
        return visibility == Visibility.PUBLIC;
    }

    /** The same organization with other seat counts. */
    public Organization withSeatCounts(List<SeatCount> counts) {
        return new Organization(
                id, classification, parent, area, name, shortName, city, founded, dissolved, otherNames, text, counts, identifiers,
                provenance, visibility);
    }

    /**
     * What is owed for a version: the organization as it is while it is public, and once that it is public no more.
     *
     * @param before the organization before, if it was there
     */
    public static List<Message> owed(long version, @Nullable Organization before, Organization now) {
        if (now.isPublic()) {
            return List.of(now.recorded(version));
        }
        return before != null && before.isPublic() ? List.of(new OrganizationWithdrawn(version, now.id, null)) : List.of();
    }

    /** The message that tells other services of the organization as it is in a version. */
    public OrganizationRecorded recorded(long version) {
        return new OrganizationRecorded(
                version, new OrganizationFacts(
                        id, name, classification.wireName(), parent, area,
                        seatCounts.isEmpty() ? null : seatCounts.stream().map(SeatCount::facts).toList()));
    }
}
