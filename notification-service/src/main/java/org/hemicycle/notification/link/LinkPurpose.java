package org.hemicycle.notification.link;

/** What the holder of a link may do with it; a link for one purpose serves no other. */
public enum LinkPurpose {
    /** Confirm the sign-up that it was mailed for. */
    CONFIRMATION("c"),
    /** See and change preferences, export or erase. */
    PREFERENCES("p"),
    /** Stop all mails, from any mail however old. */
    UNSUBSCRIPTION("u");

    private final String claim;

    LinkPurpose(String claim) {
        this.claim = claim;
    }

    String claim() {
        return claim;
    }
}
