package org.hemicycle.content.searchable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A public record as it is searched.
 *
 * @param source the name of the source that it comes from; ids are unique in it
 * @param id the record's id
 * @param version the version of the record that this describes
 * @param kind what it is, as readers filter by it: {@code interview}, {@code visit}, {@code institution}
 * @param title what it is called per language; {@code und} for a name that belongs to no language
 * @param texts what it says, per language
 * @param names further words that belong to no language: names of people, media, earlier names
 * @param languages the languages that it can be read in
 * @param areas codes of the areas that it concerns
 * @param date the day that it stands under, or the year where only that is known, in ISO 8601
 * @param url where it can be read elsewhere, if it is not ours
 * @param state what a reader must know of it: {@code verify}, {@code sample}, {@code cancelled}
 */
public record Entry(
        String source,
        String id,
        long version,
        String kind,
        Map<String, String> title,
        Map<String, String> texts,
        List<String> names,
        List<String> languages,
        List<String> areas,
        @Nullable String date,
        @Nullable String url,
        @Nullable String state) {

    /** The tag of a name that belongs to no language (BCP 47 §4.1). */
    public static final String NO_LANGUAGE = "und";

    /** A name that is the same in every language. */
    static Map<String, String> name(String name) {
        return Map.of(NO_LANGUAGE, name);
    }

    /** Several texts as one per language, each on lines of its own; absent ones are left out. */
    static SequencedMap<String, String> together(List<? extends @Nullable LocalizedText> texts) {
        var parts = new LinkedHashMap<String, List<String>>();
        for (LocalizedText text : texts) {
            if (text != null) {
                text.texts().forEach((language, words) ->
                        parts.computeIfAbsent(language, none -> new ArrayList<>()).add(words));
            }
        }
        var together = new LinkedHashMap<String, String>();
        parts.forEach((language, words) -> together.put(language, String.join("\n", words)));
        return together;
    }

    /** The languages that a record can be read in, by its texts. */
    static List<String> languagesOf(@Nullable LocalizedText... texts) {
        Set<String> languages = new LinkedHashSet<>();
        for (LocalizedText text : texts) {
            if (text != null) {
                languages.addAll(text.texts().keySet());
            }
        }
        return List.copyOf(languages);
    }
}
