package org.hemicycle.web.article;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.hemicycle.web.page.Language;
import org.jspecify.annotations.Nullable;

/**
 * A piece as the desk has it.
 *
 * @param state {@code draft}, {@code in-review}, {@code approved}, {@code scheduled}, {@code published} or {@code withdrawn}
 * @param version the number of its latest version
 * @param publicVersion the number of the version that everybody reads, if any
 * @param publishAt when it is to be published by itself
 * @param timeZone the zone in which that time was chosen
 * @param words what its latest version says
 * @param original the number of the version in which the words of the original last changed
 * @param translations its translations
 * @param versions all versions, the first first
 * @param steps all that happened to it, the first first
 */
public record Piece(
        String id,
        String state,
        int version,
        @Nullable Integer publicVersion,
        @Nullable Instant publishAt,
        @Nullable String timeZone,
        Article words,
        int original,
        List<Translation> translations,
        List<Numbered> versions,
        List<Step> steps) {

    /** A translation, the version whose original it says, and whether the original has changed since. */
    public record Translation(String language, int madeFrom, boolean older) {}

    /** A version in the list of versions; {@code restored} is the number of the one whose words it brought back. */
    public record Numbered(
            int number, @Nullable String by, Instant at, @Nullable String note, @Nullable Integer restored) {}

    /** Something that happened, and by whom. */
    public record Step(String state, int version, @Nullable String by, Instant at, @Nullable String note) {}

    @SuppressWarnings("NullAway") // content-service may leave out an empty list.
    public Piece {
        translations = translations == null ? List.of() : List.copyOf(translations);
        versions = versions == null ? List.of() : List.copyOf(versions);
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** Whether it is in a state. */
    public boolean is(String wanted) {
        return state.equals(wanted);
    }

    /** Whether its words can be changed as it is. */
    public boolean isEditable() {
        return !is("scheduled");
    }

    /** Whether a translation is older than the original. */
    public boolean isOlder(String language) {
        return translations.stream().anyMatch(one -> one.language().equals(language) && one.older());
    }

    /** The languages to write in: those it has, the original first, and those of the pages. */
    public List<String> columns() {
        var columns = new LinkedHashSet<>(words.languages());
        for (Language language : Language.values()) {
            columns.add(language.tag());
        }
        return List.copyOf(columns);
    }
}
