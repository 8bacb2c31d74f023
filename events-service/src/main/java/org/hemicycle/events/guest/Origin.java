package org.hemicycle.events.guest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How somebody came onto the list. */
public enum Origin {
    INVITED,
    REQUESTED,
    TRANSFERRED,
    WALK_IN;

    /** The word on the wire: {@code walk-in}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
