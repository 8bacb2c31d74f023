package org.hemicycle.content.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param items the hits, the best first; without words, the latest first
 * @param next the value for the parameter {@code cursor} that gives the next part; absent at the end
 * @param total how many hits there are
 * @param complete whether this instance has read everything since it started; until then hits may be missing
 * @param similar whether nothing has the words as they were written, so that these hits have words like them
 * @param counts how many hits there are for each value of a filter, the other filters applied
 */
public record SearchAnswer(
        List<Hit> items, @Nullable String next, int total, boolean complete, boolean similar, Counts counts) {

    /**
     * One hit.
     *
     * @param kind what it is: {@code article}, {@code interview}, {@code statement}, {@code video}, {@code visit},
     *     {@code briefing}, {@code area}, {@code institution} or {@code person}
     * @param id its id among records of its kind
     * @param title what it is called
     * @param excerpt a part of what it says, around the words asked for
     * @param languages the languages that it can be read in
     * @param areas codes of the areas that it concerns
     * @param date the day that it stands under, or the year where only that is known
     * @param url where it can be read, if it is not ours
     * @param state {@code verify} where nobody has checked it, {@code sample} where it is invented for demonstrations,
     *     {@code cancelled} for what does not take place
     */
    public record Hit(
            String kind,
            String id,
            MarkedText title,
            @Nullable MarkedText excerpt,
            List<String> languages,
            List<String> areas,
            @Nullable String date,
            @Nullable String url,
            @Nullable String state) {}

    /** The counts of each filter, the largest first; of years, the latest. */
    public record Counts(List<Count> kinds, List<Count> areas, List<Count> languages, List<Count> years) {}

    /** How many hits have a value. */
    public record Count(String value, int hits) {}
}
