/**
 * The guest list of a briefing: who was invited, who has a seat, who waits in which order.
 *
 * <p>Pure rules without a store or a clock: each change is given the moment and the terms, returns the list after it
 * with the people whom it concerns, or refuses by name. What a briefing is, and where it takes place, is not its matter.
 */
@NullMarked
package org.hemicycle.events.guest;

import org.jspecify.annotations.NullMarked;
