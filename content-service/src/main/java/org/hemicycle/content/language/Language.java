package org.hemicycle.content.language;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.hemicycle.contracts.LocalizedText;

/**
 * A language that exists, by its BCP 47 tag in canonical form.
 *
 * @param tag the tag, such as {@code fr} or {@code nl-BE}
 */
public record Language(String tag) {

    /** The tag of a piece whose language is not known (BCP 47 §4.1). */
    public static final String UNDETERMINED = "und";

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /**
     * Puts the tag into canonical form.
     *
     * @throws IllegalArgumentException when it is not well-formed, or names no known language or country
     */
    public Language {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            String language = locale.getLanguage();
            // The JDK gives a language that it does not know its own code for a name.
            boolean known = !language.isEmpty()
                    && !language.equals(locale.getDisplayLanguage(Locale.ENGLISH))
                    && (locale.getCountry().isEmpty() || COUNTRIES.contains(locale.getCountry()));
            if (!known) {
                throw new IllegalArgumentException("'" + tag + "' is not a known language tag (BCP 47)");
            }
            tag = locale.toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("'" + tag + "' is not a language tag (BCP 47)", e);
        }
    }

    /**
     * The same text, whose languages all exist.
     *
     * @throws IllegalArgumentException when one does not
     */
    public static LocalizedText known(LocalizedText text) {
        text.texts().keySet().forEach(Language::new);
        return text;
    }
}
