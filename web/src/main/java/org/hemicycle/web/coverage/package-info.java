/**
 * The page that shows how long ago each area and institution was last met, written about and promised something.
 *
 * <p>What was last is content-service's to say; how recent that is, and where a country lies on the map, is decided here.
 */
@NullMarked
package org.hemicycle.web.coverage;

import org.jspecify.annotations.NullMarked;
