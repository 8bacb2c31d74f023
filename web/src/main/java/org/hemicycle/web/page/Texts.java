package org.hemicycle.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of the pages in one language, by key, from {@code texts/<language>.properties}.
 *
 * <p>Places are written {@code {0}}, {@code {1}}; apostrophes need no doubling, unlike in
 * {@link java.text.MessageFormat}, because French is full of them. A sentence with a number has two keys, ending in
 * {@code .one} and {@code .other}.
 */
public final class Texts {

    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(language));
        }
    }

    private final Language language;
    private final Map<String, String> sentences;

    private Texts(Language language) {
        this.language = language;
        this.sentences = Collections.unmodifiableMap(read("/texts/" + language.tag() + ".properties"));
    }

    /** The texts of a language. */
    public static Texts of(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    private static Map<String, String> read(String resource) {
        var properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(resource), resource)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var sentences = new TreeMap<String, String>();
        properties.forEach((key, sentence) -> sentences.put((String) key, (String) sentence));
        return sentences;
    }

    /** Every key with its sentence. */
    public Map<String, String> sentences() {
        return sentences;
    }

    /** The sentence of a key; a key without one stays visible, so that it is noticed. */
    public String say(String key, Object... places) {
        return fill(sentences.getOrDefault(key, key), places);
    }

    /** The sentence of a key, or nothing if there is none. */
    public @Nullable String find(String key, Object... places) {
        String sentence = sentences.get(key);
        return sentence == null ? null : fill(sentence, places);
    }

    /** The sentence for a number of things, which is its first place. */
    public String count(String key, long number, Object... more) {
        var places = new Object[more.length + 1];
        places[0] = number;
        System.arraycopy(more, 0, places, 1, more.length);
        return say(key + (language.isSingular(number) ? ".one" : ".other"), places);
    }

    private static String fill(String sentence, Object... places) {
        if (places.length == 0) {
            return sentence;
        }
        // In one pass, so that a place whose value looks like a place is left as it is.
        var filled = new StringBuilder(sentence.length() + 32);
        for (int at = 0; at < sentence.length(); at++) {
            char c = sentence.charAt(at);
            if (c == '{' && at + 2 < sentence.length() && sentence.charAt(at + 2) == '}') {
                int place = sentence.charAt(at + 1) - '0';
                if (place >= 0 && place < places.length) {
                    filled.append(places[place]);
                    at += 2;
                    continue;
                }
            }
            filled.append(c);
        }
        return filled.toString();
    }
}
