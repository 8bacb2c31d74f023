package org.hemicycle.notification.bulletin;

import java.util.Set;

/** What became of the mails of a bulletin so far, as whoever serves its chunks knows it. */
public interface Outcomes {

    /**
     * How many mails came to what.
     *
     * @param chunks of how many chunks everybody was attempted, or will not be any more
     * @param sent taken by the mail server
     * @param deferred waiting for the next attempt
     * @param failed refused by the mail server for good
     * @param dead given up after the last attempt
     * @param suppressed not sent because the reader withdrew meanwhile, or nothing is sent to the address
     */
    record Reached(int chunks, int sent, int deferred, int failed, int dead, int suppressed) {

        /** Of how many mails anything is known. */
        int attempted() {
            return sent + deferred + failed + dead + suppressed;
        }
    }

    /** The counts of all chunks of a notice together. */
    Reached reached(String notice);

    /** The chunks of a notice of which everybody was attempted, or will not be any more. */
    Set<Integer> served(String notice);
}
