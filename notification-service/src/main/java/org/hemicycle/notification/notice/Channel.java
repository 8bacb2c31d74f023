package org.hemicycle.notification.notice;

/** A way other than mail by which a notice reaches those who want it there. */
public interface Channel {

    /**
     * Plans what is owed to this channel's receivers because of a notice.
     *
     * <p>It may be called again with the same notice, after a crash or when its message is repeated, and then plans
     * nothing twice.
     *
     * @param id the notice's id
     */
    void plan(String id, Notice notice);
}
