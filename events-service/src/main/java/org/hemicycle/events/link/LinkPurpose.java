package org.hemicycle.events.link;

/** What the holder of a link may do with it; a link for one purpose serves no other. */
public enum LinkPurpose {
    /** See one's own page. */
    PAGE,
    /** Subscribe to one's own calendar. */
    FEED,
    /** Answer an invitation. */
    ANSWER,
    /** Be checked in at the door. */
    CHECK_IN
}
