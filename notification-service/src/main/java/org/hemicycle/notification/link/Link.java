package org.hemicycle.notification.link;

/**
 * What a token in a mail says.
 *
 * @param purpose what it may be used for
 * @param subscriber the id of the subscriber it was mailed to
 * @param revision which of the subscriber's rounds it belongs to, so that a later round can make it void
 */
public record Link(LinkPurpose purpose, String subscriber, long revision) {}
