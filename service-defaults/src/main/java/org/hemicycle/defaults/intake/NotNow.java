package org.hemicycle.defaults.intake;

/**
 * A message that cannot be served at this moment and through no fault of its own: another instance has it, or this one is
 * being stopped. It keeps its place and is tried again, here or by whoever gets its partition next, however often that
 * takes; it never becomes a dead letter.
 */
public class NotNow extends RuntimeException {

    /** Says why not, for the log; without a stack trace, since it is no failure. */
    public NotNow(String reason) {
        super(reason, null, false, false);
    }
}
