/**
 * Reads what people answer by mail to the invitations in their calendars (iMIP, RFC 6047), from a webhook or a mailbox.
 *
 * <p>It makes sure who answers what, and to which state of it. What an answer does to a meeting or a seat is the visit's
 * and the briefing's decision.
 */
@NullMarked
package org.hemicycle.events.reply;

import org.jspecify.annotations.NullMarked;
