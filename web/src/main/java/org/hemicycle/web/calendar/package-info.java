/**
 * The public calendar, and how a time on a wall clock becomes a moment.
 *
 * <p>Calendar files and feeds themselves come from events-service; pages only link to them.
 */
@NullMarked
package org.hemicycle.web.calendar;

import org.jspecify.annotations.NullMarked;
