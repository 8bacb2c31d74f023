package org.hemicycle.events.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** As what somebody enters a building. */
public enum VisitorKind {
    GUEST,
    INTEREST_REPRESENTATIVE,
    PRESS,
    GROUP;

    /** The word on the wire: {@code interest-representative}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind of this word.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static VisitorKind of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is not one of " + Arrays.stream(values()).map(VisitorKind::word).toList()));
    }
}
