package org.hemicycle.content.coverage;

import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What was done last for each area and each institution of the directory.
 *
 * @param areas all areas, in the order of their ids
 * @param institutions all institutions without their groups, in the order of their ids
 */
public record Coverage(List<Covered> areas, List<Covered> institutions) {

    /** Keeps the lists from changing. */
    public Coverage {
        areas = List.copyOf(areas);
        institutions = List.copyOf(institutions);
    }

    /**
     * One area or institution.
     *
     * @param id its id in the directory
     * @param name its name per language
     * @param meeting the last visit or briefing that began there and was not cancelled
     * @param article the last published piece about the area, or that names the institution
     * @param commitment the last commitment that concerns the area, or that the institution made
     */
    public record Covered(
            String id, LocalizedText name, @Nullable Last meeting, @Nullable Last article, @Nullable Last commitment) {}

    /**
     * The last thing of its sort.
     *
     * @param id its id
     * @param kind {@code visit} or {@code briefing}, a piece's kind, or a commitment's kind
     * @param title its title per language
     * @param date the day, month or year, as precisely as it is known; nothing where nobody has checked it
     */
    public record Last(String id, String kind, LocalizedText title, @Nullable String date) {}
}
