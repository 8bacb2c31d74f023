package org.hemicycle.content.language;

import java.util.LinkedHashMap;
import org.hemicycle.contracts.LocalizedText;

/** Words of our own, in the languages that the pages are in. */
public final class OwnWords {

    private OwnWords() {}

    /** A text in the three languages of the pages, English first. */
    public static LocalizedText in(String english, String french, String german) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("en", english);
        texts.put("fr", french);
        texts.put("de", german);
        return LocalizedText.of(texts);
    }
}
