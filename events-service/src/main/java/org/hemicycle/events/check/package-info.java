/**
 * Holds a visit's plan against the rules: finds what they need to know, and keeps who let which violation be.
 *
 * <p>The rules themselves are in {@code itinerary}, the deadlines of buildings in {@code access}.
 */
@NullMarked
package org.hemicycle.events.check;

import org.jspecify.annotations.NullMarked;
