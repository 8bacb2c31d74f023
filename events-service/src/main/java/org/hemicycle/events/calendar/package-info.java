/**
 * Calendars of what was announced: a public one (RFC 5545, 7986) with an Atom feed beside it (RFC 4287), private ones by
 * a secret address, and invitations for a mail (RFC 5546, 6047).
 *
 * <p>All show the last edition and nothing of the working plan, each the least that its reader needs; all answer
 * conditional requests, because their readers ask often and little changes. Who may come to what is the visit's decision.
 */
@NullMarked
package org.hemicycle.events.calendar;

import org.jspecify.annotations.NullMarked;
