package org.hemicycle.defaults.outbox;

/**
 * A place where a test may end the process as a power cut would, chosen by the system property
 * {@code hemicycle.fail-at}; without it, reaching one costs nothing.
 */
public final class FailPoint {

    private static final String FAIL_AT = System.getProperty("hemicycle.fail-at", "");

    private FailPoint() {}

    /** Ends the process at once, without shutdown hooks, where this point was chosen. */
    public static void reach(String point) {
        if (!FAIL_AT.isEmpty() && FAIL_AT.equals(point)) {
            Runtime.getRuntime().halt(137);
        }
    }
}
