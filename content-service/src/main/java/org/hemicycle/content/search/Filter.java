package org.hemicycle.content.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.hemicycle.content.language.Language;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which hits are wanted; what is null does not matter.
 *
 * @param kind what they are
 * @param area the code of an area that they concern
 * @param language a language that they can be read in
 * @param year the year that they stand under
 */
record Filter(@Nullable String kind, @Nullable String area, @Nullable String language, @Nullable String year) {

    private static final int LONGEST_AREA = 20;

    /**
     * The filter that a request asks for; an empty parameter is as good as none, since forms send them.
     *
     * @throws Refused INVALID_PARAMETER (400) where there is no such kind or language, or the year or area has no form
     *     that one can have
     */
    static Filter asked(
            @Nullable String kind,
            @Nullable String area,
            @Nullable String language,
            @Nullable String year,
            Collection<String> kinds) {
        String wantedKind = given(kind);
        if (wantedKind != null && !kinds.contains(wantedKind)) {
            throw refused("kind", "must be one of " + String.join(", ", kinds));
        }
        String wantedArea = given(area);
        if (wantedArea != null && wantedArea.length() > LONGEST_AREA) {
            throw refused("area", "must be the code of an area");
        }
        String wantedYear = given(year);
        if (wantedYear != null && !wantedYear.matches("[0-9]{4}")) {
            throw refused("year", "must have four digits");
        }
        String wantedLanguage = given(language);
        if (wantedLanguage != null) {
            try {
                wantedLanguage = new Language(wantedLanguage).tag();
            } catch (IllegalArgumentException e) {
                throw refused("language", "cannot be read: " + e.getMessage());
            }
        }
        return new Filter(wantedKind, wantedArea, wantedLanguage, wantedYear);
    }

    /** The wanted value of each field of the index; fields that do not matter have none. */
    SequencedMap<String, Optional<String>> values() {
        var values = new LinkedHashMap<String, Optional<String>>();
        values.put(Index.KIND, Optional.ofNullable(kind));
        values.put(Index.AREA, Optional.ofNullable(area));
        values.put(Index.LANGUAGE, Optional.ofNullable(language));
        values.put(Index.YEAR, Optional.ofNullable(year));
        return values;
    }

    private static @Nullable String given(@Nullable String parameter) {
        return parameter == null || parameter.isEmpty() ? null : parameter;
    }

    private static Refused refused(String parameter, String rule) {
        return new Refused(
                CommonRefusal.INVALID_PARAMETER, "The parameter " + parameter + " " + rule + ".", parameter);
    }
}
