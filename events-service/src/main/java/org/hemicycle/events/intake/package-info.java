/**
 * Takes in calendar files, iCalendar (RFC 5545) and CSV, with a preview before anything is kept.
 *
 * <p>It reads files as they really are, and refuses what it cannot read line by line without losing the rest. What the
 * entries mean is left to availability.
 */
@NullMarked
package org.hemicycle.events.intake;

import org.jspecify.annotations.NullMarked;
