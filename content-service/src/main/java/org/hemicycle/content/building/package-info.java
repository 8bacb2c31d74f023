/**
 * Buildings where meetings are held, each with its address, entrances and time zone.
 *
 * <p>Who may enter, and how long before they must ask, is not known here.
 */
@NullMarked
package org.hemicycle.content.building;

import org.jspecify.annotations.NullMarked;
