/**
 * What comes from Kafka: read by its type, handled, or set aside with the reason.
 *
 * <p>A message that no retry can help goes to the dead letters of its group; a failure that may pass is retried without
 * end, so that nothing is lost. Types that this build does not know are skipped and counted.
 */
@NullMarked
package org.hemicycle.defaults.intake;

import org.jspecify.annotations.NullMarked;
