/**
 * Delegation visits as events-service shows them, and the public page of one.
 *
 * <p>What the public may see has been left out or in by events-service; this package adds nothing and hides nothing.
 */
@NullMarked
package org.hemicycle.web.visit;

import org.jspecify.annotations.NullMarked;
