/**
 * Moments as people choose them: by the clock on the wall of a place.
 */
@NullMarked
package org.hemicycle.defaults.moment;

import org.jspecify.annotations.NullMarked;
