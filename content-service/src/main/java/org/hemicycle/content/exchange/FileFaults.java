package org.hemicycle.content.exchange;

import org.hemicycle.defaults.refusal.Faults;
import org.jspecify.annotations.Nullable;
import org.hemicycle.defaults.refusal.Refused;

/** What is wrong with a file, the first hundred of it, each with its place. */
final class FileFaults {

    private static final int MOST = 100;

    private final Faults faults = new Faults();
    private int found;

    /** Notes a rule that is broken at a place: a pointer (RFC 6901) in JSON, a line and a column in CSV. */
    void add(FileRefusal kind, String place, @Nullable String message) {
        if (++found <= MOST) {
            faults.add(kind, place, message == null ? kind.sentence() : message);
        }
    }

    boolean isEmpty() {
        return found == 0;
    }

    /**
     * Ends here where anything was noted.
     *
     * @throws Refused by the name of the first, with all of them
     */
    void refuseIfAny() {
        faults.refuseIfAny();
    }
}
