package org.hemicycle.content.membership;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A membership as everybody may see it, with the names of what it joins.
 *
 * @param id its id
 * @param person whose it is
 * @param post the post that they hold
 * @param organization the organization that they belong to
 * @param onBehalfOf the party or group for which they are there
 * @param role what they are in it, per language
 * @param start the day, month or year it began
 * @param end the day, month or year it ended
 * @param asOf the day on which the source says that it lasted
 * @param known where the question was about a day: whether a source says that it lasted that day; otherwise it may have
 * @param provenance where the facts come from
 */
public record MembershipView(
        String id,
        Member person,
        @Nullable Office post,
        @Nullable Body organization,
        @Nullable Body onBehalfOf,
        @Nullable LocalizedText role,
        @Nullable String start,
        @Nullable String end,
        @Nullable LocalDate asOf,
        @Nullable Boolean known,
        @JsonUnwrapped Provenance provenance) {

    /**
     * A person of the directory.
     *
     * @param sample whether they are invented for demonstrations
     */
    public record Member(String id, String name, boolean sample) {}

    /** A post of the directory. */
    public record Office(String id, LocalizedText label) {}

    /** An organization of the directory. */
    public record Body(String id, LocalizedText name) {}
}
