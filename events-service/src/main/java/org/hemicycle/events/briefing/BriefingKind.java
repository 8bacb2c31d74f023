package org.hemicycle.events.briefing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whom a briefing brings together. */
public enum BriefingKind {
    /** Members of several groups of one house. */
    CROSS_PARTY,
    /** Members of several parliaments. */
    CROSS_BORDER;

    /** The word on the wire: {@code cross-party}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static BriefingKind named(String word) {
        for (BriefingKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("must be cross-party or cross-border");
    }
}
