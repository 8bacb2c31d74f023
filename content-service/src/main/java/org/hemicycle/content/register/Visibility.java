package org.hemicycle.content.register;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who may see a record of the directory. What nobody has made public is internal. */
public enum Visibility {

    /** The office alone. */
    INTERNAL,

    /** Everybody. */
    PUBLIC;

    /** As it is written in files and answers: {@code public}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The visibility with this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static Visibility named(String wireName) {
        return switch (wireName) {
            case "internal" -> INTERNAL;
            case "public" -> PUBLIC;
            default -> throw new IllegalArgumentException("must be one of internal, public");
        };
    }
}
