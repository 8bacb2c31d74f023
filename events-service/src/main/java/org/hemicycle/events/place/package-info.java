/**
 * Where buildings lie, when they open, which days are holidays there, and how long journeys take that staff looked up.
 *
 * <p>The directory knows what a building is called and its address; this is what scheduling knows besides. What the
 * facts mean for a programme is left to {@code itinerary}.
 */
@NullMarked
package org.hemicycle.events.place;

import org.jspecify.annotations.NullMarked;
