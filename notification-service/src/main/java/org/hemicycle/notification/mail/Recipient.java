package org.hemicycle.notification.mail;

import java.util.Map;
import org.hemicycle.notification.letter.Blank;
import org.jspecify.annotations.Nullable;

/**
 * What makes a letter one person's mail.
 *
 * @param address the address in the form of the SMTP envelope
 * @param messageId the Message-ID without its angle brackets; the same whenever the same mail is sent again
 * @param links the reader's own address for each blank of the letter
 * @param oneClick the address that a mail client posts to for unsubscribing (RFC 8058), where there is one
 */
public record Recipient(String address, String messageId, Map<Blank, String> links, @Nullable String oneClick) {}
