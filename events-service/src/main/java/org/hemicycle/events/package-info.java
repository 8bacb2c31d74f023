/**
 * What we do: delegation visits, their meetings, and the calendars and feeds made of them.
 *
 * <p>It owns the visits and keeps a copy of what it needs from the directory; whom to tell about a visit is left to
 * notification-service, which hears of it on {@code events.visit.v1}.
 */
@NullMarked
package org.hemicycle.events;

import org.jspecify.annotations.NullMarked;
