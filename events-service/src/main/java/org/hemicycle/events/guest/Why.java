package org.hemicycle.events.guest;

/** Why somebody does not come. */
public enum Why {
    /** They said so. */
    GUEST,
    /** The office refused the request or withdrew the invitation. */
    OFFICE,
    /** A seat was offered and not taken in time. */
    OFFER_EXPIRED,
    /** The seat was handed to somebody else. */
    TRANSFERRED
}
