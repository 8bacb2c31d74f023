package org.hemicycle.events.document;

import org.jspecify.annotations.Nullable;

/**
 * Whom a document is for.
 *
 * @param role what they are
 * @param person for a person of the visit, who; staff may name one to get that person's copy
 * @param needs whether they may see addresses and needs
 */
record Reader(Role role, @Nullable String person, boolean needs) {

    /** Each sees what the one before sees, and more. */
    enum Role {
        PUBLIC,
        PERSON,
        STAFF
    }

    boolean staff() {
        return role == Role.STAFF;
    }
}
