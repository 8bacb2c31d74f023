package org.hemicycle.events.visit;

import java.util.UUID;

/** The id of a visit: text that is never reused, also the key of its messages. */
public record VisitId(String value) {

    /** An id that no visit has yet. */
    static VisitId next() {
        return new VisitId("visit-" + UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value;
    }
}
