package org.hemicycle.events.programme;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who may know of a meeting. */
public enum Visibility {
    PUBLIC,
    INTERNAL;

    /** The word on the wire: {@code public} or {@code internal}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
