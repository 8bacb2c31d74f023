package org.hemicycle.web.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that the pages themselves are written in. */
public enum Language {
    EN("en", "English", Locale.UK),
    FR("fr", "Français", Locale.FRANCE),
    DE("de", "Deutsch", Locale.GERMANY);

    /** The path segment of a page in one of the languages, for request mappings. */
    public static final String SEGMENT = "/{language:en|fr|de}";

    private final String tag;
    private final String ownName;
    private final Locale locale;

    Language(String tag, String ownName, Locale locale) {
        this.tag = tag;
        this.ownName = ownName;
        this.locale = locale;
    }

    /** Its BCP 47 tag, which is also its segment in an address. */
    public String tag() {
        return tag;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** The conventions for dates and numbers. */
    public Locale locale() {
        return locale;
    }

    /** Whether a number takes the singular: in French nought does too. */
    public boolean isSingular(long number) {
        return number == 1 || (this == FR && number == 0);
    }

    /** The language of a tag, if the pages have it. */
    public static Optional<Language> of(@Nullable String tag) {
        return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst();
    }

    /** The best language for an {@code Accept-Language} header (RFC 9110 §12.5.4); English when none fits. */
    public static Language accepted(@Nullable String header) {
        if (header == null || header.length() > 500) {
            return EN;
        }
        try {
            List<Locale> ours = Arrays.stream(values()).map(language -> Locale.forLanguageTag(language.tag)).toList();
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), ours);
            return best == null ? EN : of(best.getLanguage()).orElse(EN);
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
    }
}
