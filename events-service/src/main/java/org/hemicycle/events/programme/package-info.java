/**
 * What a delegation does hour by hour: meetings, who attends them, slots, days, and the programme made of them.
 *
 * <p>Values only, each impossible to make wrong; visits plan with them, editions keep them, calendars and documents read
 * them. Who may change what, and when, is left to the visit.
 */
@NullMarked
package org.hemicycle.events.programme;

import org.jspecify.annotations.NullMarked;
