package org.hemicycle.notification.subscriber;

import java.util.List;

/**
 * Whom something written by hand is for: a question asked at the moment of sending, never a list.
 *
 * <p>Each part narrows it down, and all of them are joined with what every reader agreed to.
 *
 * @param areas codes of areas of which they must follow one, or {@link Areas#EVERYWHERE}; empty where any will do
 * @param kinds names of kinds of which they must follow one
 * @param languages the languages that their letters may be in; empty where any will do
 * @param cadences {@code now}, {@code daily}, {@code weekly}: how often they must want to be told
 */
public record Readership(List<String> areas, List<String> kinds, List<String> languages, List<String> cadences) {

    /** Lists that a document does not have are empty. */
    public Readership {
        areas = areas == null ? List.of() : List.copyOf(areas);
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
        languages = languages == null ? List.of() : List.copyOf(languages);
        cadences = cadences == null ? List.of() : List.copyOf(cadences);
    }

    /** The choices of area by which somebody is reached; empty where any will do. */
    List<String> reachedBy() {
        return areas.isEmpty() ? List.of() : Areas.reachedBy(areas);
    }
}
