package org.hemicycle.content.article;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a piece says, in all its languages.
 *
 * @param article the words; {@code older} is filled in when they are published
 * @param original the number of the version in which the words of the original last changed
 * @param madeFrom for each translation the number of the version whose original it says
 */
record Manuscript(Article article, int original, Map<String, Integer> madeFrom) {

    /** Keeps the map from changing. */
    Manuscript {
        madeFrom = Map.copyOf(madeFrom);
    }

    /** What a piece says in one language. */
    private record Words(@Nullable String title, @Nullable String summary, @Nullable String body) {}

    /** The first version of a piece: its translations say what its original says. */
    static Manuscript first(Article article) {
        var madeFrom = new LinkedHashMap<String, Integer>();
        translations(article).forEach(language -> madeFrom.put(language, 1));
        return new Manuscript(article, 1, madeFrom);
    }

    /**
     * The version after this one.
     *
     * @param number its number
     * @param renewed the translations that say what the original says now; where absent, those whose words changed
     */
    Manuscript next(Article changed, int number, @Nullable Set<String> renewed) {
        int since = saysTheSame(article, changed) ? original : number;
        var made = new LinkedHashMap<String, Integer>();
        for (String language : translations(changed)) {
            Words before = words(article, language);
            boolean isNew = before.equals(new Words(null, null, null));
            boolean isRenewed = isNew
                    || (renewed == null
                            ? !before.equals(words(changed, language))
                            : renewed.contains(language));
            made.put(language, isRenewed ? since : madeFrom.getOrDefault(language, original));
        }
        return new Manuscript(changed, since, made);
    }

    /**
     * This version, an old one, after another as the newest; each translation is as good as it was then.
     *
     * @param number its number
     */
    Manuscript restoredAfter(Manuscript latest, Article restored, int number) {
        int since = saysTheSame(latest.article(), restored) ? latest.original() : number;
        List<String> stale = older();
        var made = new LinkedHashMap<String, Integer>();
        madeFrom.forEach((language, from) -> made.put(language, stale.contains(language) ? from : since));
        return new Manuscript(restored, since, made);
    }

    /** The languages of the translations whose original has changed since. */
    List<String> older() {
        return translations(article).stream()
                .filter(language -> madeFrom.getOrDefault(language, original) < original)
                .toList();
    }

    /** The languages of a piece other than that of its original. */
    static Set<String> translations(Article article) {
        var languages = languages(article);
        languages.remove(article.title().original());
        return languages;
    }

    /** The languages of a piece, that of its original first. */
    static LinkedHashSet<String> languages(Article article) {
        var languages = new LinkedHashSet<>(article.title().texts().keySet());
        if (article.summary() != null) {
            languages.addAll(article.summary().texts().keySet());
        }
        if (article.body() != null) {
            languages.addAll(article.body().texts().keySet());
        }
        return languages;
    }

    private static boolean saysTheSame(Article one, Article other) {
        String language = one.title().original();
        return language.equals(other.title().original())
                && Objects.equals(words(one, language), words(other, language));
    }

    private static Words words(Article article, String language) {
        return new Words(
                article.title().texts().get(language),
                in(article.summary(), language),
                in(article.body(), language));
    }

    private static @Nullable String in(@Nullable LocalizedText text, String language) {
        return text == null ? null : text.texts().get(language);
    }
}
