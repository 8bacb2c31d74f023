package org.hemicycle.notification.subscriber;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody can be told about. */
public enum Kind {
    VISIT,
    BRIEFING,
    ARTICLE,
    INTERVIEW,
    STATEMENT,
    VIDEO,
    COMMITMENT;

    /** The name on the wire and in the database, such as {@code visit}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this name on the wire, if there is one. */
    public static Optional<Kind> named(String wireName) {
        return Stream.of(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
    }
}
