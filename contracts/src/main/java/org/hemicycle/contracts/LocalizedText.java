package org.hemicycle.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A text that people read, per language; the first language is the original.
 *
 * <p>Keys are BCP 47 language tags. On the wire it is a plain JSON object: {@code {"en": "…", "fr": "…"}}.
 */
public final class LocalizedText {

    private final SequencedMap<String, String> texts;

    private LocalizedText(SequencedMap<String, String> texts) {
        this.texts = texts;
    }

    /**
     * A text in the given languages.
     *
     * @throws IllegalArgumentException when there is none, a tag is not well-formed, or a text is blank or holds a character
     *     that no page, feed or calendar can show
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static LocalizedText of(Map<String, String> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a text needs at least one language");
        }
        var kept = new LinkedHashMap<String, String>();
        texts.forEach((tag, text) -> {
            String language = wellFormed(tag);
            if (text == null || text.isBlank()) {
                throw new IllegalArgumentException("the text in '" + language + "' is blank");
            }
            if (text.codePoints().anyMatch(LocalizedText::isUnfit)) {
                throw new IllegalArgumentException("the text in '" + language + "' holds a control character");
            }
            kept.put(language, text.strip());
        });
        return new LocalizedText(Collections.unmodifiableSequencedMap(kept));
    }

    /** A text in one language. */
    public static LocalizedText of(String language, String text) {
        return of(Map.of(language, text));
    }

    /** Whether XML 1.0 (§2.2) has no place for a character, or only one that it advises against; line breaks and tabs are fine. */
    private static boolean isUnfit(int character) {
        boolean control = Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
        boolean unpaired = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return control || unpaired || (character & 0xFFFE) == 0xFFFE;
    }

    private static String wellFormed(String tag) {
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            if (!language.equals("und")) {
                return language;
            }
        } catch (IllformedLocaleException e) {
            // Said below, in our own words.
        }
        throw new IllegalArgumentException("'" + tag + "' is not a language tag (BCP 47)");
    }

    /** The texts by language, the original first. */
    @JsonValue
    public SequencedMap<String, String> texts() {
        return texts;
    }

    /** The language of the original. */
    public String original() {
        return texts.firstEntry().getKey();
    }

    /** Which of the languages a reader gets who asks for one: the asked, its base language, else the original. */
    public String languageFor(String asked) {
        if (texts.containsKey(asked)) {
            return asked;
        }
        String base = Locale.forLanguageTag(asked).getLanguage();
        return texts.containsKey(base) ? base : original();
    }

    /** The text for a reader who asks for a language, by the fallback of {@link #languageFor}. */
    public String in(String asked) {
        return texts.getOrDefault(languageFor(asked), texts.firstEntry().getValue());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocalizedText that && texts.equals(that.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    @Override
    public String toString() {
        return texts.toString();
    }
}
