package org.hemicycle.content.area;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.contracts.AreaFacts;
import org.hemicycle.contracts.DirectoryMessage.AreaRecorded;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * An area that advocacy is done in.
 *
 * @param id its code: ISO 3166-1 alpha-2 for a country, {@code EU} or {@code EUROPE}
 * @param kind what it is
 * @param parent the area it belongs to, such as {@code EU} for a member state
 * @param isoAlpha2 ISO 3166-1 alpha-2, for a country
 * @param isoAlpha3 ISO 3166-1 alpha-3, for a country
 * @param euCode the Union's own code, which is {@code EL} for Greece
 * @param name its name in English, French and German and in its own languages
 * @param capital its capital
 * @param timeZone IANA name of its capital's time zone
 * @param languages its official languages, as BCP 47 tags
 * @param europeanParliamentSeats its seats in the European Parliament
 * @param text what is done there, for readers
 * @param provenance where the facts come from
 */
public record Area(
        String id,
        AreaKind kind,
        @Nullable String parent,
        @Nullable String isoAlpha2,
        @Nullable String isoAlpha3,
        @Nullable String euCode,
        LocalizedText name,
        @Nullable LocalizedText capital,
        @Nullable String timeZone,
        List<String> languages,
        @Nullable Integer europeanParliamentSeats,
        @Nullable LocalizedText text,
        @JsonUnwrapped Provenance provenance) {

    /** Keeps the lists from changing. */
    public Area {
        languages = List.copyOf(languages);
    }

    /** The message that tells other services of the area as it is in a version. */
    public AreaRecorded recorded(long version) {
        return new AreaRecorded(version, new AreaFacts(id, name, kind.wireName(), timeZone));
    }
}
