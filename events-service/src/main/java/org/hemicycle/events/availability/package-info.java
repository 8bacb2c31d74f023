/**
 * When people can be met and when parliaments sit, as their own calendars say: read from iCalendar (RFC 5545) and CSV.
 *
 * <p>It reads files as they really are, refuses what it cannot read line by line, and keeps the least: of a person only
 * when they are busy or free, of a parliament also what the day is called. What follows from it for a visit is left to
 * the rules of the itinerary.
 */
@NullMarked
package org.hemicycle.events.availability;

import org.jspecify.annotations.NullMarked;
