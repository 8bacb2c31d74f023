package org.hemicycle.events.availability;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Whose calendar it is.
 *
 * @param kind a person of the directory, a delegate of a visit, or a parliament
 * @param id the person's id; for a delegate {@code visit/delegate}; for a parliament the organization's id or an area code
 */
public record Subject(Kind kind, String id) {

    /** Whose calendar it is. */
    public enum Kind {
        PERSON,
        DELEGATE,
        PARLIAMENT;

        /** The kind as the wire names it. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the subject is named in the store. */
    public String key() {
        return kind.wireName() + ":" + id;
    }
}
