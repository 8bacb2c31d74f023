package org.hemicycle.events.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a building may want to know of somebody. */
public enum Detail {
    FULL_NAME,
    BIRTH_DATE,
    NATIONALITY,
    DOCUMENT_NUMBER;

    /** The word on the wire: {@code full-name}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The detail of this word.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static Detail of(String word) {
        return Arrays.stream(values()).filter(detail -> detail.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is not one of " + Arrays.stream(values()).map(Detail::word).toList()));
    }
}
