package org.hemicycle.content.person;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.contracts.DirectoryMessage.PersonRecorded;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonFacts;
import org.jspecify.annotations.Nullable;

/**
 * A public person of the directory (Popolo).
 *
 * @param id the person's id
 * @param name the name they go by
 * @param sample whether the person is invented for demonstrations
 * @param organization where they do their work
 * @param area the area they act for
 * @param role what they do, per language
 * @param languages the languages they speak, as BCP 47 tags
 * @param asOf the day on which the source says that they held the role; later it may be somebody else's
 * @param provenance where the facts come from
 */
public record Person(
        String id,
        String name,
        boolean sample,
        @Nullable String organization,
        @Nullable String area,
        @Nullable LocalizedText role,
        List<String> languages,
        @Nullable LocalDate asOf,
        @JsonUnwrapped Provenance provenance) {

    /** Keeps the list from changing. */
    public Person {
        languages = List.copyOf(languages);
    }

    /**
     * The message that tells other services of the person as they are in a version; a role that is known for one day
     * only stays out, because who hears of it would take it for today's.
     */
    public PersonRecorded recorded(long version) {
        return new PersonRecorded(
                version,
                new PersonFacts(id, name, asOf == null ? role : null, organization, area, languages, sample));
    }
}
