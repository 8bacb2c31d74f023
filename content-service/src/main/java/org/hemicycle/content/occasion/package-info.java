/**
 * Our own copy of what is public about visits and briefings: what events-service tells of each, the latest version of it.
 *
 * <p>It is fed by {@code events.visit.v1} and {@code events.briefing.v1}, and outlives what those topics keep. It offers
 * the copies to whoever searches; events-service alone changes a visit or a briefing.
 */
@NullMarked
package org.hemicycle.content.occasion;

import org.jspecify.annotations.NullMarked;
