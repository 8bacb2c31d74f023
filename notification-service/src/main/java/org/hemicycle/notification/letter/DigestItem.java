package org.hemicycle.notification.letter;

import org.hemicycle.contracts.Message;

/**
 * One thing in a digest.
 *
 * @param message the latest message about it, which says how it is now
 * @param fresh whether readers of the digest hear of it for the first time
 */
public record DigestItem(Message message, boolean fresh) {}
