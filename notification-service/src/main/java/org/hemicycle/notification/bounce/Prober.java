package org.hemicycle.notification.bounce;

/** Who writes to an address to find out whether mails still arrive there. */
public interface Prober {

    /**
     * Sends a probe, once for each cause however often it is asked.
     *
     * @param subscriber whose address it is
     * @param cause what led to it, in letters and digits
     * @return the Message-ID that the probe has, without angle brackets
     */
    String probe(String subscriber, String cause);
}
