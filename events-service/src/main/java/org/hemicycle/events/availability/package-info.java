/**
 * When people can be met and when parliaments sit, as their own calendars say.
 *
 * <p>It keeps the least: of a person only when they are busy or free, of a parliament also what the day is called. How a
 * calendar gets here is left to the intake of files, and what follows from it for a visit to the rules of the itinerary.
 */
@NullMarked
package org.hemicycle.events.availability;

import org.jspecify.annotations.NullMarked;
