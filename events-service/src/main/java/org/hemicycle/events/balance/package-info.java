/**
 * How far the people at a briefing mirror the house: shares of the groups against their seats on that date.
 *
 * <p>Pure arithmetic over counts with their day and source. What is not known (a count, a side) is said to be unknown
 * and is never taken for kept.
 */
@NullMarked
package org.hemicycle.events.balance;

import org.jspecify.annotations.NullMarked;
