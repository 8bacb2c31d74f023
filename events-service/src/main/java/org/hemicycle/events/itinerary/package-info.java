/**
 * What a programme must keep to: a neutral plan, the way between its places, and every rule with its name and severity.
 *
 * <p>It knows no store and no framework: it is given a plan and says what is wrong with it. The same rules answer while
 * somebody edits, when a programme is to be published, and whoever looks for a better programme.
 */
@NullMarked
package org.hemicycle.events.itinerary;

import org.jspecify.annotations.NullMarked;
