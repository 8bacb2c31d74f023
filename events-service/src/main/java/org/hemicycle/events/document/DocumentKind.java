package org.hemicycle.events.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The documents, and who may have them. */
public enum DocumentKind {
    /** What is public of the meetings; of a person, what they are expected at. */
    PROGRAMME(Reader.Role.PUBLIC),
    /** Everything about every meeting. */
    INTERNAL_PROGRAMME(Reader.Role.STAFF),
    /** One day with everybody's whereabouts. */
    DAY_SHEET(Reader.Role.STAFF),
    /** Who travels. */
    DELEGATE_LIST(Reader.Role.STAFF),
    /** Who comes to one building, for its door. */
    VISITOR_LIST(Reader.Role.STAFF),
    /** Whom a delegate meets and what for. */
    BRIEFING_BOOK(Reader.Role.PERSON),
    /** Whom to call. */
    CONTACT_SHEET(Reader.Role.STAFF);

    private final Reader.Role least;

    DocumentKind(Reader.Role least) {
        this.least = least;
    }

    /** The kind by its name in an address, such as {@code day-sheet}. */
    static Optional<DocumentKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
    }

    /** The name in an address. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a reader may have it at all. */
    boolean allowed(Reader reader) {
        return reader.role().compareTo(least) >= 0;
    }
}
