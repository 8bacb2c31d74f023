package org.hemicycle.notification.letter;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The sentences of all letters in one language, from {@code wording/<language>.properties}. */
public final class Wording {

    /** The languages that letters are written in; the first is the one that others fall back to. */
    public static final List<String> LANGUAGES = List.of("en", "fr", "de");

    private static final Map<String, Wording> ALL = all();

    private final String language;
    private final Locale locale;
    private final Map<String, String> sentences;

    private Wording(String language, Map<String, String> sentences) {
        this.language = language;
        // Dates in English are written the European way.
        this.locale = language.equals("en") ? Locale.UK : Locale.of(language);
        this.sentences = sentences;
    }

    private static Map<String, Wording> all() {
        var all = new LinkedHashMap<String, Wording>();
        for (String language : LANGUAGES) {
            all.put(language, new Wording(language, read(language)));
        }
        return all;
    }

    private static Map<String, String> read(String language) {
        var properties = new Properties();
        String file = "/wording/" + language + ".properties";
        try (var stream = Objects.requireNonNull(Wording.class.getResourceAsStream(file), file);
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        var sentences = new LinkedHashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> sentences.put(key, properties.getProperty(key)));
        return Map.copyOf(sentences);
    }

    /** The wording for a reader's language, or the first language's where there is none. */
    public static Wording in(String language) {
        Wording wording = ALL.get(Locale.forLanguageTag(language).getLanguage());
        return wording != null ? wording : Objects.requireNonNull(ALL.get(LANGUAGES.getFirst()));
    }

    /** The language it is written in. */
    public String language() {
        return language;
    }

    /** The locale for dates and times. */
    public Locale locale() {
        return locale;
    }

    /** All keys, for the test that keeps the languages in step. */
    Map<String, String> sentences() {
        return sentences;
    }

    /** Whether there is a sentence of this name. */
    public boolean knows(String key) {
        return sentences.containsKey(key);
    }

    /** A sentence with its blanks filled. */
    public String say(String key, Object... values) {
        String sentence = sentences.get(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no wording for " + key + " in " + language);
        }
        return new MessageFormat(sentence, locale).format(values);
    }

    /** The name of an area, such as {@code BE}, {@code EU} or {@code EUROPE}. */
    public String area(String code) {
        String own = sentences.get("area." + code);
        if (own != null) {
            return own;
        }
        String name = code.length() == 2 ? Locale.of("", code).getDisplayCountry(locale) : "";
        return name.isEmpty() ? code : name;
    }

    /** The names of several areas in one line. */
    public String areas(List<String> codes) {
        return String.join(", ", codes.stream().map(this::area).toList());
    }

    /** The name of a language. */
    public String nameOf(String languageTag) {
        return Locale.forLanguageTag(languageTag).getDisplayLanguage(locale);
    }
}
