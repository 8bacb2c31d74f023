package org.hemicycle.events.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How far the request to let somebody in has come. */
public enum AccessState {
    /** Something that the building wants to know is not known yet. */
    MISSING_DATA,
    /** Everything is known and nothing was sent. */
    READY,
    /** The building was asked. */
    SUBMITTED,
    /** The building said yes. */
    APPROVED,
    /** The building said no. */
    REFUSED,
    /** The deadline passed before anything was sent, or an approval ran out. */
    EXPIRED,
    /** Somebody decided that it is not needed. */
    WAIVED;

    /** The word on the wire: {@code missing-data}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The state of this word.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static AccessState of(String word) {
        return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is not one of " + Arrays.stream(values()).map(AccessState::word).toList()));
    }

    /** Whether the deadline no longer matters, because the building knows or nobody asks. */
    public boolean inTime() {
        return this == SUBMITTED || this == APPROVED || this == WAIVED;
    }

    /** Whether nothing is left to do. */
    boolean settled() {
        return this == APPROVED || this == WAIVED;
    }
}
