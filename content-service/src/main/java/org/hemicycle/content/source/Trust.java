package org.hemicycle.content.source;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a fact can be trusted. */
public enum Trust {

    /** Said by the body that the fact is about. */
    OFFICIAL,

    /** Said by somebody else who can be named. */
    SECONDARY,

    /** Calculated or judged from other facts. */
    ESTIMATE,

    /** Nobody has checked it yet: it must not be shown as current. */
    VERIFY,

    /** Invented for demonstrations. */
    SAMPLE;

    /** As it is written in seed files and answers: {@code official}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
